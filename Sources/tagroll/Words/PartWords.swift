import Exchange
import Lifecycle
import Model
import Reports
import Store
import Words

/// What a scan changes of parts, in words.
enum PartWords {
  /// How many are named; a report can tell of thousands.
  private static let namedAtMost = 12

  static func list(_ parts: [Part]) -> Text {
    let named = parts.prefix(namedAtMost).map { part in
      let title = part.title
      return Text(en: "\(part.kind.name.en) \(title)", zh: "\(part.kind.name.zh) \(title)")
    }
    let more = parts.count - named.count
    return Text(
      en: named.map(\.en).joined(separator: ", ") + (more > 0 ? " and \(more) more" : ""),
      zh: named.map(\.zh).joined(separator: "、") + (more > 0 ? " 等共 \(parts.count) 个" : ""))
  }

  /// What is taken from a scan, in one sentence; `nil` for nothing.
  static func sentence(_ changes: PartChanges) -> Text? {
    var told: [Text] = []
    func add(_ en: String, _ zh: String, _ parts: [Part]) {
      guard !parts.isEmpty else { return }
      let list = list(parts)
      let isLive = en.hasPrefix("in it") && parts.contains(where: \.isMedium)
      told.append(
        Text(
          en: "\(en): \(list.en)\(isLive ? ", taken for not wiped" : "")",
          zh: "\(zh)：\(list.zh)\(isLive ? "，按未清除处理" : "")"))
    }
    let new = changes.arrivals.filter { !$0.isKnown }.map(\.part)
    add("in it now", "新发现", new.filter { !changes.firstListed.contains($0.kind) })
    add("listed for the first time", "首次列入", new.filter { changes.firstListed.contains($0.kind) })
    add("in it again", "重新出现", changes.arrivals.filter(\.isKnown).map(\.part))
    add("their serials are read now", "读到序列号", changes.named.map(\.part))
    add("not seen", "未发现", changes.missing.map(\.placed.part))
    add(
      "was in it, and is not by what is known since", "当时在其中，据后来的信息已不在",
      changes.late.filter { !$0.isKnown }.map(\.part))
    guard !told.isEmpty else { return nil }
    return Text(en: told.map(\.en).joined(separator: "; "), zh: told.map(\.zh).joined(separator: "；"))
  }

  /// Where each part came from that another card had, what a person should look into, and what is not taken from the scan.
  ///
  /// - Parameter proposed: all that the scan shows; `accepted`: what is taken of it.
  static func remarks(_ proposed: PartChanges, _ accepted: PartChanges) -> [Text] {
    var lines: [Text] = []
    for arrival in accepted.arrivals + accepted.named {
      let name = list([arrival.part])
      for card in arrival.from {
        let tag = card.asset.tag.text
        lines.append(Text(en: "\(name.en) comes from \(tag).", zh: "\(name.zh) 来自 \(tag)。"))
      }
      lines += arrival.claims.map { claim(name, $0) }
    }
    let nowhere = accepted.missing.filter { $0.since == nil }.map(\.placed.part)
    if !nowhere.isEmpty {
      let list = list(nowhere)
      lines.append(Text(en: "Not seen in it: \(list.en). Where is it?", zh: "未在其中发现：\(list.zh)。请查明去向。"))
    }
    for missing in accepted.missing {
      guard let tag = missing.since?.asset.tag.text else { continue }
      let name = list([missing.placed.part])
      lines.append(
        Text(
          en: "\(name.en) was seen in \(tag) since it was last seen here.", zh: "\(name.zh) 后来见于 \(tag)。"))
    }
    if !proposed.unread.isEmpty {
      let list = list(proposed.unread)
      lines.append(
        Text(
          en: "Seen without its serial, and not like what the card lists: \(list.en). Scan as root.",
          zh: "读不到序列号，且与卡片不符：\(list.zh)。请用 root 扫描。"))
    }
    if proposed.isAway, !proposed.isEmpty {
      lines.append(
        Text(
          en: "Nothing is taken from it about parts: it is not here by the books.", zh: "账面上不在库内，不采用其部件变动。"))
    } else if let known = proposed.known {
      lines.append(late(proposed, known, isAll: accepted.isEmpty))
    }
    return lines
  }

  private static func late(_ proposed: PartChanges, _ known: Instant, isAll: Bool) -> Text {
    let (seen, known) = (proposed.seen.text, known.text)
    if isAll {
      return Text(
        en:
          "This scan is of \(seen), and its parts are known as of \(known): none is changed. If it is right, say --confirm-parts.",
        zh: "该扫描时间为 \(seen)，而部件信息已更新至 \(known)：不作变动。如确认属实，请加 --confirm-parts。")
    }
    let list = list(proposed.late.map(\.part) + proposed.lateMissing)
    return Text(
      en:
        "This scan is of \(seen), and newer is known of \(list.en), as of \(known): that stays. If the scan is right, say --confirm-parts.",
      zh: "该扫描时间为 \(seen)，而 \(list.zh) 的信息已更新至 \(known)：予以保留。如确认以扫描为准，请加 --confirm-parts。")
  }

  private static func claim(_ name: Text, _ claim: PartChanges.Claim) -> Text {
    let tag = claim.card.asset.tag.text
    switch claim.reason {
    case .inIt:
      return Text(
        en: "\(tag) claims \(name.en) too: scan it, or say --confirm-parts.",
        zh: "\(tag) 也声称装有 \(name.zh)：请扫描该机，或加 --confirm-parts。")
    case .leaving:
      return Text(
        en: "\(tag), on its way out, still lists \(name.en): account for it there before a witness.",
        zh: "即将处置的 \(tag) 仍列有 \(name.zh)：请在见证下登记其去向。")
    case .left:
      return Text(
        en: "\(name.en) is said to have left with \(tag): look into it.",
        zh: "账面上 \(name.zh) 已随 \(tag) 离开：请调查。")
    case .ended:
      let state = claim.card.placed.whereabouts.name
      return Text(
        en: "\(name.en) by the card of \(tag): \(state.en). Look into it.",
        zh: "据 \(tag) 的卡片，\(name.zh)：\(state.zh)。请调查。")
    }
  }
}
