/// What a person who is asked most likely says. The raw values are kept and exchanged.
public enum Proposal: String, Sendable, Hashable, CaseIterable {
  /// It is the likeliest asset.
  case same
  /// It is none of ours yet, or another with the same serial.
  case new
  /// It is the likeliest asset, with another board.
  case boardReplaced = "board-replaced"
  /// It is another machine, with a disk of the likeliest asset.
  case diskMoved = "disk-moved"
  /// It was copied from the likeliest asset.
  case clone
  /// A scan with more rights would tell.
  case scanAsRoot = "scan-as-root"
}

extension Verdict {
  /// - Returns: `nil` for what needs no proposal.
  public var proposal: Proposal? {
    guard case .conflict(let ids, let reasons) = self else { return nil }
    switch reasons.decision {
    case .container: return nil
    case .unprivileged: return ids.isEmpty ? .new : .scanAsRoot
    case .noKey: return .new
    default: break
    }
    guard let first = reasons.weighed.first(where: { ids.first == $0.id }) else { return .new }
    if !first.isContradicted { return .same }
    if first.isVirtual { return first.outcome(.kind) == .disagrees ? .new : .clone }
    let hasItsModules = first.outcome(.memory) == .agrees
    let hasItsDisk = [Key.disk, .machineID, .installID].contains { first.outcome($0) == .agrees }
    if first.points(.serial) > 0 { return hasItsModules || hasItsDisk ? .boardReplaced : .new }
    guard hasItsDisk else { return .new }
    if hasItsModules || first.outcome(.mac) == .agrees { return .boardReplaced }
    return first.outcome(.disk) == .agrees ? .diskMoved : .clone
  }
}
