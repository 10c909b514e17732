import Model
import Testing

@Suite("DeviceChange")
struct DeviceChangeTests {
  private func report(_ disks: (place: DeviceText, serial: DeviceText?)...) -> ScanReport {
    var report = ScanReport()
    report.hardware = Hardware()
    report.hardware?.disks = disks.map { place, serial in
      var disk = Disk()
      disk.name = Fact(.value(place), from: "sys/\(place.string ?? "")")
      disk.serial = Fact(serial.map { .value($0) } ?? .absent, from: "")
      return disk
    }
    return report
  }

  private func told(_ changes: [DeviceChange]) -> [String] {
    changes.map { "\($0.isHere ? "+" : "-")\($0.place?.string ?? "") \($0.serial?.string ?? "")" }
  }

  @Test("what went comes first, in the order of the reports; what stayed is not told")
  func order() {
    let old = report(("sda", "A"), ("sdb", "B"), ("sdc", "C"))
    let new = report(("sdb", "B"), ("sdd", "D"), ("sde", "E"))
    #expect(told(new.changes(since: old)) == ["-sda A", "-sdc C", "+sdd D", "+sde E"])
    #expect(new.changes(since: new) == [])
    #expect(new.changes(since: old).map(\.source) == ["sys/sda", "sys/sdc", "sys/sdd", "sys/sde"])
  }

  @Test("another device in the same place is another; twins without a serial are counted")
  func places() {
    #expect(told(report(("sda", "B")).changes(since: report(("sda", "A")))) == ["-sda A", "+sda B"])
    let twins = report(("sda", nil), ("sda", nil))
    #expect(told(report(("sda", nil)).changes(since: twins)) == ["-sda "])
    #expect(told(twins.changes(since: report())) == ["+sda ", "+sda "])
  }

  @Test("a fact that is not about which device it is changes nothing; a container has no devices")
  func others() {
    var new = report(("sda", "A"))
    new.hardware?.disks[0].sizeBytes = Fact(.value(1), from: "x")
    #expect(new.changes(since: report(("sda", "A"))) == [])
    #expect(told(ScanReport().changes(since: report(("sda", "A")))) == ["-sda A"])
  }
}
