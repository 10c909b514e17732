public import JSONBytes
import Lifecycle
import Model
public import Store

/// A thing beside a machine, as programs read it.
public enum DeskJSON {
  /// - Parameter remedy: the command that would make the books agree with what was seen.
  public static func write(_ seat: DeskSeat, remedy: String?, into json: inout JSONWriter) {
    let (thing, newest) = (seat.thing, seat.story.newest)
    json.beginObject()
    AssetJSON.text("category", thing.category.rawValue, &json)
    AssetJSON.device("maker", thing.maker, &json)
    AssetJSON.device("model", thing.model, &json)
    AssetJSON.device("serial", thing.serial, &json)
    AssetJSON.text("tag", seat.asset?.tag.text, &json)
    AssetJSON.text("machine", seat.machine.tag.text, &json)
    AssetJSON.device("port", thing.port, &json)
    AssetJSON.text("person", newest.person?.text, &json)
    AssetJSON.text("place", newest.place?.text, &json)
    AssetJSON.text("since", seat.story.since.text, &json)
    AssetJSON.text("noted", newest.scannedAt.text, &json)
    json.name("event")
    json.integer(newest.sequence)
    json.name("also_at")
    json.beginArray()
    for machine in seat.alternates { json.string(machine.tag.text) }
    json.endArray()
    json.name("elsewhere_by_the_books")
    json.bool(seat.isElsewhere)
    AssetJSON.text("command", remedy, &json)
    json.endObject()
  }
}
