import Lifecycle
import Model
import Store

/// The acts of a busy IT room, invented from a seed: laptops with a disk and two memory modules each.
struct Load {
  private var random: SplitMix64
  let place: EntityID
  let people: [EntityID]
  let today: Day

  init(seed: UInt64, place: EntityID, people: [EntityID], today: Day) {
    random = SplitMix64(state: seed)
    self.place = place
    self.people = people
    self.today = today
  }

  private static let machines: [(maker: DeviceText, model: DeviceText)] = [
    ("LENOVO", "ThinkPad T14 Gen 4"), ("Dell Inc.", "Latitude 5440"), ("HP", "HP EliteBook 840 14 inch G10"),
    ("HUAWEI", "MateBook B5-440"), ("ASUSTeK COMPUTER INC.", "ExpertBook B1502CVA"),
  ]
  private static let disks: [(maker: DeviceText, model: DeviceText, bytes: Int64)] = [
    ("Samsung", "SAMSUNG MZVL2512HCJQ-00BL7", 512_110_190_592),
    ("SK hynix", "HFS512GEJ9X115N", 512_110_190_592),
    ("YMTC", "YMTC PC300-1TB-B", 1_024_209_543_168),
  ]

  /// A laptop that nobody has seen, as its registration would record it.
  mutating func laptop(tag: Tag) -> Step {
    let machine = Self.machines[random.below(Self.machines.count)]
    let disk = Self.disks[random.below(Self.disks.count)]
    let serial = random.letters(8)
    let diskSerial = "S" + random.letters(14)
    let parts =
      [
        Part(
          number: 1, kind: .disk, maker: disk.maker, model: disk.model, serial: DeviceText(diskSerial),
          slot: "nvme0n1", sizeBytes: disk.bytes)
      ]
      + (0..<2).map { slot in
        Part(
          number: 2 + slot, kind: .memory, maker: "Micron Technology", model: "8ATF2G64HZ-3G2E2",
          serial: DeviceText(random.letters(8)), slot: slot == 0 ? "ChannelA-DIMM0" : "ChannelB-DIMM0",
          sizeBytes: 17_179_869_184)
      }
    return Step(
      .found, to: .received,
      [
        .tag: .code(tag.text), .category: .code("laptop"), .source: .code("scan"), .ownership: .code("owned"),
        .maker: .device(machine.maker), .model: .device(machine.model), .serial: .device(DeviceText(serial)),
        .place: .id(place),
      ],
      keys: [
        "disk-serial:" + diskSerial, "mac:" + random.mac(), "serial:" + serial, "uuid:" + random.uuid(),
      ],
      parts: parts)
  }

  /// The number `index` of the steps after the first: to a person, back, clean, and to the next person.
  mutating func step(_ index: Int) -> Step {
    let person = people[random.below(people.count)]
    let held: [EvidenceKey: EvidenceValue] = [.person: .id(person), .place: .id(place)]
    switch index {
    case 0: return Step(.adopted, to: .assigned, held)
    case _ where index % 4 == 1: return Step(.handedBack, to: .returned, [.place: .id(place)])
    case _ where index % 4 == 2:
      return Step(
        .mediumSanitised, to: .returned,
        [.method: .code("purge"), .part: .number(1), .result: .code("verified")])
    case _ where index % 4 == 3: return Step(.restocked, to: .inStock)
    default: return Step(.issued, to: .assigned, held)
    }
  }
}

/// Numbers that look random and are the same in every run (Steele, Lea, Flood 2014).
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() >> 33) % limit }

  mutating func bytes(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    while bytes.count < count {
      var word = next()
      for _ in 0..<min(8, count - bytes.count) {
        bytes.append(UInt8(truncatingIfNeeded: word))
        word >>= 8
      }
    }
    return bytes
  }

  mutating func letters(_ count: Int) -> String {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)
    return String(decoding: (0..<count).map { _ in alphabet[below(alphabet.count)] }, as: UTF8.self)
  }

  mutating func mac() -> String { bytes(6).map { Hex.text([$0]) }.joined(separator: ":") }

  mutating func uuid() -> String { EntityID(at: Instant(milliseconds: 0), random: bytes(10)).text }
}
