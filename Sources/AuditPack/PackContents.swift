import Exchange
import JSONBytes
import Ledger
import Lifecycle
import Model
import Policies
import Schemas
import Store
import Words

/// The part of a pack that is drawn from the roll as it stands, and the list that pins it.
struct PackContents {
  private let roll: Roll
  private let request: AuditPack.Request
  private let program: String
  private let verifier: Digest
  private let names: NameBook
  /// How many events the pack is drawn from.
  private let size: Int64

  init(_ roll: Roll, _ request: AuditPack.Request, program: String, verifier: Digest) throws {
    self.roll = roll
    self.request = request
    self.program = program
    self.verifier = verifier
    names = NameBook(roll, namesPeople: request.namesReason != nil)
    size = try roll.eventCountBeforeExports()
  }

  /// What the rest of a pack must know of it.
  struct Written {
    var facts: PackFacts
    /// The hash of `SHA256SUMS`.
    var list: Digest
    /// The events that rows name.
    var rows: [Int64]
  }

  /// Inside one read transaction, so that all of it is of one state.
  func write(into zip: inout ZipWriter) throws -> Written {
    var facts = PackFacts(
      log: roll.identity.log, organisation: roll.identity.organisation ?? "(erased)",
      publicKey: roll.identity.publicKey, events: size, head: try roll.root(at: size), first: request.first,
      last: request.last, namesPeople: request.namesReason != nil, program: program, verifier: verifier)
    var list = FileList()
    let (rows, table) = try writeCSV(&facts, &list, &zip)
    try writeJSON(&list, &zip)
    try writeTexts(&facts, &list, &zip)
    for schema in Schemas.ofPack { try list.add("schemas/\(schema.name)", schema.bytes, &zip) }
    for (digest, bytes) in try policies() { try list.add("policies/\(digest.text).json", bytes, &zip) }
    try list.add("pack.json", facts.json, &zip)
    try list.add("log.vkey", Array("\(facts.publicKey)\n".utf8), &zip)
    try list.add("README.md", PackReadme(facts: facts, language: .en).bytes, &zip)
    try list.add("README.zh-CN.md", PackReadme(facts: facts, language: .zh).bytes, &zip)
    try list.add("index.html", PackPage(facts: facts, rows: table).bytes, &zip)
    return Written(facts: facts, list: try zip.add("SHA256SUMS", list.bytes), rows: rows)
  }

  /// The rows that are asked for.
  private func eachRow(_ body: (DisposalRow) throws -> Void) throws {
    try roll.eachDisposal(names: names, checkpoint: size) { row in
      if request.first <= row.closedOn, row.closedOn <= request.last { try body(row) }
    }
  }

  private func writeCSV(
    _ facts: inout PackFacts, _ list: inout FileList, _ zip: inout ZipWriter
  ) throws -> (rows: [Int64], table: [PackPage.Row]) {
    var rows: [Int64] = []
    var table: [PackPage.Row] = []
    var counts = PackFacts.Counts()
    var writer = zip
    try writer.begin("disposals.csv")
    var csv = CSVWriter(forSpreadsheet: true)
    Disposal.writeHeadings(into: &csv)
    try eachRow { row in
      counts.add(row)
      rows.append(row.sequence)
      if table.count < PackPage.longest { table.append(PackPage.Row(row)) }
      Disposal.write(row, into: &csv)
      try writer.write(csv.take())
    }
    try writer.write(csv.take())
    list.note("disposals.csv", try writer.end())
    zip = writer
    facts.counts = counts
    return (rows, table)
  }

  private func writeJSON(_ list: inout FileList, _ zip: inout ZipWriter) throws {
    var writer = zip
    var isFirst = true
    try writer.begin("disposals.json")
    try eachRow { row in
      var json = JSONWriter()
      Disposal.write(row, into: &json)
      try writer.write(Array((isFirst ? "[\n" : ",\n").utf8) + json.bytes)
      isFirst = false
    }
    try writer.write(Array((isFirst ? "[]\n" : "\n]\n").utf8))
    list.note("disposals.json", try writer.end())
    zip = writer
  }

  private func writeTexts(
    _ facts: inout PackFacts, _ list: inout FileList, _ zip: inout ZipWriter
  ) throws {
    let texts = PackTexts(roll, namesPeople: facts.namesPeople)
    var writer = zip
    try writer.begin("openings.ndjson")
    try writer.write(try texts.ofRoll())
    try eachRow { row in try writer.write(try texts.of(row)) }
    list.note("openings.ndjson", try writer.end())
    for digest in texts.kept.sorted(by: { $0.text < $1.text }) {
      guard let bytes = try roll.blob(digest) else { continue }
      list.note("kept/\(digest.text)", try writer.add("kept/\(digest.text)", bytes))
    }
    zip = writer
    facts.counts.openings = texts.count
  }

  /// Those that were ever set, and the one that every roll begins under.
  private func policies() throws -> [(digest: Digest, bytes: [UInt8])] {
    var policies = [(digest: ShippedPolicy.solo.digest, bytes: PolicyFile.canonical(ShippedPolicy.solo))]
    for digest in try roll.policyHashes() where digest != policies[0].digest {
      if let bytes = try roll.blob(digest) { policies.append((digest, bytes)) }
    }
    return policies
  }
}

/// `SHA256SUMS`: what `sha256sum -c` reads, in the order of names.
private struct FileList {
  private var lines: [(path: String, digest: Digest)] = []

  mutating func note(_ path: String, _ digest: Digest) { lines.append((path, digest)) }

  mutating func add(_ path: String, _ bytes: [UInt8], _ zip: inout ZipWriter) throws {
    note(path, try zip.add(path, bytes))
  }

  var bytes: [UInt8] {
    let sorted = lines.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return Array(sorted.map { "\($0.digest.text)  \($0.path)\n" }.joined().utf8)
  }
}

extension PackFacts.Counts {
  fileprivate mutating func add(_ row: DisposalRow) {
    disposals += 1
    media += row.media.count
    wiped += row.media.count { $0.result == .verified }
    waivers += row.waivers
    lost += row.media.count { $0.isLost }
    singleControl += row.singleControl
  }
}
