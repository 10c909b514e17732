import Model
import Testing

@testable import Scanners

@Suite("Recorded machines", .enabled(if: RealData.folder != nil, RealData.absence))
struct RealMachinesTests {
  static let archives = [
    ("lscpu-sysfs", ".tar.gz"), ("hwloc-sysfs", ".tar.bz2"), ("ghw-sysfs", ".tar.gz"),
    ("systemd-sysfs", ".tar.xz"),
    ("nvme-sysfs", ".tar.xz"), ("lsblk-sysfs", ".tar.xz"), ("lsmem-sysfs", ".tar.bz2"),
  ].flatMap { folder, ending in RealData.names(in: folder, ending: ending).map { "\(folder)/\($0)\(ending)" }
  }

  @Test("every recording gives a report, and each of its facts a source", arguments: archives)
  func everyRecording(archive: String) throws {
    let scratch = try ScratchFolder()
    let tree = try RealData.unpack(archive, into: scratch)
    let report = TestTree.scan(tree)
    #expect(report == TestTree.scan(tree))
    #expect(ReportLines.of(report).count > 20)
  }

  @Test("a ThinkPad T60p of 2008, as its owner knew it")
  func thinkPad() throws {
    let scratch = try ScratchFolder()
    let report = TestTree.scan(try RealData.unpack("systemd-sysfs/thinkpad-2008.tar.xz", into: scratch))
    let hardware = try #require(report.hardware)

    #expect(hardware.system.vendor.value == "LENOVO")
    #expect(hardware.system.serial.value == "L3AK195")
    #expect(hardware.system.uuid.value == "82161681-492e-11cb-bcca-a7fde26f414b")
    #expect(hardware.board.serial.value == "VF0UV72C10X")
    #expect(hardware.chassis.serial.value == "Not Available")
    #expect(hardware.chassis.category.value == .laptop)

    let battery = try #require(hardware.batteries.first)
    #expect(hardware.batteries.count == 1)
    #expect(battery.manufacturer.value == "SANYO")
    #expect(battery.model.value == "42T5245")
    #expect(battery.serial.value == "6463")
    #expect(battery.designMwh.value == 84_240)
    #expect(battery.fullMwh.value == 61_510)
    #expect(battery.cycles.finding == .absent)

    let disk = try #require(hardware.disks.first { $0.name.value == "sda" })
    #expect(disk.model.value == "ST910021AS")
    #expect(disk.bus.value == .ata)
    #expect(disk.sizeBytes.value == 100_030_242_816)
    #expect(!hardware.disks.contains { $0.name.value == "sr0" || $0.name.value == "md0" })
    #expect(hardware.networkCards.contains { $0.name.value == "eth0" && $0.driver.value == "e1000e" })
    #expect(hardware.graphics.map(\.vendorId.value) == ["1002"])
  }

  @Test("a PC with two SATA disks and an NVMe one, as lsblk lists it")
  func disks() throws {
    let scratch = try ScratchFolder()
    let report = TestTree.scan(try RealData.unpack("lsblk-sysfs/simple-nvme.tar.xz", into: scratch))
    let disks = try #require(report.hardware).disks
    #expect(disks.map(\.name.value) == ["nvme0n1", "sda", "sdb"])
    #expect(disks.map(\.model.value) == ["KINGSTON SKC1000240G", "KINGSTON SH103S3", "WDC WD800JD-00MS"])
    #expect(disks.map(\.bus.value) == [.nvme, .ata, .ata])
  }

  @Test("the memory blocks lsmem adds up to 16 GiB")
  func memoryBlocks() throws {
    let scratch = try ScratchFolder()
    let report = TestTree.scan(try RealData.unpack("lsmem-sysfs/x86_64-16g.tar.bz2", into: scratch))
    #expect(report.hardware?.memory.installedBytes.value == 17_179_869_184)
  }

  @Test("an EDID has the maker, the product and the serials another reader found")
  func monitors() throws {
    var entry: [String: String] = [:]
    var seen = 0
    for line in try RealData.text("edid-linuxhw/index.json").split(separator: "\n") {
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
      if parts.count >= 5 { entry[String(parts[1])] = parts[3..<(parts.count - 1)].joined(separator: "\"") }
      guard line.hasPrefix(" }"), let file = entry["file"] else { continue }
      let bytes = try RealData.bytes("edid-linuxhw/\(file).edid")
      let edid = try #require(EDID(bytes), "\(file)")
      #expect(edid.maker?.string == entry["manufacturer"], "\(file)")
      #expect(edid.productCode == Int64(entry["product_code_hex"] ?? "", radix: 16), "\(file)")
      #expect(edid.serialNumber ?? 0 == Int64(entry["serial_number"] ?? ""), "\(file)")
      // The index escapes what is not printable.
      if let serial = entry["serial_text"], !serial.contains("\\") {
        #expect(edid.serial?.string ?? "" == serial, "\(file)")
      }
      // One has two names, each ended; the first is taken here, the last there.
      if let name = entry["name"], !name.contains("\\"), file != "au-optronics-67d23c6b6e24" {
        #expect(edid.name?.string ?? "" == name, "\(file)")
      }
      #expect(edid.year ?? edid.modelYear == Int64(entry["year"] ?? ""), "\(file)")
      seen += 1
      entry = [:]
    }
    #expect(seen == 77)
  }
}
