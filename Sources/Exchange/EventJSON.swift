public import JSONBytes
import Ledger
public import Model

/// An event as programs read it: its stored body, and the leaf hash it has in the tree.
public enum EventJSON {
  /// - Parameter undoneBy: the number of the event that took it back, where that is known.
  public static func write(
    _ event: Event, leaf: Digest, undoneBy: Int64? = nil, into json: inout JSONWriter
  ) {
    json.beginObject()
    json.name("seq")
    json.integer(event.sequence)
    json.name("leaf")
    json.string(leaf.text)
    // The very bytes that were hashed, so that anybody can hash them again.
    json.name("body")
    json.string(String(decoding: EventBody.encode(event), as: UTF8.self))
    if let undoneBy {
      json.name("undone_by")
      json.integer(undoneBy)
    }
    json.endObject()
  }
}
