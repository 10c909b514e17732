import Model

/// The keys of one machine in the form in which they compare, placeholders left out.
struct UsableKeys {
  struct Disk: Hashable {
    var model: String
    var serial: String
  }

  let isVirtual: Bool
  private(set) var maker: String?
  private(set) var model: String?
  private(set) var serial: String?
  /// In the order it came in, and in the other.
  private(set) var uuids: [String] = []
  private(set) var boardMaker: String?
  private(set) var boardSerial: String?
  private(set) var chassisSerial: String?
  let tpmKey: Digest?
  private(set) var macs: Set<String> = []
  private(set) var disks: Set<Disk> = []
  private(set) var machineID: String?
  private(set) var installID: String?
  private(set) var assetTag: String?
  private(set) var rejected: [Rejection] = []

  init(_ keys: IdentityKeys) {
    isVirtual = keys.isVirtual
    tpmKey = keys.tpmKey
    maker = believe(keys.maker, .maker, Junk.maker, Normalise.maker)
    model = believe(keys.model, .model, Junk.model) { Normalise.model($0, maker: keys.maker) }
    serial = believe(keys.serial, .serial, Junk.serial, Normalise.serial)
    boardMaker = believe(keys.boardMaker, .board, Junk.maker, Normalise.maker)
    boardSerial = believe(keys.boardSerial, .board, Junk.serial, Normalise.serial)
    chassisSerial = believe(keys.chassisSerial, .chassis, Junk.serial, Normalise.serial)
    assetTag = believe(keys.assetTag, .assetTag, Junk.model, Normalise.serial)
    installID = believe(
      keys.installID, .installID, { FoldedText($0).bytes.isEmpty ? "any.blank" : nil }, Normalise.serial)
    machineID = believe(keys.machineID, .machineID, Junk.machineID) { FoldedText($0).text }
    uuids =
      believe(keys.uuid, .uuid, Junk.uuid) {
        [Normalise.uuid($0), Normalise.alternate($0)].compactMap(\.self)
      } ?? []
    for mac in keys.macs {
      if let mac = believe(mac, .mac, { Junk.mac($0, virtual: keys.isVirtual) }, Normalise.mac) ?? nil {
        macs.insert(mac)
      }
    }
    for disk in keys.disks {
      guard let serial = believe(disk.serial, .disk, Junk.diskSerial, Normalise.serial) else { continue }
      disks.insert(Disk(model: FoldedText(disk.model).text, serial: serial))
    }
  }

  /// Another scan of this machine could be recognised; without that, nothing keeps one box from being
  /// registered again every day.
  var isRecognisable: Bool {
    if isVirtual { return !uuids.isEmpty || machineID != nil }
    let isStrong = serial != nil || !uuids.isEmpty || boardSerial != nil || tpmKey != nil
    return isStrong || (machineID ?? installID) != nil && !(macs.isEmpty && disks.isEmpty)
  }

  private mutating func believe<Value>(
    _ value: DeviceText?, _ key: Key, _ junk: (DeviceText) -> RuleID?, _ normalise: (DeviceText) -> Value
  ) -> Value? {
    guard let value else { return nil }
    guard let rule = junk(value) else { return normalise(value) }
    rejected.append(Rejection(key: key, value: value, rule: rule))
    return nil
  }
}
