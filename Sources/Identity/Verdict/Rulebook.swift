/// What each piece of evidence weighs.
///
/// Physical machines are known by what is burnt into them. In a virtual machine the firmware's strings are
/// the hypervisor's, often the same in all of them: there only the UUID and the installation count, and an
/// address that changed is the mark of a clone.
public enum Rulebook {
  /// Changes with every rule that could change a verdict; it is kept with each verdict.
  public static let version = 1

  /// Points that make two machines one, if nothing contradicts.
  static let same = 80
  /// Points from which on two machines may be one.
  static let possible = 30
  static let contradiction = -60

  static func points(_ key: Key, virtual: Bool) -> Int {
    switch key {
    case .serial, .tpm: virtual ? 0 : 60
    case .uuid: virtual ? 55 : 50
    case .board: virtual ? 0 : 40
    case .assetTag: virtual ? 0 : 30
    case .mac: 25
    case .disk: virtual ? 0 : 15
    case .machineID, .installID: virtual ? 55 : 15
    case .kind, .chassis, .maker, .model: 0
    }
  }

  /// Two different values of this key are two machines, whatever else agrees.
  static func isStrong(_ key: Key, virtual: Bool) -> Bool {
    switch key {
    case .serial, .uuid, .board, .tpm, .kind: true
    case .mac: virtual
    case .disk, .assetTag, .installID, .machineID, .chassis, .maker, .model: false
    }
  }

  /// A disk takes these along into another machine, and a copy of a disk the last two.
  static func travelsWithDisk(_ key: Key) -> Bool {
    key == .disk || key == .installID || key == .machineID
  }
}
