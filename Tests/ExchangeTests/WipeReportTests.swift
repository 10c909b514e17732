import Lifecycle
import Model
import Testing

@testable import Exchange

@Suite("What programs write down about wipes")
struct WipeReportTests {
  static func seed(_ name: String) throws -> [UInt8] {
    return try Files.read("\(Files.root)Fuzz/seeds/wipe-report/\(name)")
  }

  static func text(_ name: String) throws -> String { String(decoding: try seed(name), as: UTF8.self) }

  static func fault(_ text: String) -> WipeReport.Fault? {
    do throws(WipeReport.Fault) {
      _ = try WipeReport.read(Array(text.utf8))
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "what no program wrote is no report",
    arguments: [
      "", " ", "{}", "[]", "nwipe", "%PDF-1.3\r\n", "{\"sn\":1,\"mn\":2}", "\u{0}\u{FF}", "Serial Number: X",
    ])
  func unknown(text: String) {
    #expect(Self.fault(text) == .unknown)
  }

  @Test("a log of nwipe tells of each disk of its run, also of the one that failed")
  func nwipe() throws {
    let reports = try WipeReport.read(try Self.seed("nwipe.txt"))
    var good = WipeReport(
      tool: "nwipe", toolVersion: "0.42", serial: "Z6E1A2B3", model: "ST500DM002-1BD142",
      size: .addressable(500_107_862_016), endedOn: Day("2026-03-02"), method: .clear, technique: .overwrite,
      mediaType: nil, result: .verified, verification: .full)
    (good.began, good.ended) = (LocalTime("2026-03-01T09:13:02"), LocalTime("2026-03-02T00:02:11"))
    (good.sectors, good.badSectors) = (976_773_168, 0)
    #expect(reports.first == good)
    (good.began, good.ended, good.sectors) = (nil, nil, nil)
    (good.badSectors, good.hiddenAreas) = (12, .unchecked)
    good.serial = "S6PXNZ0R"
    good.model = "Samsung SSD 870 EVO 500GB"
    good.result = .failed
    good.verification = nil
    #expect(reports.dropFirst() == [good])
  }

  @Test("a log of nwipe that is cut off anywhere proves no wipe that did not end")
  func nwipeCut() throws {
    let bytes = try Self.seed("nwipe.txt")
    let end = try #require(String(decoding: bytes, as: UTF8.self).firstRange(of: "] Total Throughput"))
    let sure = String(decoding: bytes, as: UTF8.self)[..<end.lowerBound].utf8.count
    for count in stride(from: 0, to: sure, by: 7) {
      #expect(throws: WipeReport.Fault.self) { try WipeReport.read(Array(bytes[..<count])) }
    }
  }

  @Test(
    "what nwipe says against a disk counts against it",
    arguments: [
      ("|      500107862016 |     500107862016", "|      500107862015 |     500107862016"),
      ("       sda | Erased |", "!      sda |UABORTED|"),
      (
        "/dev/sda has serial number",
        "*** HIDDEN SECTORS DETECTED ! *** on /dev/sda\n/dev/sda has serial number"
      ),
    ])
  func nwipeFailed(good: String, bad: String) throws {
    let text = try Self.text("nwipe.txt").replacing(good, with: bad)
    let report = try WipeReport.read(Array(text.utf8))[0]
    #expect(report.result == .failed)
    #expect(report.verification == nil)
  }

  @Test("a run that only looked, one that looked at nothing, and one that says what nwipe never says")
  func nwipeOdd() throws {
    let text = try Self.text("nwipe.txt")
    #expect(Self.fault(text.replacing("PRNG Stream", with: "Verify Zeros (0x00)")) == .noWipe(tool: "nwipe"))
    let unseen = try WipeReport.read(Array(text.replacing("+VL", with: "+NV").utf8))
    #expect(unseen[0].result == .verified && unseen[0].verification == nil)
    #expect(
      Self.fault(text.replacing("| Erased |", with: "|INSANITY|")) == .malformed(tool: "nwipe", what: .status)
    )
    #expect(
      Self.fault(text.replacing("500107855872", with: "many")) == .malformed(tool: "nwipe", what: .size))
  }

  @Test("the paper of nwipe says the same as text and as the PDF file itself")
  func paper() throws {
    let text = try WipeReport.read(try Self.seed("nwipe-paper.txt"))
    var told = WipeReport(
      tool: "nwipe", toolVersion: "0.42", serial: "Z6E1A2B3", model: "ST500DM002-1BD142",
      size: .addressable(500_107_862_016), endedOn: Day("2026-03-02"), method: .clear,
      technique: .overwrite, mediaType: nil, result: .verified, verification: .full)
    (told.began, told.ended) = (LocalTime("2026-03-01T09:13:02"), LocalTime("2026-03-02T00:02:11"))
    (told.badSectors, told.hiddenAreas) = (0, .absent)
    #expect(text == [told])
    let pdf = try WipeReport.read(try Self.seed("nwipe.pdf"))
    (told.serial, told.model) = ("WD-WCC2E1234567", "WD (Blue) WD5000AAKX")
    told.verification = nil
    #expect(pdf == [told])
  }

  @Test("a paper that says less, or that hidden sectors are left, proves nothing")
  func paperOdd() throws {
    let text = try Self.text("nwipe-paper.txt")
    let hidden = text.replacing(
      "Information:",
      with: "Information: Visible sectors erased as requested, however hidden sectors NOT erased")
    #expect(try WipeReport.read(Array(hidden.utf8))[0].result == .failed)
    #expect(try WipeReport.read(Array(hidden.utf8))[0].hiddenAreas == .left)
    let words: [(String, HiddenArea?)] = [
      ("Hidden sectors found!", .left), ("Unknown", .unchecked), ("Not applicable", .absent),
      ("No hidden sectors **DDNSHDA", .absent), ("Perhaps", nil), ("4096 sectors", .left),
    ]
    for (said, area) in words {
      let paper = text.replacing("HPA/DCO: No hidden sectors  ", with: "HPA/DCO: \(said)  ")
      #expect(try WipeReport.read(Array(paper.utf8))[0].hiddenAreas == area, "\(said)")
    }
    let errors = text.replacing("retries): 0/0/0/0", with: "retries): 3/1/4/9")
    #expect(try WipeReport.read(Array(errors.utf8))[0].badSectors == 7)
    let less = text.replacing("500107862016, (100.00%)", with: "500107855872, (99.99%)")
    #expect(try WipeReport.read(Array(less.utf8))[0].result == .failed)
    #expect(Self.fault(text.replacing("Serial: Z6E1A2B3", with: "Serial:")) == .noSerial(tool: "nwipe"))
    #expect(Self.fault(text.replacing("ERASED", with: "ERASE")) == .malformed(tool: "nwipe", what: .status))
    #expect(
      Self.fault(text.replacing("500107862016, (", with: "(")) == .malformed(tool: "nwipe", what: .size))
    #expect(
      Self.fault(text.replacing("End time: 2026/03/02", with: "End time: -")) == .unfinished(tool: "nwipe"))
  }

  @Test("the sanitise log of NVMe is whose the document beside it is")
  func nvme() throws {
    var report = WipeReport(
      tool: "nvme-cli", toolVersion: nil, serial: "S64DNE0R123456", model: "SAMSUNG MZVL21T0HCLR-00B00",
      size: .whole(1_024_209_543_168), endedOn: nil, method: .purge, technique: .blockErase,
      mediaType: .flash,
      result: .verified, verification: nil)
    report.spareAreas = .wiped
    #expect(try WipeReport.read(try Self.seed("nvme.json")) == [report])
    report.endedOn = Day("2026-03-02")
    #expect(try WipeReport.read(try Self.seed("nvme-smartctl.json")) == [report])
    let crypto = try Self.text("nvme.json").replacing("\"cdw10_info\": 2", with: "\"cdw10_info\": 4")
    #expect(try WipeReport.read(Array(crypto.utf8))[0].technique == .cryptoErase)
    let failed = try Self.text("nvme.json").replacing("\"(1) ", with: "\"(3) ")
    #expect(try WipeReport.read(Array(failed.utf8))[0].result == .failed)
  }

  @Test("a sanitise log that says less, or that somebody wrote since, proves nothing")
  func nvmeOdd() throws {
    let text = try Self.text("nvme.json")
    let log = try #require(text.firstRange(of: "{\n  \"nvme0\""))
    let tool = "nvme-cli"
    #expect(Self.fault(String(text[log.lowerBound...])) == .noSerial(tool: tool))
    #expect(Self.fault(String(text[..<log.lowerBound])) == .noWipe(tool: tool))
    #expect(Self.fault(text.replacing("\"(1) ", with: "\"(2) ")) == .unfinished(tool: tool))
    #expect(Self.fault(text.replacing("\"(1) ", with: "\"(0) ")) == .noWipe(tool: tool))
    #expect(
      Self.fault(text.replacing("\"(1) ", with: "\"1 ")) == .malformed(tool: tool, what: .status))
    #expect(
      Self.fault(text.replacing("\"cdw10_info\": 2", with: "\"cdw10_info\": 1"))
        == .malformed(tool: tool, what: .method))
    #expect(
      Self.fault(text.replacing("\"global_erased\": 1", with: "\"global_erased\": 0"))
        == .writtenSince(tool: tool))
    #expect(Self.fault(String(text.dropLast(3))) == .malformed(tool: tool, what: .json))
    let other = try Self.text("nvme-smartctl.json").replacing("/dev/nvme0n1", with: "/dev/nvme1n1")
    #expect(Self.fault(other) == .several(tool: tool))
    #expect(Self.fault(text + text.replacing("S64DNE0R", with: "S64DNE0X")) == .several(tool: tool))
  }

  @Test("hdparm tells what it had done, and of whom with -I in the same file")
  func hdparm() throws {
    var report = WipeReport(
      tool: "hdparm", toolVersion: nil, serial: "S6PXNZ0R123456X", model: "Samsung SSD 870 EVO 500GB",
      size: .addressable(500_107_862_016), endedOn: nil, method: .purge, technique: .blockErase,
      mediaType: .flash, result: .verified, verification: nil)
    report.sectors = 976_773_168
    #expect(try WipeReport.read(try Self.seed("hdparm-sanitize.txt")) == [report])
    var plain = report
    (plain.method, plain.technique) = (.clear, .firmwareErase)
    #expect(try WipeReport.read(try Self.seed("hdparm-erase.txt")) == [plain])
    let erase = try Self.text("hdparm-erase.txt")
    for (said, area): (String, HiddenArea) in [("disabled", .absent), ("enabled", .left)] {
      let more = erase + "\n max sectors   = 976773168/976773168, HPA is \(said)\n"
      #expect(try WipeReport.read(Array(more.utf8))[0].hiddenAreas == area)
    }
  }

  @Test("what hdparm does not say ended, did not")
  func hdparmOdd() throws {
    let text = try Self.text("hdparm-sanitize.txt")
    let tool = "hdparm"
    #expect(
      Self.fault(text.replacing("    Last Sanitize Operation Completed Without Error\n", with: ""))
        == .unfinished(tool: tool))
    #expect(
      Self.fault(text.replacing("Issuing SANITIZE_BLOCK_ERASE command", with: "")) == .noWipe(tool: tool))
    #expect(
      Self.fault(text.replacing("Serial Number:      S6PXNZ0R123456X", with: "")) == .noSerial(tool: tool))
    #expect(
      Self.fault(text + text.replacing("S6PXNZ0R123456X", with: "OTHER")) == .several(tool: tool))
    let failed = text.replacing(
      "Operation started in background", with: "SANITIZE failed: Input/output error")
    #expect(try WipeReport.read(Array(failed.utf8))[0].result == .failed)
    let erase = try Self.text("hdparm-erase.txt")
    let locked = erase.replacing("not\tenabled", with: "\tenabled")
    #expect(Self.fault(locked) == .unfinished(tool: tool))
    let refused = locked.replacing("user=user\n", with: "user=user\nSECURITY_ERASE: Input/output error\n")
    #expect(try WipeReport.read(Array(refused.utf8))[0].result == .failed)
  }

  @Test("no byte that is changed makes a report of a disk that is named nowhere")
  func mutated() throws {
    var numbers = SeededNumbers(state: 20_260_302)
    for name in ["nwipe.txt", "nwipe-paper.txt", "nwipe.pdf", "nvme.json", "hdparm-sanitize.txt"] {
      let seed = try Self.seed(name)
      for _ in 0..<200 {
        var bytes = seed
        bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
        for report in (try? WipeReport.read(bytes)) ?? [] {
          let serial = String(decoding: report.serial.bytes, as: UTF8.self)
          #expect(!serial.isEmpty)
          #expect(String(decoding: bytes, as: UTF8.self).contains(serial))
        }
      }
    }
  }

  static let disk = Part(
    number: 1, kind: .disk, serial: " z6e1a2b3 ", slot: "sda", sizeBytes: 500_107_862_016)

  static func misfit(_ change: (inout WipeReport) -> Void, used: Day? = nil, said: Day? = nil) throws
    -> WipeReport.Misfit?
  {
    var report = try WipeReport.read(try seed("nwipe.txt"))[0]
    change(&report)
    do throws(WipeReport.Misfit) {
      try report.checkFit(disk, used: used, said: said, today: Day("2026-03-05")!)
      return nil
    } catch {
      return error
    }
  }

  @Test("a report fits the disk of its serial, its size and a day after the last use")
  func fit() throws {
    let report = try WipeReport.read(try Self.seed("nwipe.txt"))[0]
    #expect(report.isAbout(Self.disk))
    #expect(!report.isAbout(Part(number: 1, kind: .disk, slot: "sda")))
    let wiped = Day("2026-03-02")!
    #expect(try Self.misfit({ _ in }) == nil)
    #expect(try Self.misfit({ _ in }, used: wiped, said: wiped) == nil)
    #expect(
      try Self.misfit({ $0.size = .addressable(500_107_862_015) })
        == .size(wiped: 500_107_862_015, card: 500_107_862_016))
    #expect(
      try Self.misfit({ $0.size = .whole(500_107_862_015) })
        == .size(wiped: 500_107_862_015, card: 500_107_862_016))
    #expect(try Self.misfit({ $0.size = .whole(600_000_000_000) }) == nil)
    #expect(try Self.misfit({ $0.endedOn = Day("2026-03-06") }) == nil)
    #expect(try Self.misfit({ $0.endedOn = Day("2026-03-07") }) == .future(Day("2026-03-07")!))
    #expect(
      try Self.misfit({ _ in }, used: Day("2026-03-03")!)
        == .beforeUse(wiped: wiped, used: Day("2026-03-03")!))
    #expect(
      try Self.misfit({ _ in }, said: Day("2026-03-03")!) == .otherDay(wiped: wiped, said: Day("2026-03-03")!)
    )
    #expect(
      try Self.misfit({ $0.endedOn = nil }, used: Day("2026-03-03")!, said: wiped)
        == .beforeUse(wiped: wiped, used: Day("2026-03-03")!))
  }
}
