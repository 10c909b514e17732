import Identity
import Model

/// Makes machines out of templates: what a maker gives each unit is given anew, what all units share stays.
struct Fleet {
  /// What a recording says where its publisher struck a value out.
  static let struckOut: DeviceText = "struck out by its publisher"

  private let rules: RuleSet
  private var dice: Dice
  private var counter = 0

  init(_ rules: RuleSet, seed: UInt64) {
    self.rules = rules
    dice = Dice(seed: seed)
  }

  /// - Parameter count: about so many; every template occurs, in runs of machines that were delivered together.
  mutating func machines(_ templates: [Template], count: Int) -> [Machine] {
    let shares = templates.reduce(0) { $0 + $1.count }
    return templates.flatMap { template in
      let units = max(2, count * template.count / max(1, shares))
      // Half of the fleet came with the makers' consecutive serials, a third out of one image of a disk each six.
      return (0..<units).map { unit in machine(template, consecutive: unit % 2 == 0, image: unit / 6) }
    }
  }

  /// One machine more of the model of another, which nobody has seen.
  mutating func stranger(like machine: Machine, _ templates: [Template]) -> Machine {
    let template = templates.first { $0.name == machine.model }
    return template.map { self.machine($0, consecutive: false, image: nil) } ?? machine
  }

  private mutating func machine(_ template: Template, consecutive: Bool, image: Int?) -> Machine {
    counter += 1
    var keys = template.keys
    func isGiven(_ value: DeviceText?, _ field: JudgedField) -> Bool {
      value.map {
        $0 == Self.struckOut || rules.rejects($0, as: field, virtual: template.keys.isVirtual) == nil
      } ?? false
    }
    let isBoardSame = keys.boardSerial == keys.serial
    let isChassisSame = keys.chassisSerial == keys.serial
    let isTagSame = keys.assetTag == keys.serial
    if isGiven(keys.serial, .serial) { keys.serial = fresh(keys.serial, consecutive) }
    if isGiven(keys.boardSerial, .serial) {
      keys.boardSerial = isBoardSame ? keys.serial : fresh(keys.boardSerial, consecutive)
    }
    if isGiven(keys.chassisSerial, .serial) {
      keys.chassisSerial = isChassisSame ? keys.serial : fresh(keys.chassisSerial, consecutive)
    }
    if isGiven(keys.assetTag, .model) {
      keys.assetTag = isTagSame ? keys.serial : fresh(keys.assetTag, consecutive)
    }
    if isGiven(keys.uuid, .uuid) { keys.uuid = uuid() }
    keys.modules = keys.modules.map { module in
      isGiven(module.serial, .serial)
        ? .init(partNumber: module.partNumber, serial: DeviceText(dice.text(8, "0123456789ABCDEF"))) : module
    }
    if keys.isVirtual {
      keys.macs = [dice.mac("52:54:00")]
      keys.disks = [.init(model: "QEMU HARDDISK", serial: "QM00001")]
    } else {
      keys.macs = dice.happens(20) ? [dice.mac("8c:16:45")] : [dice.mac("8c:16:45"), dice.mac("a0:51:0b")]
      keys.disks = [.init(model: "SAMSUNG MZVLB512", serial: DeviceText("S4E" + dice.text(11)))]
      if dice.happens(15) {
        keys.disks.append(.init(model: "ST2000DM008", serial: DeviceText("Z" + dice.text(7))))
      }
    }
    let isImaged = image.map { _ in counter % 3 == 0 && !keys.isVirtual } ?? false
    keys.machineID = isImaged ? imageID(template, image ?? 0) : DeviceText(dice.hex(32))
    // A third of all houses leave hosts under the name the installer gave them.
    let hostname = dice.happens(10) ? "localhost" : "\(keys.isVirtual ? "vm" : "pc")-\(counter)"
    return Machine(keys: keys, hostname: hostname, agentID: "agent-\(counter)", model: template.name)
  }

  private func imageID(_ template: Template, _ number: Int) -> DeviceText {
    var sum: UInt64 = 1469598103934665603
    for byte in template.name.utf8 { sum = (sum ^ UInt64(byte)) &* 1_099_511_628_211 }
    let text = String(sum ^ UInt64(number), radix: 16)
    return DeviceText("0f3c2a1b4d5e6f70" + String(repeating: "a", count: 16 - text.count) + text)
  }

  mutating func uuid() -> DeviceText {
    DeviceText("\(dice.hex(8))-\(dice.hex(4))-4\(dice.hex(3))-8\(dice.hex(3))-\(dice.hex(12))")
  }

  /// A value of the same form: digits for digits, letters for letters. Of a delivery, only its last places differ.
  mutating func fresh(_ like: DeviceText?, _ consecutive: Bool = false) -> DeviceText? {
    guard let like else { return nil }
    var bytes = like == Self.struckOut || like.bytes.count < 7 ? Array("PF2KQ0000000".utf8) : like.bytes
    let places = bytes.indices.filter { bytes[$0].isLetterOrDigit }
    if consecutive {
      var rest = counter
      for place in places.suffix(5).reversed() {
        bytes[place] = 0x30 + UInt8(rest % 10)
        rest /= 10
      }
    } else {
      for place in places {
        let alphabet =
          (0x30...0x39).contains(bytes[place])
          ? "0123456789" : bytes[place] > 0x60 ? "bcdfghjkmnp" : "BCDFGHJKLMNP"
        bytes[place] = Array(dice.text(1, alphabet).utf8)[0]
      }
    }
    return DeviceText(bytes: bytes)
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}
