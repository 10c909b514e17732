public import JSONBytes
public import Lifecycle
import Model

/// One change of hands, as programs read it.
public enum HandoverJSON {
  public static func write(_ handover: Handover, into json: inout JSONWriter) {
    json.beginObject()
    json.name("event")
    json.integer(handover.event.sequence)
    json.name("on")
    json.string(handover.event.on.text)
    json.name("kind")
    json.string(handover.event.kind.rawValue)
    if let from = handover.from {
      json.name("from")
      AssetJSON.write(from, into: &json)
    }
    json.name("to")
    AssetJSON.write(handover.to, into: &json)
    json.name("actor")
    json.string(handover.event.actor.text)
    json.endObject()
  }
}
