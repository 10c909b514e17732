import Lifecycle
import Model
import Store

/// A fleet with years behind it, invented from a seed: things of many kinds in many places, most of them with people, some
/// waiting, broken, about to leave or lost. Five events each.
struct Fleet {
  private var random: SplitMix64
  private let places: [EntityID]
  private let people: [EntityID]
  private let today: Day
  private var numbers: [String: Int] = [:]
  private var repairs: Int64 = 0

  init(seed: UInt64, places: [EntityID], people: [EntityID], today: Day) {
    random = SplitMix64(state: seed)
    self.places = places
    self.people = people
    self.today = today
  }

  static let eventsPerAsset = 5

  /// Writes the life of one more thing.
  mutating func live(in writing: Writing) throws {
    let first = today.adding(days: -random.below(1460) - 4 * Self.pause)
    var asset = try writing.begin(thing(), on: first)
    let steps = try course(until: first.adding(months: 36), writing)
    for (index, step) in steps.enumerated() {
      asset = try writing.record([step], on: asset, day: first.adding(days: (index + 1) * Self.pause))
    }
  }

  /// Days between one step and the next.
  private static let pause = 21

  private static let kinds: [(category: Category, percent: Int)] = [
    (.laptop, 58), (.monitor, 20), (.desktop, 8), (.phone, 7), (.printer, 3), (.network, 3), (.server, 1),
  ]
  private static let models: [(maker: DeviceText, model: DeviceText)] = [
    ("LENOVO", "ThinkPad T14 Gen 4"), ("Dell Inc.", "Latitude 5440"), ("HP", "HP EliteBook 840 14 inch G10"),
    ("HUAWEI", "MateBook B5-440"), ("ASUSTeK COMPUTER INC.", "ExpertBook B1502CVA"), ("Dell Inc.", "P2423DE"),
    ("Apple", "iPhone 14"), ("Supermicro", "SYS-6029P-TRT"), ("Cisco", "C9200L-24P-4G"),
    ("HP", "LaserJet M507"),
  ]
  private static let disks: [(maker: DeviceText, model: DeviceText, bytes: Int64)] = [
    ("Samsung", "SAMSUNG MZVL2512HCJQ-00BL7", 512_110_190_592),
    ("SK hynix", "HFS512GEJ9X115N", 512_110_190_592),
    ("YMTC", "YMTC PC300-1TB-B", 1_024_209_543_168),
  ]

  private mutating func thing() -> Step {
    var roll = random.below(100)
    var category = Category.laptop
    for kind in Self.kinds {
      category = kind.category
      if roll < kind.percent { break }
      roll -= kind.percent
    }
    numbers[category.tagPrefix, default: 0] += 1
    let tag = Tag(prefix: category.tagPrefix, number: numbers[category.tagPrefix] ?? 1)
    let model = Self.models[random.below(Self.models.count)]
    let serial = random.letters(8)
    var keys = ["serial:" + serial]
    var parts: [Part] = []
    if category == .laptop || category == .desktop || category == .server {
      let disk = Self.disks[random.below(Self.disks.count)]
      let diskSerial = "S" + random.letters(14)
      keys = [
        "disk-serial:" + diskSerial, "mac:" + random.mac(), "serial:" + serial, "uuid:" + random.uuid(),
      ]
      parts = [
        Part(
          number: 1, kind: .disk, maker: disk.maker, model: disk.model, serial: DeviceText(diskSerial),
          slot: "nvme0n1", sizeBytes: disk.bytes),
        Part(
          number: 2, kind: .memory, maker: "Micron Technology", model: "8ATF2G64HZ-3G2E2",
          serial: DeviceText(random.letters(8)), slot: "ChannelA-DIMM0", sizeBytes: 17_179_869_184),
      ]
    }
    return Step(
      .found, to: .received,
      [
        .tag: .code(tag.text), .category: .code(category.rawValue), .source: .code("scan"),
        .ownership: .code("owned"), .maker: .device(model.maker), .model: .device(model.model),
        .serial: .device(DeviceText(serial)), .place: .id(place()),
      ], keys: keys, parts: parts)
  }

  private mutating func place() -> EntityID { places[random.below(places.count)] }

  private mutating func held() -> [EvidenceKey: EvidenceValue] {
    [.person: .id(people[random.below(people.count)]), .place: .id(place())]
  }

  /// What becomes of it after it was registered, in four steps.
  private mutating func course(until warranty: Day, _ writing: Writing) throws -> [Step] {
    let covered = Step(.warrantySet, to: .received, [.until: .day(warranty)])
    let given = Step(.adopted, to: .assigned, held())
    let elsewhere = Step(.relocated, to: .assigned, [.place: .id(place())])
    let back = Step(.handedBack, to: .returned, [.place: .id(place())])
    switch random.below(1000) {
    case ..<420: return [covered, given, elsewhere, Step(.relocated, to: .assigned, [.place: .id(place())])]
    case ..<700: return [covered, given, back, moved(at: .returned)]
    case ..<900: return [given, back, moved(at: .returned), try noted("in the cupboard", .returned, writing)]
    case ..<960:
      return [moved(at: .received), moved(at: .received), moved(at: .received), moved(at: .received)]
    case ..<980:
      repairs += 1
      let repair = Step(
        .repairOpened, to: .inRepair,
        [.repairOrder: .number(repairs), .fault: .secret(try writing.seal("does not start", as: .text))])
      return [covered, given, repair, try noted("waits for a part", .inRepair, writing)]
    case ..<998:
      let asked = Step(
        .retirementAsked, to: .retirePending, [.reason: .secret(try writing.seal("too slow", as: .text))])
      return [covered, given, back, asked]
    default:
      let lost = Step(.lost, to: .lost, [.reason: .secret(try writing.seal("left in a train", as: .text))])
      return [covered, given, elsewhere, lost]
    }
  }

  private mutating func moved(at stage: Stage) -> Step {
    Step(.moved, to: stage, [.place: .id(place())])
  }

  private func noted(_ text: String, _ stage: Stage, _ writing: Writing) throws -> Step {
    Step(.noted, to: stage, [.note: .secret(try writing.seal(text, as: .text))])
  }
}
