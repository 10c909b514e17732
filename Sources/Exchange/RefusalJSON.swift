public import JSONBytes
import Model
public import Store

/// A refused act as programs read it.
public enum RefusalJSON {
  public static func write(
    _ attempt: Roll.RefusedAttempt, _ names: NameBook, into json: inout JSONWriter
  ) throws {
    let event = attempt.entry.event
    json.beginObject()
    json.name("event")
    json.integer(event.sequence)
    AssetJSON.text("at", event.recordedAt.text, &json)
    AssetJSON.text("on", event.on.text, &json)
    AssetJSON.text("by", try names.handle(event.actor), &json)
    AssetJSON.text("by_id", event.actor.text, &json)
    AssetJSON.text("role", event.role.rawValue, &json)
    AssetJSON.text("act", event.evidence.code(.attempt), &json)
    AssetJSON.text("tag", attempt.tag?.text, &json)
    AssetJSON.text("code", event.evidence.code(.refusal), &json)
    json.endObject()
  }
}

/// The same as a table: one line each, codes and not words, headings that never change.
public enum RefusalCSV {
  public static let headings = ["event", "at", "on", "by", "by_id", "role", "act", "tag", "code"]

  public static func writeHeadings(into csv: inout CSVWriter) {
    headings.forEach { csv.cell($0) }
    csv.endLine()
  }

  public static func write(
    _ attempt: Roll.RefusedAttempt, _ names: NameBook, into csv: inout CSVWriter
  ) throws {
    let event = attempt.entry.event
    csv.cell(event.sequence)
    csv.cell(event.recordedAt.text)
    csv.cell(event.on.text)
    csv.cell(try names.handle(event.actor))
    csv.cell(event.actor.text)
    csv.cell(event.role.rawValue)
    csv.cell(event.evidence.code(.attempt))
    csv.cell(attempt.tag?.text)
    csv.cell(event.evidence.code(.refusal))
    csv.endLine()
  }
}
