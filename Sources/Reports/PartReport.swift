import Lifecycle
import Model
import ServiceDesk
public import Store
public import Words

/// One part: what it is, where it is, and everywhere it was.
public struct PartReport {
  private let parts: [BornePart]
  private let story: PartStory
  private let roll: Roll
  private let names: NameBook
  private let language: Language

  /// - Parameter parts: the part as each card that ever listed it has it; one at least.
  public init(_ parts: [BornePart], _ roll: Roll, _ language: Language) throws {
    self.parts = parts
    self.roll = roll
    self.language = language
    story = try roll.story(of: parts)
    names = NameBook(roll, erased: erasedWord.in(language))
  }

  // MARK: What it is now

  public func card() throws -> [String] {
    var rows: [(name: Text, value: String)] = []
    func add(_ en: String, _ zh: String, _ value: String?) {
      if let value { rows.append((Text(en: en, zh: zh), value)) }
    }
    for placement in story.open {
      add("now", "现状", try sentence(placement))
      if placement.isOwnWord, let bearer = bearer(placement) {
        add("with", "持有人", try names.title(bearer.asset.holder.id) ?? say(Text(en: "unknown", zh: "不明")))
      }
    }
    if story.claims.count > 1 {
      add(
        "doubt", "疑点",
        say(Text(en: "two machines claim it: scan both", zh: "多台机器同时声称装有它：请逐台扫描")))
    }
    if let state = data { add("data", "数据", say(state.name)) }
    if let first = story.placements.first { add("came", "来源", try origin(first)) }
    for order in try repairs() { add("fitted", "装入", order) }
    for wipe in story.wipes { add("wiped", "清除", try sentence(wipe: wipe)) }
    let wide = rows.map { CellWidth.of($0.name.in(language)) }.max() ?? 0
    return [heading]
      + rows.map { "  \(CellWidth.padded($0.name.in(language), to: wide))  \(TerminalText($0.value).string)" }
  }

  /// `disk  SAMSUNG MZVL2512 S6B2K1  512 GB`
  private var heading: String {
    let part = described
    let size = part.sizeBytes.map { part.kind == .memory ? ByteCount.memory($0) : ByteCount.disk($0) }
    return [say(part.kind.name), TerminalText(part.title).string, size].compactMap(\.self)
      .joined(separator: "  ")
  }

  /// By the card that says most.
  private var described: Part {
    parts.map(\.placed.part).last { $0.model != nil } ?? parts[parts.count - 1].placed.part
  }

  /// By the card of the asset that has it, or of the one that had it last.
  private var data: DataState? {
    guard described.isMedium, let last = story.open.last ?? story.placements.last else { return nil }
    return bearer(last)?.placed.data
  }

  private func origin(_ first: PartStory.Placement) throws -> String {
    guard let asset = bearer(first)?.asset else { return first.began.on.text }
    // What was put in later was not bought with the machine.
    guard first.began.kind == .found else {
      return say(
        Text(
          en: "\(first.began.on.text) in \(asset.tag.text)",
          zh: "\(first.began.on.text) 在 \(asset.tag.text) 中"))
    }
    let bought = asset.purchased.map { Text(en: ", bought \($0.text)", zh: "，购于 \($0.text)") }
    let price = asset.price.map { Text(en: " for \($0.text)", zh: "，整机 \($0.text)") }
    let until = asset.warrantyUntil.map { Text(en: ", warranty until \($0.text)", zh: "，保修至 \($0.text)") }
    let more = [bought, price, until].compactMap(\.self)
    return say(
      Text(
        en: "\(first.began.on.text) in \(asset.tag.text)\(more.map(\.en).joined())",
        zh: "\(first.began.on.text) 在 \(asset.tag.text) 中\(more.map(\.zh).joined())"))
  }

  /// The repairs that put it in, with what they cost.
  private func repairs() throws -> [String] {
    var found: [String] = []
    for bearer in parts {
      let fitted = story.placements.filter {
        $0.teller == bearer.asset.id && $0.number == bearer.placed.part.number
          && ($0.began.kind == .partFitted || $0.began.kind == .partRefitted)
      }
      guard !fitted.isEmpty else { continue }
      let stories = try roll.stories(of: bearer.asset)
      for placement in fitted {
        guard
          let repair = stories.last(where: { repair in
            repair.moves.contains { $0.event.sequence == placement.began.sequence }
          })
        else { continue }
        let order = RepairNumber(repair.number).text
        let cost = repair.cost.flatMap { $0.minorUnits == 0 ? nil : $0.text }
        let warranty = repair.opened.evidence.flag(.warrantyHit)
        found.append(
          say(
            Text(
              en: "\(placement.began.on.text) in \(bearer.asset.tag.text), \(order)"
                + (cost.map { ", which cost \($0)" } ?? "") + (warranty ? ", under warranty" : ""),
              zh: "\(placement.began.on.text) 装入 \(bearer.asset.tag.text)，\(order)"
                + (cost.map { "，费用 \($0)" } ?? "") + (warranty ? "，在保修期内" : ""))))
      }
    }
    return found
  }

  private func sentence(wipe: Event) throws -> String {
    let evidence = wipe.evidence
    let method = evidence.code(.method).flatMap(SanitiseMethod.init(rawValue:)).map { say($0.name) }
    let result = evidence.code(.result).flatMap(SanitiseResult.init(rawValue:)).map { say($0.name) }
    let tool = try evidence.secret(.tool).map { try roll.opened($0) ?? say(erasedWord) }
    let paper = try evidence.secret(.certificate).map { digest in
      let number = try roll.opened(digest) ?? say(erasedWord)
      return say(Text(en: "certificate \(number)", zh: "证书 \(number)"))
    }
    let tag = card(of: wipe.subject)?.asset.tag.text
    return [wipe.on.text, tag, method, tool, result, paper, "#\(wipe.sequence)"].compactMap(\.self)
      .joined(separator: say(Text(en: ", ", zh: "，")))
  }

  private func sentence(_ placement: PartStory.Placement) throws -> String {
    let (spot, on) = (try name(placement), placement.began.on.text)
    let slot = placement.slot.map { " \($0.plain)" } ?? ""
    let number = placement.began.sequence
    let doubt = placement.spot.isAsset && !placement.isOwnWord
    let teller = bearer(placement)?.asset.tag.text ?? ""
    return say(
      Text(
        en: "\(spot)\(slot), since \(on) #\(number)\(doubt ? ", as the card of \(teller) says" : "")",
        zh: "\(spot)\(slot)，自 \(on) #\(number)\(doubt ? "，据 \(teller) 的卡片" : "")"))
  }

  // MARK: Where it was

  public func history(width: Int?) throws -> [String] {
    var table = Table([
      Table.Column(say(Text(en: "from", zh: "自"))), Table.Column(say(Text(en: "to", zh: "至"))),
      Table.Column(say(Text(en: "where", zh: "位置"))), Table.Column(say(Text(en: "slot", zh: "插槽"))),
      Table.Column(say(Text(en: "by", zh: "起于事件"))), Table.Column(say(Text(en: "ended by", zh: "止于事件"))),
      Table.Column(say(Text(en: "who had the machine", zh: "期间持有人"))),
    ])
    for placement in story.placements {
      table.add([
        TerminalText(placement.began.on.text), TerminalText(placement.ended?.on.text ?? "-"),
        TerminalText(try name(placement)),
        TerminalText(placement.slot.map { $0.isEmpty ? Array("-".utf8) : $0.bytes } ?? Array("-".utf8)),
        TerminalText(event(placement.began)), TerminalText(placement.ended.map(event) ?? "-"),
        TerminalText(try holders(placement).joined(separator: say(Text(en: ", then ", zh: "，后为 ")))),
      ])
    }
    let doubt = Text(
      en: "Two machines claim it at once: scan both, the one that has it will show it.",
      zh: "多台机器同时声称装有它：请逐台扫描，确认实际所在。")
    return [heading, ""] + table.lines(width: width) + (story.claims.count > 1 ? ["", say(doubt)] : [])
  }

  private func event(_ event: Event) -> String { "#\(event.sequence) \(say(event.name))" }

  /// Who had the machine while the part was in it, one after the other.
  private func holders(_ placement: PartStory.Placement) throws -> [String] {
    guard placement.isOwnWord, let asset = bearer(placement)?.asset else { return ["-"] }
    let holders = try roll.holders(of: asset, from: placement.began, to: placement.ended)
    return try holders.map { try names.title($0.id) ?? say(Text(en: "unknown", zh: "不明")) }
  }

  // MARK: Words

  private func bearer(_ placement: PartStory.Placement) -> BornePart? {
    parts.first { $0.asset.id == placement.teller && $0.placed.part.number == placement.number }
  }

  private func card(of asset: EntityID) -> BornePart? { parts.first { $0.asset.id == asset } }

  private func name(_ placement: PartStory.Placement) throws -> String {
    guard case .asset(let id) = placement.spot else { return say(placement.spot.name) }
    return try card(of: id)?.asset.tag.text ?? roll.tag(of: id) ?? id.text
  }

  private func say(_ text: Text) -> String { text.in(language) }
}

extension PartStory.Spot {
  /// Where it is, for what is in no machine.
  var name: Text {
    switch self {
    case .asset: Text(en: "another asset", zh: "其他资产")
    case .stock: Text(en: "stock", zh: "备件库")
    case .vendor: Text(en: "the vendor", zh: "厂商")
    case .destroyed: Text(en: "destroyed", zh: "已销毁")
    case .unplaced: Text(en: "taken out, nobody said where to", zh: "已取出，去向不明")
    case .removed: Text(en: "taken out", zh: "已取出")
    case .unseen: Text(en: "not seen, nobody said where", zh: "未发现，去向不明")
    case .lost: Text(en: "lost", zh: "丢失")
    }
  }
}
