import Model

/// How a junk rule knows a placeholder: by the whole value, or by what it begins with. A real serial may well contain
/// `1.2` or `none`, so nothing looks into the middle.
public struct JunkPattern: Sendable, Hashable {
  /// In one place that copies share: patterns are handed about more often than words are found.
  private indirect enum Kind: Hashable {
    case words(WordList)
    case begins(WordList)
    case letters(WordList)
    case lettersBegin(WordList)
    case runAfter(WordList)
    case digitsAfter([UInt8], count: Int)
    case fieldNames(WordList, after: WordList)
    case shorter(Int)
    case below(Int)
    case shape(Shape)
  }

  private let kind: Kind

  private init(_ kind: Kind) { self.kind = kind }

  /// These values, however padded and whatever the case.
  ///
  /// - Returns: `nil` where a word is nothing but blanks, here as below: it would say nothing, or everything.
  public static func words(_ words: [String]) -> JunkPattern? {
    folded(words, \.bytes).map { JunkPattern(.words(WordList($0))) }
  }

  /// Values that begin so.
  public static func begins(_ words: [String]) -> JunkPattern? {
    folded(words, \.bytes).map { JunkPattern(.begins(WordList($0))) }
  }

  /// These values by their letters and digits alone: `to be filled by o.e.m.` and `TobefilledbyOEM` are one.
  public static func letters(_ words: [String]) -> JunkPattern? {
    folded(words, \.core).map { JunkPattern(.letters(WordList($0))) }
  }

  /// Values whose letters and digits begin so.
  public static func lettersBegin(_ words: [String]) -> JunkPattern? {
    folded(words, \.core).map { JunkPattern(.lettersBegin(WordList($0))) }
  }

  /// One of these words and a counted number behind it: `SN-12345`, `SYS-1234567890`.
  public static func runAfter(_ words: [String]) -> JunkPattern? {
    folded(words, \.core).map { JunkPattern(.runAfter(WordList($0))) }
  }

  /// This word and so many digits: `QM00001`.
  public static func digits(_ count: Int, after word: String) -> JunkPattern? {
    guard (1...64).contains(count) else { return nil }
    return folded([word], \.bytes).map { JunkPattern(.digitsAfter($0[0], count: count)) }
  }

  /// The name of a field, with any of the words of `after` in front, a number or some `x` behind it:
  /// `Type2 - Board Serial Number`, `Serial Number xxxxxx`, `A1_Manufacturer1`, `SerNum0`.
  public static func fieldNames(_ names: [String], after: [String]) -> JunkPattern? {
    guard let names = folded(names, \.core), let after = folded(after, \.core) else { return nil }
    return JunkPattern(.fieldNames(WordList(names), after: WordList(after)))
  }

  /// Values of fewer bytes.
  public static func shorter(_ count: Int) -> JunkPattern? {
    (1...64).contains(count) ? JunkPattern(.shorter(count)) : nil
  }

  /// Whole decimal numbers that are less.
  public static func below(_ limit: Int) -> JunkPattern? {
    limit > 0 ? JunkPattern(.below(limit)) : nil
  }

  public static func shape(_ shape: Shape) -> JunkPattern { JunkPattern(.shape(shape)) }

  private static func folded(_ words: [String], _ form: (FoldedText) -> [UInt8]) -> [[UInt8]]? {
    let folded = words.map { form(FoldedText(DeviceText($0))) }
    return folded.isEmpty || folded.contains([]) ? nil : folded
  }

  func fits(_ value: JudgedValue) -> Bool {
    if case .shape(let shape) = kind { return shape.fits(value) }
    return value.texts.contains(where: fits)
  }

  private func fits(_ text: FoldedText) -> Bool {
    switch kind {
    case .words(let words): return words.contains(text.bytes[...])
    case .begins(let words): return words.beginning(of: text.bytes[...]) != nil
    case .letters(let words): return words.contains(text.core[...])
    case .lettersBegin(let words): return words.beginning(of: text.core[...]) != nil
    case .runAfter(let words):
      let label = text.core.prefix { $0.isSmallLetter }
      return words.contains(label) && Shape.isRun(text.core[label.endIndex...])
    case .digitsAfter(let word, let count):
      return text.bytes.count == word.count + count && text.bytes.starts(with: word)
        && text.bytes.dropFirst(word.count).allSatisfy(\.isDigit)
    case .fieldNames(let names, let after): return Self.isFieldName(text.core[...], names, after)
    case .shorter(let count): return text.bytes.count < count
    case .below(let limit):
      guard (1...18).contains(text.bytes.count), text.bytes.allSatisfy(\.isDigit) else { return false }
      return text.bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) } < limit
    case .shape: return false
    }
  }

  private static func isFieldName(_ core: ArraySlice<UInt8>, _ names: WordList, _ after: WordList) -> Bool {
    var core = core
    let digits = core.count - (core.lastIndex { !$0.isDigit }.map { $0 + 1 } ?? 0)
    if digits <= 2 { core = core.dropLast(digits) }
    core = core.prefix((core.lastIndex { $0 != 0x78 } ?? -1) + 1)  // x
    while !core.isEmpty {
      if names.contains(core) { return true }
      guard let word = after.beginning(of: core) else { return false }
      core = core.dropFirst(word.count)
      if core.first?.isDigit == true { core = core.dropFirst() }
    }
    return false
  }
}
