public import JSONBytes
import Lifecycle
import Model
public import Store

/// The disposal record for auditors, as CSV and as JSON. A row names the event and leaf hash that prove it.
public enum Disposal {
  public static let headings = [
    "tag", "asset_id", "category", "maker", "model", "serial", "registered", "purchased", "price", "currency",
    "reason",
    "method", "recipient", "certificate", "closed_on", "media_count", "media", "people", "single_control",
    "waivers",
    "event", "leaf", "cause", "appraisers", "approvers", "released_on", "manifest", "treatment",
    "waste_code", "hazardous", "weight_kg", "country", "permit", "book_value", "book_value_currency",
    "proceeds",
    "proceeds_currency", "finance_reference", "checkpoint",
  ]

  public static func writeHeadings(into csv: inout CSVWriter) {
    headings.forEach { csv.cell($0) }
    csv.endLine()
  }

  public static func write(_ row: DisposalRow, into csv: inout CSVWriter) {
    let asset = row.asset
    csv.cell(asset.tag.text)
    csv.cell(asset.id.text)
    csv.cell(asset.category.rawValue)
    csv.cell(asset.maker)
    csv.cell(asset.model)
    csv.cell(asset.serial)
    csv.cell(asset.registered.text)
    csv.cell(asset.purchased?.text)
    csv.cell(asset.price?.amount)
    csv.cell(asset.price?.currency)
    csv.cell(row.reason)
    csv.cell(row.method?.rawValue)
    csv.cell(row.recipient)
    csv.cell(row.certificate)
    csv.cell(row.closedOn.text)
    csv.cell(Int64(row.media.count))
    csv.cell(row.media.map(summary).joined(separator: "; "))
    csv.cell(row.people.joined(separator: "; "))
    csv.cell(Int64(row.singleControl))
    csv.cell(Int64(row.waivers))
    csv.cell(row.sequence)
    csv.cell(row.leaf.text)
    csv.cell(row.cause?.rawValue)
    csv.cell(row.appraisers.joined(separator: "; "))
    csv.cell(row.approvers.joined(separator: "; "))
    csv.cell(row.releasedOn?.text)
    csv.cell(row.manifest.map { "M-\($0)" })
    csv.cell(row.facts.treatment?.rawValue)
    csv.cell(row.facts.wasteCode?.digits)
    csv.cell(row.facts.isHazardous.map { $0 ? "yes" : "no" })
    csv.cell(row.facts.grams?.thousandthsText)
    csv.cell(row.facts.country?.code)
    csv.cell(row.permit)
    csv.cell(row.bookValue?.amount)
    csv.cell(row.bookValue?.currency)
    csv.cell(row.facts.proceeds?.amount)
    csv.cell(row.facts.proceeds?.currency)
    csv.cell(row.financeReference)
    csv.cell(row.checkpoint.map { "\($0)" })
    csv.endLine()
  }

  /// `S6B2K1 purge verified nvme-cli by root witness li.na batch B-7 sampled 2/40 by wang.lei #13`
  private static func summary(_ medium: DisposalRow.Medium) -> String {
    let serial =
      medium.part.map { $0.serial?.trimmed.string ?? "slot \($0.slot.string ?? "?")" } ?? "unlisted"
    var words = [serial, medium.isLost ? "lost" : medium.method?.rawValue ?? "none"]
    if let result = medium.result { words.append(result.rawValue) }
    if let tool = medium.tool { words.append(tool) }
    if let reason = medium.reason { words.append("(\(reason))") }
    if let by = medium.by { words.append("by \(by)") }
    if let witness = medium.witness { words.append("witness \(witness)") }
    if case .text(let batch)? = medium.detail(.wipeBatch) { words.append("batch \(batch)") }
    if case .number(let sampled)? = medium.detail(.sampled),
      case .number(let size)? = medium.detail(.batchSize),
      case .text(let sampler)? = medium.detail(.sampler)
    {
      words.append("sampled \(sampled)/\(size) by \(sampler)")
    }
    return (words + ["#\(medium.sequence)"]).joined(separator: " ")
  }

  public static func write(_ row: DisposalRow, into json: inout JSONWriter) {
    json.beginObject()
    AssetJSON.text("schema", "disposal", &json)
    json.name("version")
    json.integer(1)
    json.name("asset")
    AssetJSON.write(row.asset, into: &json)
    AssetJSON.text("reason", row.reason, &json)
    AssetJSON.text("method", row.method?.rawValue, &json)
    AssetJSON.text("recipient", row.recipient, &json)
    AssetJSON.text("certificate", row.certificate, &json)
    AssetJSON.text("manifest", row.manifest.map { "M-\($0)" }, &json)
    AssetJSON.text("treatment", row.facts.treatment?.rawValue, &json)
    write(row.facts, into: &json)
    AssetJSON.text("permit", row.permit, &json)
    if let value = row.bookValue { AssetJSON.money("book_value", value, &json) }
    AssetJSON.text("finance_reference", row.financeReference, &json)
    AssetJSON.text("closed_on", row.closedOn.text, &json)
    json.name("media")
    json.beginArray()
    for medium in row.media { write(medium, into: &json) }
    json.endArray()
    json.name("people")
    json.beginArray()
    row.people.forEach { json.string($0) }
    json.endArray()
    for (name, people) in [("appraisers", row.appraisers), ("approvers", row.approvers)] {
      json.name(name)
      json.beginArray()
      people.forEach { json.string($0) }
      json.endArray()
    }
    AssetJSON.text("cause", row.cause?.rawValue, &json)
    AssetJSON.text("released_on", row.releasedOn?.text, &json)
    json.name("single_control")
    json.integer(Int64(row.singleControl))
    json.name("waivers")
    json.integer(Int64(row.waivers))
    json.name("event")
    json.integer(row.sequence)
    AssetJSON.text("leaf", row.leaf.text, &json)
    if let size = row.checkpoint {
      json.name("checkpoint")
      json.integer(size)
    }
    json.endObject()
  }

  private static func write(_ facts: DisposalFacts, into json: inout JSONWriter) {
    AssetJSON.text("waste_code", facts.wasteCode?.digits, &json)
    if let isHazardous = facts.isHazardous {
      json.name("hazardous")
      json.bool(isHazardous)
    }
    if let grams = facts.grams {
      json.name("weight_grams")
      json.integer(grams)
    }
    AssetJSON.text("country", facts.country?.code, &json)
    if let proceeds = facts.proceeds { AssetJSON.money("proceeds", proceeds, &json) }
  }

  private static func write(_ medium: DisposalRow.Medium, into json: inout JSONWriter) {
    json.beginObject()
    if let part = medium.part {
      json.name("part")
      json.integer(Int64(part.number))
      AssetJSON.device("model", part.model, &json)
      AssetJSON.device("serial", part.serial, &json)
    }
    AssetJSON.text("method", medium.method?.rawValue ?? "none", &json)
    AssetJSON.text("result", medium.result?.rawValue, &json)
    AssetJSON.text("tool", medium.tool, &json)
    AssetJSON.text("reason", medium.reason, &json)
    AssetJSON.text("by", medium.by, &json)
    AssetJSON.text("witness", medium.witness, &json)
    if medium.isLost {
      json.name("lost")
      json.bool(true)
    }
    AssetJSON.text("media_type", medium.type?.rawValue, &json)
    AssetJSON.text("technique", medium.technique?.rawValue, &json)
    AssetJSON.text("tool_version", medium.toolVersion, &json)
    AssetJSON.text("verification", medium.verification?.rawValue, &json)
    AssetJSON.text("verifier", medium.verifier, &json)
    AssetJSON.text("standard", medium.standard?.rawValue, &json)
    AssetJSON.text("file", medium.file?.text, &json)
    for detail in medium.details {
      json.name(detail.field.key.rawValue)
      switch detail.value {
      case .code(let text), .text(let text): json.string(text)
      case .number(let number): json.integer(number)
      case .flag(let flag): json.bool(flag)
      }
    }
    json.name("event")
    json.integer(medium.sequence)
    json.endObject()
  }
}
