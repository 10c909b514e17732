public import Model

/// What is to be kept as spares of something that is retired, and what came of that: read from its events and its card.
///
/// The last word counts that somebody said while its retirement was under way: who asked, who appraised, who signed.
public struct Harvest: Sendable {
  /// The event that named them.
  public var named: Event
  /// As they stand on the card now.
  public var parts: [PlacedPart]

  /// Those nobody has taken out.
  public var left: [PlacedPart] { parts.filter { !$0.isRemoved } }

  /// The evidence that nothing is to be kept after all.
  public static let nothing = "none"

  /// What an event says is to be kept.
  ///
  /// - Parameter numbers: of parts; none of them for nothing.
  public static func code(_ numbers: [Int]) -> String {
    numbers.isEmpty ? nothing : Set(numbers).sorted().map(String.init).joined(separator: " ")
  }

  /// - Returns: `nil` for what no event can say.
  public static func numbers(_ code: String) -> [Int]? {
    guard code != nothing else { return [] }
    let numbers = code.split(separator: " ", omittingEmptySubsequences: false).map { Int($0) }
    let whole = numbers.compactMap(\.self)
    return whole.isEmpty || whole.count != numbers.count || self.code(whole) != code ? nil : whole
  }

  /// - Parameters:
  ///   - asset: as it stands.
  ///   - events: of it, oldest first, as many as that rests on; those that were undone left out.
  /// - Returns: `nil` where nobody named any, or the retirement came to nothing.
  public init?(_ asset: Asset, _ events: [Event]) {
    var last: Event?
    for event in events {
      switch event.kind {
      case .retirementAsked, .beyondRepair: last = event.evidence.has(.harvest) ? event : nil
      case .appraised, .retirementEndorsed, .retirementApproved:
        last = event.evidence.has(.harvest) ? event : last
      case .retirementRefused, .approvalRevoked, .reprieved, .lost: last = nil
      default: break
      }
    }
    guard let last, let numbers = last.evidence.code(.harvest).flatMap(Self.numbers) else { return nil }
    named = last
    parts = asset.parts.filter { numbers.contains($0.part.number) }
    if parts.isEmpty { return nil }
  }
}

extension Stage {
  /// Whether a thing in it has left us, with all that was still in it.
  public var hasLeft: Bool { self == .disposing || self == .disposed || self == .returnedToSupplier }
}

extension Asset {
  /// What is to be kept is in it, and named once.
  func checkHarvest(_ event: Event) throws(LifecycleError) {
    guard let code = event.evidence.code(.harvest) else { return }
    guard let numbers = Harvest.numbers(code) else { throw .badCode(.harvest, code) }
    for number in numbers {
      guard let part = parts.first(where: { $0.part.number == number }) else {
        throw .unknownPart(tag, Int64(number))
      }
      if part.isRemoved { throw .repair(tag, .partAway(Int64(number))) }
    }
  }
}
