import Identity
import Model

/// Invented machines for the tests, whole or as a plain user sees them.
enum Machines {
  static func id(_ number: UInt8) -> EntityID {
    EntityID(at: Instant(milliseconds: 1_760_000_000_000), random: [UInt8](repeating: number, count: 10))
  }

  static func key(_ number: UInt8) -> Digest? {
    Digest(bytes: [UInt8](repeating: number, count: 32))
  }

  /// A business laptop, read as root.
  static let laptop: IdentityKeys = {
    var keys = IdentityKeys(isPrivileged: true)
    keys.maker = "LENOVO"
    keys.model = "ThinkPad T480"
    keys.serial = "PF2ABCDE"
    keys.uuid = "4c4c4544-0056-4810-8057-b3c04f584831"
    keys.boardMaker = "LENOVO"
    keys.boardSerial = "L1HF7AB0123"
    keys.chassisSerial = "PF2ABCDE"
    keys.macs = ["8c:16:45:aa:bb:cc", "a0:51:0b:11:22:33"]
    keys.disks = [.init(model: "Samsung SSD 970", serial: "S4EWNX0M123456")]
    keys.machineID = "0f3c2a1b4d5e6f708192a3b4c5d6e7f8"
    return keys
  }()

  /// Another of the same model, delivered in the same box of ten.
  static let twin: IdentityKeys = {
    var keys = laptop
    keys.serial = "PF2ABCDF"
    keys.uuid = "4c4c4544-0056-4810-8057-b3c04f584832"
    keys.boardSerial = "L1HF7AB0124"
    keys.chassisSerial = "PF2ABCDF"
    keys.macs = ["8c:16:45:aa:bb:cd", "a0:51:0b:11:22:34"]
    keys.disks = [.init(model: "Samsung SSD 970", serial: "S4EWNX0M123457")]
    keys.machineID = "1f3c2a1b4d5e6f708192a3b4c5d6e7f8"
    return keys
  }()

  /// Built from parts: the firmware was told nothing.
  static let whiteBox: IdentityKeys = {
    var keys = IdentityKeys(isPrivileged: true)
    keys.maker = "To Be Filled By O.E.M."
    keys.model = "All Series"
    keys.serial = "System Serial Number"
    keys.uuid = "03000200-0400-0500-0006-000700080009"
    keys.boardMaker = "ASRock"
    keys.boardSerial = "Default string"
    keys.macs = ["70:85:c2:01:02:03"]
    keys.disks = [.init(model: "CT500MX500SSD1", serial: "1947E22D5A31")]
    keys.machineID = "2f3c2a1b4d5e6f708192a3b4c5d6e7f8"
    return keys
  }()

  static let virtual: IdentityKeys = {
    var keys = IdentityKeys(isPrivileged: true, isVirtual: true)
    keys.maker = "QEMU"
    keys.model = "Standard PC (Q35 + ICH9, 2009)"
    keys.uuid = "9b1c7a52-6c7e-4a55-9d1f-3f0a5e6b7c8d"
    keys.macs = ["52:54:00:12:34:56"]
    keys.disks = [.init(model: "QEMU HARDDISK", serial: "QM00001")]
    keys.machineID = "3f3c2a1b4d5e6f708192a3b4c5d6e7f8"
    return keys
  }()

  /// What an order says of the laptop.
  static let order: IdentityKeys = {
    var keys = IdentityKeys(isPrivileged: false)
    keys.maker = "Lenovo"
    keys.serial = "pf2abcde"
    return keys
  }()
}

extension IdentityKeys {
  /// The same machine as the kernel shows it to a plain user.
  var unprivileged: IdentityKeys {
    with {
      $0.isPrivileged = false
      $0.serial = nil
      $0.uuid = nil
      $0.boardSerial = nil
      $0.chassisSerial = nil
      $0.tpmKey = nil
    }
  }

  func with(_ change: (inout IdentityKeys) -> Void) -> IdentityKeys {
    var keys = self
    change(&keys)
    return keys
  }
}

extension Verdict {
  var same: EntityID? { if case .same(let id, _) = self { id } else { nil } }
  var isNew: Bool { if case .new = self { true } else { false } }
  var conflict: [EntityID]? { if case .conflict(let ids, _) = self { ids } else { nil } }
}
