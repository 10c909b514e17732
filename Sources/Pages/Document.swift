public import Words

/// A paper for people, as what it says: where its lines break and its pages end is for ``Typesetter`` to find.
public struct Document: Sendable {
  public var title: TerminalText
  /// Whose paper it is.
  public var house: TerminalText
  /// The day it speaks of, as `2026-11-23`.
  public var day: String
  /// What it can be held against, on every page.
  public var footer: TerminalText
  public var language: Language
  public var blocks: [Block]

  public init(
    title: Text, house: String, day: String, footer: Text, _ language: Language, blocks: [Block] = []
  ) {
    self.title = TerminalText(title.in(language))
    self.house = TerminalText(house)
    self.day = day
    self.footer = TerminalText(footer.in(language))
    self.language = language
    self.blocks = blocks
  }

  public enum Block: Sendable {
    case heading(TerminalText)
    case text(TerminalText)
    /// Names and values, one below the other.
    case facts([Fact])
    case table(Table)
    /// Lines to sign on, with a date.
    case signatures([TerminalText])
    /// Barcodes side by side, each with what it says.
    case symbols([Symbol])
    /// Numbers as bars.
    case bars([Bar])
    /// What follows begins a page.
    case pageBreak
  }

  public struct Fact: Sendable, Hashable {
    public var name: TerminalText
    public var value: TerminalText

    public init(_ name: String, _ value: TerminalText) {
      self.name = TerminalText(name)
      self.value = value
    }
  }

  public struct Symbol: Sendable, Hashable {
    public var grid: ModuleGrid
    public var caption: TerminalText

    public init(_ grid: ModuleGrid, caption: String) {
      self.grid = grid
      self.caption = TerminalText(caption)
    }
  }

  public struct Bar: Sendable, Hashable {
    public var name: TerminalText
    public var value: Int64
    /// The value as people read it.
    public var shown: TerminalText

    public init(_ name: String, _ value: Int64, shown: String? = nil) {
      self.name = TerminalText(name)
      self.value = value
      self.shown = TerminalText(shown ?? "\(value)")
    }
  }
}
