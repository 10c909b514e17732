public import Model
public import Words

/// A report of numbers as one value: people read it as a table or on paper, programs as CSV or JSON.
public struct Figures {
  public struct Column: Sendable {
    public enum Kind: Sendable { case name, prose, number }
    public enum Audience: Sendable { case everybody, people, programs }

    /// What programs know it by; it never changes.
    public let code: String
    public let heading: Text
    public let kind: Kind
    public let audience: Audience

    init(_ code: String, _ heading: Text, _ kind: Kind = .name, for audience: Audience = .everybody) {
      self.code = code
      self.heading = heading
      self.kind = kind
      self.audience = audience
    }
  }

  public enum Cell: Sendable, Equatable {
    case nothing
    /// A word: its code, and what people say for it.
    case word(String, Text)
    case text(String)
    /// As a device says it.
    case device(DeviceText?)
    case day(Day?)
    case count(Int)
    /// A number with one decimal, in tenths.
    case tenths(Int)
    /// Kilograms in grams.
    case thousandths(Int64)
    case percent(Int)
    /// Its currency stands in the line's cell of that name.
    case amount(Money?)
    /// One of each currency.
    case amounts([Money])
  }

  /// Numbers as bars: ages, months.
  public struct Bar: Sendable, Equatable {
    public let name: Text
    public let value: Int
  }

  public let title: Text
  public let columns: [Column]
  public internal(set) var rows: [[Cell]] = []
  /// Below the table: sums, and what was not counted.
  public internal(set) var notes: [Text] = []
  public internal(set) var bars: [Bar] = []

  init(_ title: Text, _ columns: [Column]) {
    self.title = title
    self.columns = columns
  }

  /// - Precondition: a cell for each column.
  mutating func add(_ cells: [Cell]) {
    precondition(cells.count == columns.count, "a row has a cell for each column")
    rows.append(cells)
  }
}

extension Figures.Cell {
  /// What people read.
  func shown(_ language: Language) -> TerminalText {
    switch self {
    case .nothing, .device(nil), .day(nil), .amount(nil), .amounts([]): TerminalText("-")
    case .word(_, let text): TerminalText(text.in(language))
    case .text(let text): TerminalText(text)
    case .device(let text?): TerminalText(text.trimmed.bytes)
    case .day(let day?): TerminalText(day.text)
    case .count(let count): TerminalText("\(count)")
    case .tenths(let tenths): TerminalText(Self.decimal(tenths))
    case .thousandths(let number): TerminalText(number.thousandthsText)
    case .percent(let percent): TerminalText("\(percent) %")
    case .amount(let money?): TerminalText(money.text)
    case .amounts(let amounts): TerminalText(amounts.map(\.text).joined(separator: " + "))
    }
  }

  /// `3.5`
  public static func decimal(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }
}
