import Exchange
import JSONBytes
import Model
import ServiceDesk
import Words

/// What became of one report of many.
struct StreamResult {
  var name: Delivery.Name
  var kind: Kind

  enum Kind {
    case registered(Change)
    /// Its asset was on the roll, and the report says nothing new.
    case same(Change)
    case changed(Change)
    case conflict(Register.Waits)
    case refused(Refusal)
  }

  init(_ name: Delivery.Name, _ kind: Kind) {
    self.name = name
    self.kind = kind
  }

  // MARK: For people

  func line(_ language: Language) -> String {
    let said: Text
    var events: [Int64] = []
    switch kind {
    case .registered(let change), .same(let change), .changed(let change):
      let tag = change.asset.tag.text
      said = Text(en: "\(tag)  \(change.sentence.en)", zh: "\(tag)  \(change.sentence.zh)")
      events = change.events
    case .conflict(let waits):
      let number = ConflictNumber(waits.number).text
      let tags = waits.candidates.map(\.tag.text).joined(separator: ", ")
      let look = "tagroll conflict show \(number)"
      said =
        waits.event != nil
        ? Text(
          en: "\(number)  may be \(tags), a person must say:  \(look)",
          zh: "\(number)  可能是 \(tags)，须由人判断：  \(look)")
        : Text(en: "\(number)  waits already:  \(look)", zh: "\(number)  已在待处理：  \(look)")
      events = waits.event.map { [$0] } ?? []
    case .refused(let refusal):
      let hint = refusal.hints.first
      said = Text(
        en: "refused[\(refusal.code)]: \(refusal.message.en)" + (hint.map { "; \($0.en)" } ?? ""),
        zh: "拒绝[\(refusal.code)]：\(refusal.message.zh)" + (hint.map { "；\($0.zh)" } ?? ""))
    }
    return Call.line("\(title(language))  \(TerminalText(said.in(language)).string)", events)
  }

  /// What somebody should know beside the results.
  var remarks: [Text] {
    guard let change else { return [] }
    return change.remarks.map {
      Text(en: "\(title(.en)): \($0.en)", zh: "\(title(.zh))：\($0.zh)")
    }
  }

  private func title(_ language: Language) -> String {
    switch name {
    case .file(let path): TerminalText(path).string
    case .line(let number): Text(en: "line \(number)", zh: "第 \(number) 行").in(language)
    }
  }

  private var change: Change? {
    switch kind {
    case .registered(let change), .same(let change), .changed(let change): change
    case .conflict, .refused: nil
    }
  }

  // MARK: For programs

  /// `registered`, `same`, `changed`, `conflict` or `refused`.
  var code: String {
    switch kind {
    case .registered: "registered"
    case .same: "same"
    case .changed: "changed"
    case .conflict: "conflict"
    case .refused: "refused"
    }
  }

  /// One line, always in English.
  func json(dryRun: Bool) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    switch name {
    case .file(let path):
      json.name("file")
      json.text(bytes: path)
    case .line(let number):
      json.name("line")
      json.integer(number)
    }
    json.name("result")
    json.string(code)
    switch kind {
    case .registered(let change), .same(let change), .changed(let change):
      write(change.asset, into: &json)
      json.name("message")
      json.string(change.sentence.en)
      write(change.events, into: &json)
      if !change.remarks.isEmpty {
        json.name("remarks")
        json.beginArray()
        change.remarks.forEach { json.string($0.en) }
        json.endArray()
      }
    case .conflict(let waits):
      json.name("conflict")
      json.string(ConflictNumber(waits.number).text)
      json.name("candidates")
      json.beginArray()
      waits.candidates.forEach { json.string($0.tag.text) }
      json.endArray()
      write(waits.event.map { [$0] } ?? [], into: &json)
    case .refused(let refusal):
      json.name("code")
      json.string(refusal.code)
      json.name("message")
      json.string(refusal.message.en)
      json.name("hint")
      json.beginArray()
      refusal.hints.forEach { json.string($0.en) }
      json.endArray()
    }
    json.name("dry_run")
    json.bool(dryRun)
    json.endObject()
    return json.bytes + [0x0A]
  }

  private func write(_ asset: Asset, into json: inout JSONWriter) {
    json.name("id")
    json.string(asset.id.text)
    json.name("tag")
    json.string(asset.tag.text)
  }

  private func write(_ events: [Int64], into json: inout JSONWriter) {
    json.name("events")
    json.beginArray()
    events.forEach { json.integer($0) }
    json.endArray()
  }
}

/// How many reports came to what.
struct StreamTally {
  private(set) var registered: Int64 = 0
  private(set) var changed: Int64 = 0
  private(set) var same: Int64 = 0
  private(set) var conflicts: Int64 = 0
  private(set) var refused: Int64 = 0
  /// Reports that something was written for.
  private(set) var written: Int64 = 0

  var reports: Int64 { registered + changed + same + conflicts + refused }

  mutating func take(_ result: StreamResult) {
    switch result.kind {
    case .registered:
      registered += 1
      written += 1
    case .changed:
      changed += 1
      written += 1
    case .same: same += 1
    case .conflict(let waits):
      conflicts += 1
      if waits.event != nil { written += 1 }
    case .refused: refused += 1
    }
  }

  /// Always the last line, and always a true equation.
  var sum: Text {
    Text(
      en:
        "reports in \(reports) = registered \(registered) + changed \(changed) + same \(same) + in conflict \(conflicts) + refused \(refused)",
      zh:
        "读入 \(reports) 份报告 = 登记 \(registered) + 变更 \(changed) + 相同 \(same) + 冲突 \(conflicts) + 拒绝 \(refused)")
  }
}
