/// What each piece of evidence weighs.
///
/// Physical machines are known by what is burnt into them. In a virtual machine the firmware's strings are
/// the hypervisor's, often the same in all of them: there only the UUID and the installation count, and an
/// address that changed is the mark of a clone.
///
/// A value, so that other weights can be tried over the same machines; verdicts are given by ``current``.
public struct Rulebook: Sendable, Hashable {
  public static let current = Rulebook()

  /// Changes with every rule that could change a verdict; it is kept with each verdict.
  public static let version = 3

  /// Points that make two machines one, if nothing contradicts.
  public var same = 80
  /// Points from which on two machines may be one.
  public var possible = 30
  public var contradiction = -60
  /// So many assets with one value, each another machine by a second key, and the value tells no machine from another.
  public var sharedByMost = 2

  private var physical: [Key: Int] = [
    .serial: 60, .tpm: 60, .uuid: 50, .board: 40, .assetTag: 30, .mac: 25, .disk: 15, .memory: 15,
    .installID: 15, .machineID: 15,
  ]
  private var virtual: [Key: Int] = [.uuid: 55, .installID: 55, .machineID: 55, .mac: 25]

  /// What an agreement is worth; 0 for what is only shown.
  public func points(_ key: Key, virtual isVirtual: Bool) -> Int {
    (isVirtual ? virtual : physical)[key] ?? 0
  }

  public mutating func set(_ key: Key, virtual isVirtual: Bool, to points: Int) {
    if isVirtual { virtual[key] = points } else { physical[key] = points }
  }

  /// Two different values of this key are two machines, whatever else agrees.
  public static func isStrong(_ key: Key, virtual: Bool) -> Bool {
    switch key {
    case .serial, .uuid, .board, .tpm, .kind: true
    case .mac: virtual
    case .disk, .memory, .assetTag, .installID, .machineID, .chassis, .maker, .model: false
    }
  }

  /// A disk takes these along into another machine, and a copy of a disk the last two.
  static func travelsWithDisk(_ key: Key) -> Bool {
    key == .disk || key == .installID || key == .machineID
  }
}
