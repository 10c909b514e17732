import Model

/// The keys of one machine in the form in which they compare, placeholders left out.
struct UsableKeys {
  struct Disk: Hashable {
    var model: String
    var serial: String
  }

  struct Module: Hashable {
    var partNumber: String
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
  private(set) var modules: Set<Module> = []
  private(set) var machineID: String?
  private(set) var installID: String?
  private(set) var assetTag: String?
  private(set) var rejected: [Rejection] = []

  init(_ keys: IdentityKeys, under rules: RuleSet) {
    isVirtual = keys.isVirtual
    tpmKey = keys.tpmKey
    func believe<Value>(
      _ value: DeviceText?, _ key: Key, _ field: JudgedField, _ normalise: (DeviceText) -> Value
    ) -> Value? {
      guard let value else { return nil }
      guard let rule = rules.rejects(value, as: field, virtual: keys.isVirtual) else {
        return normalise(value)
      }
      rejected.append(Rejection(key: key, value: value, rule: rule))
      return nil
    }
    func gift(_ gift: Quirk.Gift) -> DeviceText? {
      rules.gift(gift, maker: rules.believed(keys.maker, as: .maker) ?? keys.boardMaker) { keys[$0] }?.text
    }

    maker = believe(keys.maker, .maker, .maker, rules.makerKey)
    model = believe(keys.model, .model, .model) { rules.modelKey($0, maker: keys.maker) }
    // Not out of the board's serial, which counts as itself: one field is one piece of evidence.
    serial = believe(keys.serial, .serial, .serial, Normalise.serial)
    boardMaker = believe(keys.boardMaker, .board, .maker, rules.makerKey)
    boardSerial = believe(gift(.boardSerial) ?? keys.boardSerial, .board, .serial, Normalise.serial)
    chassisSerial = believe(keys.chassisSerial, .chassis, .serial, Normalise.serial)
    assetTag = believe(keys.assetTag, .assetTag, .model, Normalise.serial)
    // The organisation's own mark: only a blank is none.
    installID = keys.installID.flatMap { $0.trimmed.isEmpty ? nil : Normalise.serial($0) }
    machineID = believe(keys.machineID, .machineID, .machineID) { FoldedText($0).text }
    let uuid = believe(keys.uuid, .uuid, .uuid) { $0 } ?? gift(.uuid)
    uuids = uuid.map { [Normalise.uuid($0), Normalise.alternate($0)].compactMap(\.self) } ?? []
    for mac in keys.macs {
      if let mac = believe(mac, .mac, .mac, Normalise.mac) ?? nil { macs.insert(mac) }
    }
    for disk in keys.disks {
      guard let serial = believe(disk.serial, .disk, .diskSerial, Normalise.serial) else { continue }
      disks.insert(Disk(model: FoldedText(disk.model).text, serial: serial))
    }
    for module in keys.modules {
      guard let serial = believe(module.serial, .memory, .serial, Normalise.serial) else { continue }
      modules.insert(Module(partNumber: FoldedText(module.partNumber).text, serial: serial))
    }
  }

  /// No key by which one machine alone is known: a box that was put together from parts.
  var hasNoStrongKey: Bool {
    serial == nil && uuids.isEmpty && boardSerial == nil && tpmKey == nil
  }

  /// Takes back what was believed, where the roll shows that it tells no machine from another.
  mutating func reject(_ key: Key, _ value: DeviceText?) {
    switch key {
    case .serial: serial = nil
    case .uuid: uuids = []
    case .board: boardSerial = nil
    default: return
    }
    if let value { rejected.append(Rejection(key: key, value: value, rule: SharedValues.rule)) }
  }

  /// Another scan of this machine could be recognised; without that, nothing keeps one box from being
  /// registered again every day.
  var isRecognisable: Bool {
    if isVirtual { return !uuids.isEmpty || machineID != nil }
    let isStrong = serial != nil || !uuids.isEmpty || boardSerial != nil || tpmKey != nil
    return isStrong || (machineID ?? installID) != nil && !(macs.isEmpty && disks.isEmpty)
  }
}

extension IdentityKeys {
  /// What a quirk looks at; a key that a machine is not recognised by is not kept here.
  fileprivate subscript(place: Quirk.Place) -> DeviceText? {
    switch place {
    case .product: model
    case .serial: serial
    case .boardSerial: boardSerial
    case .version, .family, .sku, .boardName: nil
    }
  }
}
