import Model

/// Values that one house has on many machines: no list knows them, its roll does.
///
/// A maker that stamps one serial into a whole series, a board that all of a batch name alike. Once three machines bear a value and
/// each is another by a second key, the value tells none of them apart, nor a fourth from them.
enum SharedValues {
  static let rule: RuleID = "roll.shared"

  /// Takes back the values of a scan that the candidates share among each other.
  static func reject(
    in scan: inout UsableKeys, of raw: IdentityKeys, among candidates: [UsableKeys], by book: Rulebook
  ) {
    guard candidates.count > book.sharedByMost else { return }
    let known = scan
    /// Whether more machines than can be chance have it, told apart by the first of `others` that each has.
    func isShared(_ has: (UsableKeys) -> Bool, apart others: (UsableKeys) -> [String?]) -> Bool {
      var bodies: Set<String> = []
      for candidate in candidates where has(candidate) {
        if let body = others(candidate).lazy.compactMap(\.self).first { bodies.insert(body) }
        if bodies.count > book.sharedByMost { return true }
      }
      return false
    }
    func uuid(_ keys: UsableKeys) -> String? { keys.uuids.first }
    func address(_ keys: UsableKeys) -> String? { keys.macs.min() }

    if known.serial != nil,
      isShared(
        { $0.serial == known.serial && $0.maker == known.maker },
        apart: { [uuid($0), $0.boardSerial, address($0)] })
    {
      scan.reject(.serial, raw.serial)
    }
    if !known.uuids.isEmpty,
      isShared(
        { !Set($0.uuids).isDisjoint(with: known.uuids) },
        apart: { [$0.serial, $0.boardSerial, address($0)] })
    {
      scan.reject(.uuid, raw.uuid)
    }
    if known.boardSerial != nil,
      isShared(
        { $0.boardSerial == known.boardSerial && $0.boardMaker == known.boardMaker },
        apart: { [uuid($0), $0.serial, address($0)] })
    {
      scan.reject(.board, raw.boardSerial)
    }
  }
}
