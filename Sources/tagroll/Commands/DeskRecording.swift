import Exchange
import Lifecycle
import Model
import Reports
import Store
import Words

/// Writes down what a scan shows beside a machine of the roll, as far as it is news.
enum DeskRecording {
  /// - Parameters:
  ///   - intake: of the machine; `nil` for what was typed.
  ///   - change: what became of the machine by the same scan; what is seen beside it comes to that.
  static func take(_ intake: Intake?, at change: inout Change, _ writing: Writing, _ roll: Roll) throws {
    guard let intake, let machine = try writing.current(change.asset.id) else { return }
    let first = writing.nextSequence
    let news = try write(intake, at: machine, writing, roll)
    guard !news.isEmpty else { return }
    let sentence = DeskWords.sentence(news)
    if change.events.isEmpty {
      change.sentence = Text(en: "on the roll already; \(sentence.en)", zh: "已在账册上；\(sentence.zh)")
    } else {
      change.remarks.append(
        Text(en: "\(machine.tag.text): \(sentence.en)", zh: "\(machine.tag.text)：\(sentence.zh)"))
    }
    change.events += Array(first..<writing.nextSequence)
  }

  /// - Returns: what was written down.
  static func write(
    _ intake: Intake, at machine: Asset, _ writing: Writing, _ roll: Roll
  ) throws -> [DeskSighting] {
    let news = try intake.deskNews(of: machine, on: roll, now: writing.now)
    for sighting in news { try writing.see(sighting.thing, at: machine, scannedAt: sighting.scannedAt) }
    return news
  }
}

enum DeskWords {
  /// How many are named.
  private static let namedAtMost = 12

  /// `seen beside it: monitor DELL U2723QE 7XK2PT3 (DP-1)`
  static func sentence(_ news: [DeskSighting]) -> Text {
    func list(_ language: Language) -> [String] {
      news.prefix(namedAtMost).map {
        "\($0.thing.title(language)) (\(String(decoding: $0.thing.port.trimmed.bytes, as: UTF8.self)))"
      }
    }
    let more = news.count - namedAtMost
    let (en, zh) = (list(.en).joined(separator: ", "), list(.zh).joined(separator: "、"))
    let named = Text(
      en: "seen beside it: \(en)\(more > 0 ? " and \(more) more" : "")",
      zh: "外设：\(zh)\(more > 0 ? " 等共 \(news.count) 件" : "")")
    return Text(en: TerminalText(named.en).string, zh: TerminalText(named.zh).string)
  }
}
