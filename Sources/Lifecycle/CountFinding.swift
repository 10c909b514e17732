import Model

/// What a stocktake can find of one thing. The raw values stand in views and in what programs read.
public enum CountOutcome: String, Sendable, Hashable, CaseIterable {
  /// Seen where and with whom the books have it.
  case match
  /// Seen at another place.
  case misplaced
  /// Seen with another person.
  case holderDiffers = "holder_differs"
  /// On the list and seen by nobody.
  case missing
  /// Seen and not on the list.
  case surplus
  case damaged
  /// Its label is missing or cannot be read.
  case tagBad = "tag_bad"
  /// On the list, seen by nobody, and the ledger says that it left while the stocktake ran.
  case leftMeanwhile = "left_meanwhile"
}

/// All that was found of one thing: a match and nothing else, or one or more of the others. Empty before anybody looked.
public struct CountFinding: OptionSet, Sendable, Hashable {
  public let rawValue: UInt16

  public init(rawValue: UInt16) { self.rawValue = rawValue }

  public init(_ outcome: CountOutcome) {
    rawValue = CountOutcome.allCases.firstIndex(of: outcome).map { 1 << UInt16($0) } ?? 0
  }

  /// What a sighting says.
  ///
  /// Whoever moved something while the stocktake ran and wrote it down is no cause for a discrepancy: the place and
  /// holder of the list are right, and so are those of the books at the moment it was counted.
  ///
  /// - Parameters:
  ///   - expected: where and with whom the list has it; `nil` for what is not on the list.
  ///   - book: the books when it was counted.
  /// - Returns: empty for what is not on the list and stands where the books have it: there is nothing to say of it.
  public init(of sighting: Sighting, expected: Whereabouts?, book: BookEntry) {
    self = []
    let places = [expected?.place, book.whereabouts.place]
    let holders = [expected?.holder, book.whereabouts.holder]
    if let place = sighting.place, !places.contains(place) { insert(Self(.misplaced)) }
    if let person = sighting.person, !holders.contains(Holder(.person, person)) {
      insert(Self(.holderDiffers))
    }
    if expected == nil, !isEmpty || !book.isCountable { insert(Self(.surplus)) }
    if sighting.isDamaged { insert(Self(.damaged)) }
    if sighting.hasBadTag { insert(Self(.tagBad)) }
    if isEmpty, expected != nil { insert(Self(.match)) }
  }

  /// What a code says that names nothing on the roll.
  public init(ofCode sighting: Sighting) {
    self = Self(.surplus)
    if sighting.isDamaged { insert(Self(.damaged)) }
    if sighting.hasBadTag { insert(Self(.tagBad)) }
  }

  /// What it means, once the counting is over, that nobody saw something on the list.
  public init(ofUnseen book: BookEntry) { self = Self(book.isCountable ? .missing : .leftMeanwhile) }

  /// In the order of their enum.
  public var outcomes: [CountOutcome] { CountOutcome.allCases.filter { contains(Self($0)) } }

  /// Their codes between blanks, as a view has them.
  public var text: String { outcomes.map(\.rawValue).joined(separator: " ") }

  public init?(_ text: some StringProtocol) {
    self = []
    for word in text.split(separator: " ") {
      guard let outcome = CountOutcome(rawValue: String(word)) else { return nil }
      insert(Self(outcome))
    }
  }

  /// Whether somebody must look into it.
  public var isDiscrepancy: Bool {
    !isEmpty && self != Self(.match) && self != Self(.leftMeanwhile)
  }
}

/// How often each outcome was found.
public struct CountTally: Sendable, Hashable {
  private var numbers = [Int64](repeating: 0, count: CountOutcome.allCases.count)

  public init() {}

  public subscript(outcome: CountOutcome) -> Int64 {
    get { numbers[Self.place(outcome)] }
    set { numbers[Self.place(outcome)] = newValue }
  }

  public mutating func add(_ finding: CountFinding) { finding.outcomes.forEach { self[$0] += 1 } }
  public mutating func remove(_ finding: CountFinding) { finding.outcomes.forEach { self[$0] -= 1 } }

  /// Whether somebody must look into anything.
  public var hasDiscrepancies: Bool {
    CountOutcome.allCases.contains { CountFinding($0).isDiscrepancy && self[$0] > 0 }
  }

  private static func place(_ outcome: CountOutcome) -> Int {
    CountOutcome.allCases.firstIndex(of: outcome) ?? 0
  }
}
