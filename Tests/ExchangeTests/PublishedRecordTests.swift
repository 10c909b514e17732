import JSONBytes
import Ledger
import Lifecycle
import Model
import Store
import Testing

@testable import Exchange

@Suite("The published formats of records")
struct PublishedRecordTests {
  static let names = [
    "asset-v1", "disposal-v1", "event-v1", "error-v1", "stocktake-discrepancies-v1", "opening-v1", "pack-v1",
  ]

  @Test("the example of an asset is what a registered machine gives")
  func asset() throws {
    let asset = try TestRoll().register(try Files.scan("thinkpad-x1"))
    var json = JSONWriter()
    AssetJSON.write(asset, into: &json)
    try Example.expect(json.bytes, equal: "asset-v1")
  }

  @Test("the example of a disposal is what a machine that left gives")
  func disposal() throws {
    let test = try TestRoll()
    _ = try test.disposed(try Files.scan("thinkpad-x1"))
    var rows: [DisposalRow] = []
    try test.roll.eachDisposal { rows.append($0) }
    let row = try #require(rows.first)
    var json = JSONWriter()
    Disposal.write(row, into: &json)
    try Example.expect(json.bytes, equal: "disposal-v1")
    #expect(try test.roll.verify().fault == nil)
  }

  @Test("the example of an event is a body the ledger takes, byte for byte")
  func event() throws {
    let test = try TestRoll()
    let asset = try test.register(try Files.scan("thinkpad-x1"))
    let entry = try #require(try test.roll.history(of: asset).first)
    let body = EventBody.encode(entry.event)
    try Example.expect(body, equal: "event-v1")
    let published = try Files.read(Example.path("event-v1"))
    #expect(try EventBody.decode(Example.dense(published)) == entry.event)
  }

  @Test("the example of a list of discrepancies is the bytes that a closed stocktake keeps")
  func discrepancies() throws {
    let test = try TestRoll()
    let asset = try test.register(try Files.scan("thinkpad-x1"))
    _ = try test.type(.monitor, maker: "Dell", model: "U2723QE", serial: "CN0F3K1A0071")
    let closed = try test.write { writing in
      let opened = try writing.openStocktake(StocktakeScope())
      let room = try writing.addParty(.placeAdded, name: "Room 204")
      _ = try writing.count(
        [Seen(.asset(asset.id), damaged: true), Seen(.code("XYZ-998"))],
        CountSession(stocktake: opened.number, place: room, how: .gun))
      _ = try writing.signStocktake(opened.number)
      return try writing.closeStocktake(opened.number)
    }.result
    let list = try #require(closed.discrepancies)
    try Example.expect(try #require(try test.roll.blob(list)), equal: "stocktake-discrepancies-v1")
    let schema = try JSONTree.read(try Files.read(Files.schema("stocktake-discrepancies-v1")))
    #expect(schema["$defs"]?["outcome"]?.codes == CountOutcome.allCases.map(\.rawValue))
    #expect(schema.codes("row", "how") == CountManner.allCases.map(\.rawValue))
    #expect(try test.roll.verify().fault == nil)
  }

  @Test("the schema of an event lists every kind, stage, role and name of evidence")
  func eventCodes() throws {
    let schema = try JSONTree.read(try Files.read(Files.schema("event-v1")))
    let properties = schema["properties"]
    #expect(properties?["kind"]?.codes == EventKind.allCases.map(\.rawValue))
    #expect(properties?["role"]?.codes == Role.allCases.map(\.rawValue))
    #expect(schema["$defs"]?["stage"]?.codes == Stage.allCases.map(\.rawValue))
    #expect(schema["$defs"]?["part_kind"]?.codes == Part.Kind.allCases.map(\.rawValue))
    let shapes: [EvidenceValue.Shape: String] = [
      .code: "code", .number: "number", .flag: "flag", .day: "day", .money: "money", .id: "id",
      .device: "text",
      .secret: "secret",
    ]
    guard case .object(let evidence)? = properties?["evidence"]?["properties"] else {
      Issue.record("no evidence")
      return
    }
    #expect(Set(evidence.keys) == Set(EvidenceKey.allCases.map(\.rawValue)))
    for key in EvidenceKey.allCases {
      #expect(evidence[key.rawValue]?["$ref"]?.string == "#/$defs/\(shapes[key.shape] ?? "")", "\(key)")
    }
  }

  @Test("the schema of a disposal holds the asset of the schema of assets")
  func sameAsset() throws {
    let asset = try JSONTree.read(try Files.read(Files.schema("asset-v1")))
    let disposal = try JSONTree.read(try Files.read(Files.schema("disposal-v1")))
    let inner = disposal["$defs"]?["asset"]
    #expect(inner?["properties"] == asset["properties"])
    #expect(inner?["required"] == asset["required"])
    guard case .object(let shared)? = asset["$defs"] else { throw ScanReportJSON.Failure.notAReport }
    for one in shared { #expect(disposal["$defs"]?[one.key] == one.value, "\(one.key)") }
    #expect(asset["$defs"]?["category"]?.codes == Category.allCases.map(\.rawValue))
    #expect(asset["$defs"]?["stage"]?.codes == Stage.allCases.map(\.rawValue))
    #expect(asset["$defs"]?["data_state"]?.codes == DataState.allCases.map(\.rawValue))
    #expect(asset["$defs"]?["route"]?.codes == ["recycle", "sell", "donate", "destroy", "lease-return"])
  }

  @Test(
    "a validator accepts the example, finds no member beside the schema's, and misses each that must be there",
    .enabled(if: Python.hasJSONSchema, "python3-jsonschema is not installed"), arguments: names)
  func validated(name: String) throws {
    let example = String(decoding: Example.dense(try Files.read(Example.path(name))), as: UTF8.self)
    let more = "{\"more\":1,\(example.dropFirst())"
    let lines = Array("\(example)\n{}\n[]\n\(more)\n".utf8)
    #expect(
      try Python.script("validate.py", Files.schema(name), "closed", input: lines) == ["ok", "/", "/", "/"])

    guard case .object(let members) = try JSONTree.read(Array(example.utf8)),
      case .array(let required)? = try JSONTree.read(try Files.read(Files.schema(name)))["required"]
    else { throw ScanReportJSON.Failure.notAReport }
    for member in required.compactMap(\.string) {
      #expect(members[member] != nil)
      let renamed = example.replacing("\"\(member)\":", with: "\"_\(member)\":")
      let verdicts = try Python.script("validate.py", Files.schema(name), input: Array("\(renamed)\n".utf8))
      #expect(verdicts != ["ok"], "\(member)")
    }
  }
}
