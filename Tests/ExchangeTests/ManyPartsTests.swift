import Ledger
import Lifecycle
import Model
import Store
import Testing

@testable import Exchange

@Suite("A machine with more parts than one event holds")
struct ManyPartsTests {
  /// 60 disks and 48 memory modules, with names as long as they are in such machines.
  static func server() throws -> ScanReport {
    var report = try Files.scan("thinkpad-x1")
    var hardware = try #require(report.hardware)
    hardware.chassis.category = Fact(.value(.server), from: "c")
    hardware.batteries = []
    func text(_ text: String) -> Fact<DeviceText> { Fact(.value(DeviceText(text)), from: "x") }
    hardware.disks = (0..<60).map { index in
      var disk = Disk()
      disk.name = text("sd\(index)")
      disk.vendor = text("SEAGATE")
      disk.model = text("ST16000NM002G-2KW133-ENTERPRISE-SAS")
      disk.serial = text("ZL2QX7R8000\(index)C0516H5K")
      disk.sizeBytes = Fact(.value(16_000_900_661_248), from: "x")
      return disk
    }
    hardware.memory.modules = (0..<48).map { index in
      var module = MemoryModule()
      module.slot = text("PROC 2 DIMM \(index)")
      module.manufacturer = text("Samsung Electronics Co., Ltd.")
      module.partNumber = text("M393A8G40AB2-CWE-HPE-SMART-MEMORY")
      module.serial = text("03F7A9\(index + 10)")
      module.sizeBytes = Fact(.value(68_719_476_736), from: "x")
      return module
    }
    report.hardware = hardware
    return report
  }

  @Test("it is registered by several events of one transaction, and the ledger verifies")
  func registered() throws {
    let test = try TestRoll()
    let intake = Intake(try Self.server())
    #expect(intake.partsByEvent.count == 3)
    #expect(Array(intake.partsByEvent.joined()) == intake.parts)

    let asset = try test.register(try Self.server())
    #expect(asset.version == 3)
    #expect(asset.parts.map(\.part) == intake.parts)
    #expect(asset.parts.map(\.part.number) == Array(1...108))
    #expect(asset.media.count == 60)
    #expect(asset.unlistedData == .none)

    let history = try test.roll.history(of: asset)
    #expect(history.map(\.event.kind) == [.found, .partsFound, .partsFound])
    #expect(history.allSatisfy { EventBody.encode($0.event).count <= EventBody.longest })
    #expect(try test.roll.verify().fault == nil)
  }

  @Test("nothing to list is one event without parts, and a part too long for its share has one of its own")
  func edges() throws {
    #expect(Intake(try Files.scan("microvm")).partsByEvent == [])
    var report = try Files.scan("thinkpad-x1")
    report.hardware?.disks[0].model = Fact(
      .value(DeviceText(String(repeating: "x", count: 9_000))), from: "d")
    #expect(Intake(report).partsByEvent.map(\.count) == [1, 3])
    let test = try TestRoll()
    #expect(try test.register(report).parts.count == 4)
  }

  @Test(
    "numbers go on where they stopped; one that comes twice or is skipped is refused",
    arguments: [1, 4, 6, 0, -1])
  func numbers(number: Int) throws {
    let test = try TestRoll()
    let asset = try test.register(try Files.scan("thinkpad-x1"))
    let part = Part(number: number, kind: .disk, slot: "sdb")
    #expect(throws: StoreError.refused(.unknownPart(asset.tag, Int64(number)))) {
      try test.record(Step(.partsFound, to: .received, parts: [part]), on: asset)
    }
    let next = Part(number: 5, kind: .disk, slot: "sdb")
    let more = try test.record(Step(.partsFound, to: .received, parts: [next]), on: asset)
    #expect(more.parts.last == PlacedPart(next, data: .unknown))
    #expect(try test.roll.verify().fault == nil)
  }

  @Test("a disk found in it later counts as not wiped, and keeps it from leaving")
  func laterStages() throws {
    let test = try TestRoll()
    let asset = try test.register(try Files.scan("thinkpad-x1"))
    let store = try #require(try test.roll.parties(.place).first).id
    let adopted = try test.record(Step(.adopted, to: .returned, [.place: .id(store)]), on: asset)
    let part = Part(number: 5, kind: .disk, slot: "sdb")
    let more = try test.record(Step(.partsFound, to: .returned, parts: [part]), on: adopted)
    #expect(more.media.count == 2)
    #expect(more.dataState == .unknown)
    #expect(try test.roll.verify().fault == nil)
  }
}
