import Lifecycle
public import Model
public import Store
public import Words

/// `report breaches`: what data was lost with what, and how long there is to report it.
public struct BreachReport {
  private let names: NameBook
  private let language: Language
  private let now: Instant

  public init(_ roll: Roll, _ language: Language, now: Instant) {
    names = NameBook(roll, erased: erasedWord.in(language))
    self.language = language
    self.now = now
  }

  public func lines(_ losses: [DataLoss], width: Int?) throws -> [String] {
    guard !losses.isEmpty else {
      return [Text(en: "no data was lost", zh: "没有数据丢失").in(language)]
    }
    var table = Table(
      [
        Text(en: "tag", zh: "标签"), Text(en: "what", zh: "内容"), Text(en: "data", zh: "数据"),
        Text(en: "encrypted", zh: "加密"), Text(en: "last with", zh: "最后持有"), Text(en: "seen", zh: "最后见到"),
        Text(en: "noticed", zh: "发现时间"), Text(en: "report", zh: "报告"),
      ].enumerated().map { Table.Column($1.in(language), $0 == 1 ? .prose : .name) })
    for loss in losses {
      let what = loss.part?.title ?? loss.asset.title(language)
      table.add(
        [
          loss.asset.tag.text, what, Self.data(loss)?.name.in(language) ?? "-", encrypted(loss).in(language),
          try names.title(loss.holder?.id) ?? "-", loss.event.evidence.day(.seen)?.text ?? "-",
          Self.minute(loss.noticed), Self.clock(loss, now).in(language),
        ].map { TerminalText($0) })
    }
    let open = losses.count { $0.report == nil }
    let sum = Text(
      en: "Losses of data: \(losses.count). Not reported yet: \(open).",
      zh: "数据丢失 \(losses.count) 起；尚未报告 \(open) 起。")
    return table.lines(width: width) + [sum.in(language)]
  }

  private static func data(_ loss: DataLoss) -> DataState? {
    loss.event.evidence.code(.dataState).flatMap(DataState.init(rawValue:))
  }

  private func encrypted(_ loss: DataLoss) -> Text {
    switch loss.isEncrypted {
    case true?: Text(en: "yes", zh: "是")
    case false?: Text(en: "no", zh: "否")
    case nil: Text(en: "unknown", zh: "不详")
    }
  }

  /// How the clock of 72 hours stands.
  public static func clock(_ loss: DataLoss, _ now: Instant) -> Text {
    if let reported = loss.reported {
      let late = hours(from: loss.deadline, to: reported)
      return late > 0
        ? Text(en: "\(minute(reported)), \(late) h late", zh: "\(minute(reported))，超期 \(late) 小时")
        : Text(en: minute(reported), zh: minute(reported))
    }
    if loss.report != nil { return Text(en: "not needed", zh: "无须报告") }
    let left = hours(from: now, to: loss.deadline)
    return left > 0
      ? Text(en: "\(left) h left", zh: "剩余 \(left) 小时")
      : Text(
        en: "OVERDUE by \(hours(from: loss.deadline, to: now)) h",
        zh: "已超期 \(hours(from: loss.deadline, to: now)) 小时")
  }

  /// Whole hours, each that has begun counted; 0 where there are none.
  private static func hours(from start: Instant, to end: Instant) -> Int64 {
    max(0, (end.milliseconds - start.milliseconds + 3_599_999) / 3_600_000)
  }

  /// `2026-11-23 08:15Z`
  private static func minute(_ instant: Instant) -> String {
    let text = instant.text
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))Z"
  }
}
