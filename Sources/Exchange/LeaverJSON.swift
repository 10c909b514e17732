public import JSONBytes
import Model
public import Store

/// Who leaves or has left and what is still with them, as programs read it.
public enum LeaverJSON {
  public static func write(_ leaver: Roll.Leaver, into json: inout JSONWriter) throws {
    let person = leaver.person
    json.beginObject()
    AssetJSON.text("id", person.id.text, &json)
    AssetJSON.text("login", person.handle, &json)
    AssetJSON.text("name", person.name, &json)
    AssetJSON.text("leaving", person.leaving?.text, &json)
    AssetJSON.text("left", person.left?.text, &json)
    json.name("assets")
    json.beginArray()
    leaver.assets.forEach { AssetJSON.write($0, into: &json) }
    json.endArray()
    json.endObject()
  }
}

/// The same as a table: one line for each thing, codes and not words, headings that never change.
public enum LeaverCSV {
  public static let headings = [
    "login", "name", "leaving", "left", "tag", "asset_id", "maker", "model", "serial", "stage", "since",
    "due",
  ]

  public static func writeHeadings(into csv: inout CSVWriter) {
    headings.forEach { csv.cell($0) }
    csv.endLine()
  }

  public static func write(_ leaver: Roll.Leaver, into csv: inout CSVWriter) {
    let person = leaver.person
    for asset in leaver.assets {
      csv.cell(person.handle)
      csv.cell(person.name)
      csv.cell(person.leaving?.text)
      csv.cell(person.left?.text)
      csv.cell(asset.tag.text)
      csv.cell(asset.id.text)
      csv.cell(asset.maker)
      csv.cell(asset.model)
      csv.cell(asset.serial)
      csv.cell(asset.stage.rawValue)
      csv.cell(asset.stageSince.text)
      csv.cell(asset.due?.text)
      csv.endLine()
    }
  }
}
