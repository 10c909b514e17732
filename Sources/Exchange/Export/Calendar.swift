public import Model

/// Days that matter, as a calendar other programs show: RFC 5545, whole-day events, nobody's name in it.
public struct Calendar {
  public private(set) var bytes: [UInt8] = []
  private let roll: EntityID
  private let stamp: String

  /// - Parameters:
  ///   - roll: makes the name of every event its own.
  ///   - time: when the calendar was made.
  public init(roll: EntityID, at time: Instant) {
    self.roll = roll
    // 2026-11-23T08:15:00.000Z -> 20261123T081500Z
    stamp = String(time.text.prefix(19).filter { $0 != "-" && $0 != ":" }) + "Z"
    for text in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tagroll//tagroll//EN", "CALSCALE:GREGORIAN"] {
      line(text)
    }
  }

  /// - Parameters:
  ///   - id: names the event; the same in every calendar of this roll, so that a newer one replaces it.
  ///   - code: what kind of day it is, in small letters.
  public mutating func add(_ id: String, _ code: String, on day: Day, _ summary: String) {
    line("BEGIN:VEVENT")
    line("UID:\(code)-\(id)@\(roll.text)")
    line("DTSTAMP:\(stamp)")
    line("DTSTART;VALUE=DATE:\(Self.date(day))")
    line("DTEND;VALUE=DATE:\(Self.date(day.adding(days: 1)))")
    line("SUMMARY:\(Self.escaped(summary))")
    line("CATEGORIES:\(code.uppercased())")
    line("TRANSP:TRANSPARENT")
    line("END:VEVENT")
  }

  public mutating func end() { line("END:VCALENDAR") }

  /// What was written since the last time.
  public mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private static func date(_ day: Day) -> String { day.text.filter { $0 != "-" } }

  /// RFC 5545 §3.3.11; control characters can stand nowhere.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": escaped += "\\\(scalar)"
      case "\n": escaped += "\\n"
      default:
        let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        escaped.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
      }
    }
    return escaped
  }

  /// Lines of at most 75 octets, broken between characters (§3.1).
  private mutating func line(_ text: String) {
    var room = 75
    for scalar in text.unicodeScalars {
      let octets = UTF8.width(scalar)
      if octets > room {
        bytes += [0x0D, 0x0A, 0x20]
        room = 74
      }
      bytes += Array(String(scalar).utf8)
      room -= octets
    }
    bytes += [0x0D, 0x0A]
  }
}
