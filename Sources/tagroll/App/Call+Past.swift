import CommandLineKit
import Lifecycle
import Model
import Store
import Words

extension Options {
  private static let pastGroup = Text(en: "Days gone by", zh: "历史时点")

  static let asOf = OptionSpec(
    "as-of", day, help: Text(en: "As it stood at the end of that day.", zh: "截至该日结束时的状态。"),
    group: pastGroup)

  static let asKnown = OptionSpec(
    "as-known",
    ValueSpec(
      Text(en: "DATE", zh: "日期"),
      form: Text(
        en: "Write 2026-11-23, or 2026-11-23T08:15:00Z.", zh: "请写成 2026-11-23 或 2026-11-23T08:15:00Z。")),
    help: Text(en: "By what was written down until then (UTC).", zh: "按截至该时刻（UTC）已登记的内容。"),
    group: pastGroup)

  /// What every question about assets takes as well.
  static var past: [OptionSpec] { [asOf, asKnown] }
}

extension Call {
  /// The moment the question is about.
  func moment(_ names: [String] = ["as-of", "as-known"]) throws -> Moment {
    var moment = Moment()
    if names.contains("as-of"), let day = try day("as-of") {
      guard day <= today else { throw StoreError.refused(.badDay(day)) }
      moment.day = day
    }
    moment.known = try invocation.value("as-known") { read($0) }
    return moment
  }

  /// A day means its end; recorded times are in UTC.
  private func read(_ text: String) -> Instant? {
    if let day = DayText.read(text, today: today) {
      return Instant(milliseconds: Int64(day.number + 1) * 86_400_000 - 1)
    }
    let clean = AssetReference.clean(text).uppercased()
    guard clean.hasSuffix("Z") else { return nil }
    return switch clean.utf8.count {
    case 17: Instant(clean.dropLast() + ":00.000Z")
    case 20: Instant(clean.dropLast() + ".000Z")
    default: Instant(clean)
    }
  }

  /// The first line of an answer that is not about now.
  func tell(_ moment: Moment) {
    var parts: [Text] = []
    if let day = moment.day { parts.append(Text(en: "as of \(day.text)", zh: "截至 \(day.text)")) }
    if let known = moment.known {
      parts.append(Text(en: "as known at \(known.text)", zh: "按 \(known.text) 已登记内容"))
    }
    guard !parts.isEmpty else { return }
    say(
      Text(
        en: "(\(parts.map(\.en).joined(separator: ", ")))", zh: "（\(parts.map(\.zh).joined(separator: "，"))）")
    )
  }
}

extension Refusal {
  static func notOnRollThen(_ asset: Asset) -> Refusal {
    Refusal(
      code: "asset.not_yet", exit: .notFound,
      message: Text(
        en: "\(asset.tag.text) was not on the roll then", zh: "\(asset.tag.text) 当时尚未入册"),
      hints: [
        Text(
          en: "see when it came:  tagroll history \(asset.tag.text)",
          zh: "查看入册时间：  tagroll history \(asset.tag.text)")
      ], reference: asset.tag.text)
  }

  static func daysBackward(_ first: Day, _ last: Day) -> Refusal {
    Refusal(
      code: "date.backward", exit: .usage,
      message: Text(
        en: "--from \(first.text) lies after --to \(last.text)",
        zh: "--from \(first.text) 晚于 --to \(last.text)"),
      hints: [Text(en: "put the earlier day first", zh: "请把较早的日期放在 --from")])
  }
}
