import Identity
import Model

/// What happens to machines, and what the scan after it should be taken for.
enum LifeEvent: String, CaseIterable {
  case unchanged = "unchanged, as root"
  case unprivileged = "unchanged, as a plain user"
  case reinstalled
  case reinstalledSeenByUser = "reinstalled, as a plain user"
  case renamed
  case uuidSwapped = "UUID in the other byte order"
  case memoryChanged = "memory changed"
  case diskReplaced = "disk replaced, reinstalled"
  case diskCopied = "disk replaced by a copy"
  case nicAdded = "network card added"
  case dockMoved = "another's dock"
  case dockUnmarked = "another's dock, not told apart"
  case firstBinding = "first scan of a typed asset"
  case newMachine = "a new machine"
  case newMachineSeenByUser = "a new machine, as a plain user"
  case imaged = "a new machine from an image"
  case imagedSeenByUser = "the same, plain user, at a dock"
  case junkShared = "a serial that many bear"
  case junkSharedAgain = "the same, scanned again"
  case boardReplaced = "board swapped under repair"
  case boardSwapped = "board swapped, no repair on file"
  case boardUntold = "board swapped, serial not written"
  case boardOtherSerial = "board swapped, other serial"
  case diskMovedHere = "disk of another put in"
  case diskMovedToNew = "disk moved into a new machine"
  case twoBoxes = "two boxes, one serial"
  case guestReinstalled = "guest reinstalled"
  case guestCloned = "guest cloned, new UUID"
  case guestCopied = "guest copied, old UUID"

  /// Of a thousand scans that reach a house; a rough picture, to weigh the queue by.
  var perMille: Double {
    switch self {
    case .unchanged: 420
    case .unprivileged: 330
    case .renamed, .dockMoved: 50
    case .newMachine: 30
    case .reinstalled, .firstBinding: 20
    case .imaged: 15
    case .memoryChanged, .dockUnmarked, .nicAdded: 10
    case .uuidSwapped, .diskReplaced, .diskCopied, .guestReinstalled: 5
    case .newMachineSeenByUser, .junkSharedAgain: 3
    case .reinstalledSeenByUser, .imagedSeenByUser, .junkShared: 1.5
    case .boardReplaced, .diskMovedHere, .guestCloned: 1
    case .boardSwapped, .boardUntold, .boardOtherSerial, .diskMovedToNew, .twoBoxes, .guestCopied: 0.5
    }
  }

  var needsOwnSerial: Bool {
    switch self {
    case .firstBinding, .boardReplaced, .boardSwapped, .boardUntold, .boardOtherSerial, .twoBoxes: true
    default: false
    }
  }

  /// Scans that the agents of other inventories never send: theirs run as root.
  var isOfAPlainUser: Bool {
    switch self {
    case .unprivileged, .reinstalledSeenByUser, .newMachineSeenByUser, .imagedSeenByUser: true
    default: false
    }
  }

  /// The scan alone cannot tell: two stories leave the same traces, and only somebody who was there knows which it was.
  var isForAPerson: Bool {
    switch self {
    // Another board, or another machine with the disk of this one?
    case .boardSwapped, .boardUntold, .boardOtherSerial: true
    // The same traces the other way round, where no modules of its own speak for the new machine.
    case .diskMovedToNew: true
    // Moved to another host, or copied there?
    case .guestCloned, .guestCopied: true
    // Another board, or a second box?
    case .twoBoxes: true
    // What a plain user may read lives on the disk or hangs on a cable.
    case .imagedSeenByUser, .reinstalledSeenByUser: true
    default: false
    }
  }
}

/// One labelled scan.
struct Pair {
  var event: LifeEvent
  var scan: Machine
  /// The machine of the roll that it is; `nil` for none of them.
  var truth: Int?
  /// What the roll holds in place of that machine, where it is not what was scanned before.
  var instead: Candidate?
  var underRepair = false
}
