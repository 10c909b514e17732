import Model

/// One exact string under which a machine is filed and found again.
public struct Lookup: Hashable, Sendable {
  /// The raw values are kept in the index.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case serial
    case uuid
    case board = "board-serial"
    case tpm = "tpm-key"
    case mac
    case disk = "disk-serial"
    case machineID = "machine-id"
    case installID = "install-id"
    case assetTag = "asset-tag"
  }

  public let kind: Kind
  public let value: String

  public init(kind: Kind, value: String) {
    self.kind = kind
    self.value = value
  }
}

extension IdentityKeys {
  /// What to file this machine under, and equally what to look for to find every candidate of it.
  ///
  /// - Returns: no placeholder, nothing twice, always in the same order; the UUID in both byte orders;
  ///   nothing for a container, whose keys are another machine's.
  public func lookups(under rules: RuleSet) -> [Lookup] {
    guard !isContainer else { return [] }
    let keys = UsableKeys(self, under: rules)
    var lookups: [Lookup] = []
    func add(_ kind: Lookup.Kind, _ values: [String?]) {
      for case let value? in values {
        let lookup = Lookup(kind: kind, value: value)
        if lookups.last != lookup { lookups.append(lookup) }
      }
    }
    add(.serial, [keys.serial])
    add(.uuid, keys.uuids.sorted())
    add(.board, [keys.boardSerial])
    add(.tpm, [keys.tpmKey?.text])
    add(.mac, keys.macs.sorted())
    add(.disk, keys.disks.map(\.serial).sorted())
    add(.machineID, [keys.machineID])
    add(.installID, [keys.installID])
    add(.assetTag, [keys.assetTag])
    return lookups
  }
}
