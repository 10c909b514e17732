import Model

/// In which order reports come, and how often each.
public enum Post: String, CaseIterable, Sendable {
  case inOrder = "in order"
  /// Most within days, some within months, some twice.
  case late
  /// In any order at all, some twice.
  case shuffled
  case backwards

  /// - Parameter looks: oldest first.
  /// - Returns: their numbers; each occurs.
  public func order(_ looks: [Look], _ dice: inout Chance) -> [Int] {
    var order = looks.indices.map { $0 }
    if self == .inOrder { return order }
    if self == .backwards { return order.reversed() }
    for index in looks.indices where dice.happens(50) { order.append(index) }
    guard self == .late else { return order.shuffled(using: &dice) }
    let days: Int64 = 86_400_000
    let came = order.map { index in
      let delay = dice.happens(700) ? 0 : Int64(dice.below(dice.happens(200) ? 120 : 12)) * days
      return (index: index, at: looks[index].at.milliseconds + delay)
    }
    return came.sorted { ($0.at, $0.index) < ($1.at, $1.index) }.map(\.index)
  }
}
