import Identity
import Model
import Store
import Testing

@testable import Exchange

/// Reports as a broken or a hostile house sends them: bounded work, a clear verdict, nothing lost.
@Suite("Reports that make no sense")
struct BadIdentityTests {
  private func explanation(_ report: ScanReport, on test: TestRoll) throws -> Explanation {
    Explanation(try Intake(report).verdict(on: test.roll).verdict)
  }

  private static func junk() throws -> ScanReport {
    var report = try Files.scan("thinkpad-x1")
    let junk = Fact<DeviceText>(.value("To Be Filled By O.E.M."), from: "junk")
    guard var hardware = report.hardware else { return report }
    hardware.system.vendor = junk
    hardware.system.product = junk
    hardware.system.serial = junk
    hardware.system.uuid = Fact(.value("00000000-0000-0000-0000-000000000000"), from: "junk")
    hardware.board.serial = junk
    hardware.chassis.serial = junk
    hardware.chassis.assetTag = junk
    for index in hardware.disks.indices { hardware.disks[index].serial = junk }
    for index in hardware.networkCards.indices {
      hardware.networkCards[index].mac = Fact(.value("ff:ff:ff:ff:ff:ff"), from: "junk")
      hardware.networkCards[index].permanentMac = Fact(.value("00:00:00:00:00:00"), from: "junk")
    }
    report.hardware = hardware
    report.operatingSystem.machineId = Fact(.value("uninitialized"), from: "junk")
    return report
  }

  @Test(
    "a machine of which every field is a placeholder is nobody's, again and again, and each placeholder is named"
  )
  func allJunk() throws {
    let test = try TestRoll()
    let report = try Self.junk()
    for _ in 0..<2 {
      let explanation = try explanation(report, on: test)
      #expect(explanation.outcome == .conflict)
      #expect(explanation.assets.isEmpty)
      #expect(explanation.decision == .noKey)
      #expect(explanation.proposal == .new)
      #expect(explanation.rejected.count >= 8)
      try test.register(report)
    }
    #expect(try Intake(report).lookupKeys() == [])
  }

  @Test(
    "ten thousand disks, placeholders or not: the verdict stays the machine's, and its reasons stay small")
  func manyDisks() throws {
    let test = try TestRoll()
    var report = try Files.scan("thinkpad-x1")
    let asset = try test.register(report)
    let disk = try #require(report.hardware?.disks.first)
    report.hardware?.disks += (0..<10_000).map { number in
      var disk = disk
      disk.serial = Fact(.value(DeviceText(number % 2 == 0 ? "SER\(number)X" : "Default string")), from: "d")
      return disk
    }
    let explanation = try explanation(report, on: test)
    #expect(explanation.outcome == .same)
    #expect(explanation.assets == [asset.id])
    #expect(explanation.rejected.count == Reasons.rejectedAtMost)
    #expect(VerdictJSON.encode(explanation).count < 16_384)
  }

  @Test("a part that a report lists twice counts once")
  func doubledParts() throws {
    let test = try TestRoll()
    var report = try Files.scan("thinkpad-x1")
    let asset = try test.register(report)
    let once = try explanation(report, on: test)
    report.hardware.map { hardware in
      report.hardware?.disks += hardware.disks
      report.hardware?.networkCards += hardware.networkCards
      report.hardware?.memory.modules += hardware.memory.modules
    }
    let twice = try explanation(report, on: test)
    #expect(twice.assets == [asset.id])
    #expect(twice.weighed == once.weighed)
  }

  @Test("a clock that is twenty years off, and a report of last year, change nothing about who it is")
  func clocks() throws {
    let test = try TestRoll()
    let report = try Files.scan("thinkpad-x1")
    let asset = try test.register(report)
    let year = Int64(365 * 86_400_000)
    for years in [Int64(-20), -1, 20] {
      var late = report
      late.scannedAt = Instant(milliseconds: report.scannedAt.milliseconds + years * year)
      let explanation = try explanation(late, on: test)
      #expect(explanation.outcome == .same, "\(years) years")
      #expect(explanation.assets == [asset.id])
    }
  }

  @Test(
    "two machines that send one identity by turns are asked about each time, and neither record is written over"
  )
  func interleaved() throws {
    let test = try TestRoll()
    let one = try Files.scan("thinkpad-x1")
    let asset = try test.register(one)
    var other = one
    other.hardware?.board.serial = Fact(.value("L1HF9ZZ9ZZ9"), from: "b")
    other.hardware?.system.uuid = Fact(.value("3f7a1c2e-5b44-11ec-9a31-8c1645d2e6f0"), from: "u")
    let before = try test.roll.eventCount()
    for _ in 0..<3 {
      #expect(try explanation(one, on: test).assets == [asset.id])
      #expect(try explanation(one, on: test).outcome == .same)
      let second = try explanation(other, on: test)
      #expect(second.outcome == .conflict)
      #expect(second.decision == .contradicted)
      #expect(second.assets == [asset.id])
    }
    #expect(try test.roll.eventCount() == before)
  }

  @Test("what the roll learns later does not change how an earlier verdict is judged again")
  func before() throws {
    let test = try TestRoll()
    let report = try Files.scan("thinkpad-x1")
    let asset = try test.register(report)
    let first = try test.roll.registration(of: asset)
    #expect(Explanation(try Intake(report).verdict(on: test.roll, before: first).verdict).outcome == .new)
    #expect(
      Explanation(try Intake(report).verdict(on: test.roll, before: first + 1).verdict).outcome == .same)
  }
}
