import Model

/// A machine as it stands on a desk: what is soldered and printed, and what sits in its slots.
public struct Machine: Sendable {
  /// What is in one of its slots.
  struct Slot: Sendable {
    var kind: Part.Kind
    var name: String
    var piece: Piece?
  }

  public let number: Int
  public let serial: String
  let isLaptop: Bool
  let uuid: String
  let boardSerial: String
  let mac: String
  var slots: [Slot]
  /// Whether it is in use, so that it is looked at.
  public internal(set) var isInUse = true

  /// - Parameter slots: all empty.
  init(_ number: Int, _ dice: inout Chance) {
    self.number = number
    isLaptop = number % 4 != 3
    serial = "PF\(dice.text(2, "BCDFGHJKLMNP"))\(1000 + number)"
    uuid = "\(dice.hex(8))-\(dice.hex(4))-4\(dice.hex(3))-8\(dice.hex(3))-\(dice.hex(12))"
    boardSerial = "L1HF\(dice.text(3, "BCDFGHJKLMNP"))\(1000 + number)"
    mac = "8c:16:45:\(dice.hex(2)):\(dice.hex(2)):\(dice.hex(2))"
    func slots(_ kind: Part.Kind, _ names: [String]) -> [Slot] { names.map { Slot(kind: kind, name: $0) } }
    self.slots =
      isLaptop
      ? slots(.disk, ["nvme0n1", "sda"]) + slots(.memory, ["ChannelA-DIMM0", "ChannelB-DIMM0"])
        + slots(.battery, ["BAT0"])
      : slots(.disk, ["sda", "sdb", "sdc"]) + slots(.memory, ["DIMM1", "DIMM2", "DIMM3", "DIMM4"])
  }

  func pieces(_ kind: Part.Kind) -> [Piece] { slots.filter { $0.kind == kind }.compactMap(\.piece) }

  /// Whether something of this slot can be taken and the machine still starts.
  func canSpare(_ slot: Int) -> Bool {
    slots[slot].piece != nil && (slots[slot].kind == .battery || pieces(slots[slot].kind).count > 1)
  }
}
