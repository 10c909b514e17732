import Identity

/// How verdicts fare against the truth.
struct Score {
  var pairs = 0
  var right = 0
  /// Two machines made one.
  var merged = 0
  /// One machine made two.
  var split = 0
  var asked = 0
  /// Of those asked, for how many the proposal was what had happened.
  var proposed = 0

  static func + (one: Score, other: Score) -> Score {
    Score(
      pairs: one.pairs + other.pairs, right: one.right + other.right, merged: one.merged + other.merged,
      split: one.split + other.split, asked: one.asked + other.asked, proposed: one.proposed + other.proposed)
  }

  mutating func take(_ verdict: Verdict, of pair: Pair) {
    pairs += 1
    switch verdict {
    case .same(let id, _): take(same: pair.truth.map(Roll.id) == id)
    case .new: take(newIsRight: pair.truth == nil)
    case .conflict(let ids, let reasons) where ids.isEmpty && reasons.decision != .container:
      // Too little was read to be sure, and nothing on the roll is like it: it can be registered.
      take(newIsRight: pair.truth == nil)
    case .conflict:
      asked += 1
      if pair.event.stories.contains(verdict.proposal) { proposed += 1 }
    }
  }

  /// - Parameter records: what the scan was written over.
  mutating func take(_ records: Set<Int>, of pair: Pair) {
    pairs += 1
    guard let truth = pair.truth else {
      if records.isEmpty { right += 1 } else { merged += 1 }
      return
    }
    if records.contains(where: { $0 != truth }) {
      merged += 1
    } else if records.isEmpty {
      split += 1
    } else {
      right += 1
    }
  }

  private mutating func take(same isRight: Bool) {
    if isRight { right += 1 } else { merged += 1 }
  }

  private mutating func take(newIsRight isRight: Bool) {
    if isRight { right += 1 } else { split += 1 }
  }
}

extension LifeEvent {
  /// What had happened, in the words of a proposal.
  var stories: [Proposal?] {
    switch self {
    case .boardReplaced, .boardSwapped, .boardUntold, .boardOtherSerial: [.boardReplaced]
    case .diskMovedToNew: [.diskMoved]
    case .guestCloned, .guestCopied, .imaged: [.clone]
    case .twoBoxes, .newMachine, .newMachineSeenByUser, .junkShared: [.new]
    case .imagedSeenByUser, .reinstalledSeenByUser, .unprivileged: [.scanAsRoot]
    default: [.same]
    }
  }
}
