public import JSONBytes
public import Lifecycle
public import Model
import ServiceDesk
public import Store

/// Repairs as programs read them.
public enum RepairJSON {
  public static func write(_ line: Roll.RepairLine, _ names: NameBook, into json: inout JSONWriter) throws {
    json.beginObject()
    AssetJSON.text("order", RepairNumber(line.number).text, &json)
    AssetJSON.text("tag", line.tag, &json)
    AssetJSON.device("maker", line.maker, &json)
    AssetJSON.device("model", line.model, &json)
    AssetJSON.text("opened", line.opened.text, &json)
    AssetJSON.text("state", line.stateCode, &json)
    AssetJSON.text("waits_for", line.waitsFor?.rawValue, &json)
    AssetJSON.text("vendor", try line.vendor.map { try names.name($0) }, &json)
    AssetJSON.text("closed", line.closed?.text, &json)
    AssetJSON.text("undone", line.undone?.text, &json)
    if let cost = line.cost { AssetJSON.money("cost", cost, &json) }
    json.endObject()
  }

  /// One repair in full.
  ///
  /// - Parameter now: until when a wait counts that still lasts.
  public static func write(
    _ asset: Asset, _ story: RepairStory, _ roll: Roll, now: Instant, into json: inout JSONWriter
  ) throws {
    let names = NameBook(roll)
    json.beginObject()
    AssetJSON.text("order", RepairNumber(story.number).text, &json)
    AssetJSON.text("tag", asset.tag.text, &json)
    AssetJSON.text("asset_id", asset.id.text, &json)
    AssetJSON.text("symptom", story.opened.evidence.code(.symptom), &json)
    AssetJSON.text("cause", story.cause?.rawValue, &json)
    json.name("warranty_hit")
    json.bool(story.opened.evidence.flag(.warrantyHit))
    if let estimate = story.estimate { AssetJSON.money("estimate", estimate, &json) }
    if let cost = story.cost { AssetJSON.money("cost", cost, &json) }
    AssetJSON.text("loaner_id", story.opened.evidence.id(.loaner)?.text, &json)
    AssetJSON.text("ending", story.ending?.rawValue, &json)
    json.name("waited_seconds")
    json.integer(story.waitedMilliseconds(until: now) / 1000)
    try step("opened", story.opened, roll, names, &json)
    try step("closed", story.closed, roll, names, &json)
    json.name("diagnoses")
    json.beginArray()
    for event in story.diagnoses { try object(event, roll, names, &json) }
    json.endArray()
    json.name("waits")
    json.beginArray()
    for wait in story.waits {
      json.beginObject()
      AssetJSON.text("for", wait.what.rawValue, &json)
      try step("began", wait.began, roll, names, &json)
      try step("ended", wait.ended, roll, names, &json)
      json.endObject()
    }
    json.endArray()
    json.name("trips")
    json.beginArray()
    for trip in story.trips {
      json.beginObject()
      let evidence = trip.sent.evidence
      AssetJSON.text("vendor", try evidence.id(.vendor).map { try names.name($0) }, &json)
      AssetJSON.text("media", evidence.code(.mediaPlan), &json)
      AssetJSON.text("due", evidence.day(.due)?.text, &json)
      try step("sent", trip.sent, roll, names, &json)
      try step("back", trip.back, roll, names, &json)
      if let back = trip.back, back.evidence.has(.sealIntact) {
        json.name("seal_intact")
        json.bool(back.evidence.flag(.sealIntact))
      }
      json.endObject()
    }
    json.endArray()
    json.name("parts")
    json.beginArray()
    for move in story.moves { write(move, asset, &json) }
    json.endArray()
    json.endObject()
  }

  public static func write(_ sum: Roll.RepairSum, into json: inout JSONWriter) {
    json.beginObject()
    AssetJSON.text("tag", sum.asset.tag.text, &json)
    AssetJSON.text("asset_id", sum.asset.id.text, &json)
    AssetJSON.device("maker", sum.asset.maker, &json)
    AssetJSON.device("model", sum.asset.model, &json)
    for (name, number) in [("repairs", sum.orders), ("open", sum.open), ("days", sum.days)] {
      json.name(name)
      json.integer(Int64(number))
    }
    json.name("costs")
    json.beginArray()
    for cost in sum.costs {
      json.beginObject()
      AssetJSON.text("amount", cost.amount, &json)
      AssetJSON.text("currency", cost.currency, &json)
      json.endObject()
    }
    json.endArray()
    if let price = sum.asset.price { AssetJSON.money("price", price, &json) }
    if let percent = sum.percent {
      json.name("percent_of_price")
      json.integer(Int64(percent))
    }
    json.endObject()
  }

  private static func write(_ move: RepairStory.PartMove, _ asset: Asset, _ json: inout JSONWriter) {
    let part = asset.parts.first { Int64($0.part.number) == move.number }?.part
    json.beginObject()
    json.name("in")
    json.bool(move.isIn)
    if let number = move.number {
      json.name("part")
      json.integer(number)
    }
    AssetJSON.text("kind", part?.kind.rawValue ?? move.event.evidence.code(.partKind), &json)
    AssetJSON.device("serial", part?.serial, &json)
    AssetJSON.text("destination", move.event.evidence.code(.destination), &json)
    AssetJSON.text("recipient_id", move.event.evidence.id(.recipient)?.text, &json)
    AssetJSON.text("on", move.event.on.text, &json)
    json.name("event")
    json.integer(move.event.sequence)
    json.endObject()
  }

  private static func step(
    _ name: String, _ event: Event?, _ roll: Roll, _ names: NameBook, _ json: inout JSONWriter
  ) throws {
    guard let event else { return }
    json.name(name)
    try object(event, roll, names, &json)
  }

  /// When, by whom, and the texts that lie in the vault.
  private static func object(
    _ event: Event, _ roll: Roll, _ names: NameBook, _ json: inout JSONWriter
  ) throws {
    json.beginObject()
    json.name("event")
    json.integer(event.sequence)
    AssetJSON.text("on", event.on.text, &json)
    AssetJSON.text("at", event.recordedAt.text, &json)
    AssetJSON.text("by", try names.handle(event.actor), &json)
    AssetJSON.text("cause", event.evidence.code(.faultCause), &json)
    for key: EvidenceKey in [.fault, .reason, .note, .workDone, .reference, .seal] {
      guard let digest = event.evidence.secret(key) else { continue }
      AssetJSON.text(key.rawValue, try roll.opened(digest), &json)
    }
    json.endObject()
  }
}

extension Roll.RepairLine {
  /// For programs.
  var stateCode: String {
    if undone != nil { return "undone" }
    if let ending { return ending.rawValue }
    if waitsFor != nil { return "waiting" }
    return isAtVendor ? "at_vendor" : "open"
  }
}

/// Repairs as tables for other programs: codes and not words, headings that never change.
public enum RepairCSV {
  public static func writeOrders(
    _ lines: [Roll.RepairLine], _ names: NameBook, into csv: inout CSVWriter
  ) throws {
    for heading in [
      "order", "tag", "maker", "model", "opened", "state", "waits_for", "vendor", "closed", "cost",
      "currency",
    ] {
      csv.cell(heading)
    }
    csv.endLine()
    for line in lines {
      csv.cell(RepairNumber(line.number).text)
      csv.cell(line.tag)
      csv.cell(line.maker)
      csv.cell(line.model)
      csv.cell(line.opened.text)
      csv.cell(line.stateCode)
      csv.cell(line.waitsFor?.rawValue)
      csv.cell(try line.vendor.map { try names.name($0) })
      csv.cell(line.closed?.text)
      csv.cell(line.cost?.amount)
      csv.cell(line.cost?.currency)
      csv.endLine()
    }
  }

  /// One line an asset and currency.
  public static func writeSums(_ sums: [Roll.RepairSum], into csv: inout CSVWriter) {
    for heading in [
      "tag", "asset_id", "maker", "model", "repairs", "open", "days", "cost", "currency", "price",
      "price_currency", "percent_of_price",
    ] {
      csv.cell(heading)
    }
    csv.endLine()
    for sum in sums {
      let costs: [Money?] = sum.costs.isEmpty ? [nil] : sum.costs
      for cost in costs {
        csv.cell(sum.asset.tag.text)
        csv.cell(sum.asset.id.text)
        csv.cell(sum.asset.maker)
        csv.cell(sum.asset.model)
        csv.cell(Int64(sum.orders))
        csv.cell(Int64(sum.open))
        csv.cell(Int64(sum.days))
        csv.cell(cost?.amount)
        csv.cell(cost?.currency)
        csv.cell(sum.asset.price?.amount)
        csv.cell(sum.asset.price?.currency)
        csv.cell(sum.percent.map { "\($0)" })
        csv.endLine()
      }
    }
  }
}
