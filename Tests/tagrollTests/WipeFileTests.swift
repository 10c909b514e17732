import Testing
import Words

/// What a tool wrote down about a wipe, filed as evidence, word for word.
@Suite("Wipes as a tool wrote them down")
struct WipeFileTests {
  /// The log of a run over the one disk of the recorded machine.
  static func log(serial: String = "S6B2K1", day: String = "2026/11/22", bytes: String = "512110190592")
    -> String
  {
    """
    [\(day) 09:12:44]    info: nwipe 0.42
    [\(day) 09:12:45]  notice: Found /dev/nvme0n1, NVME, SAMSUNG MZVL2512HCJQ-00B00, 512 GB, S/N=\(serial)
    [\(day) 09:13:02]  notice: Starting pass 1/1, round 1/1, on /dev/nvme0n1

    ******************************* Erasure Summary ********************************
    !   Device |      Bytes Erased |      Bytes Total | Percentage Erased
      nvme0n1 | \(bytes) | \(bytes) | 100.00%
    ********************************************************************************

    ********************************* Drive Status *********************************
    !   Device | Status | Thru-put | HH:MM:SS | Model/Serial Number
      nvme0n1 | Erased |  900MB/s | 00:09:29 | SAMSUNG MZVL2512H/\(serial)
    --------------------------------------------------------------------------------
    [\(day) 10:02:12] Total Throughput  900MB/s, PRNG Stream, 1R+B+VL
    ********************************************************************************

    """
  }

  static let sanitiseLog = """
    {"nvme0":{"sprog":65535,"sstat":{"global_erased":1,"status":"(1) Most Recent Sanitize Command Completed Successfully."},
    "cdw10_info":4}}
    """

  @Test("in both languages", arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try Desk.ready(language)
    func file(_ name: String, _ text: String) throws -> String {
      let path = "\(desk.folder.path)/\(name)"
      try File.write(Array(text.utf8), to: path)
      return path
    }
    try desk.done("assign", "LT-00013", "--to", "wang.lei", "--on", "2026-11-20")
    try desk.done("return", "LT-00013", "--on", "2026-11-21")
    func sanitise(_ path: String, _ more: String...) {
      desk.tell(["sanitise", "LT-00013", "--evidence", path] + more)
    }
    sanitise(try file("other.log", Self.log(serial: "S6B2K9")))
    sanitise(try file("small.log", Self.log(bytes: "256055095296")))
    sanitise(try file("early.log", Self.log(day: "2026/11/20")))
    sanitise(try file("late.log", Self.log(day: "2027/11/20")))
    sanitise(try file("letter.txt", "We wiped all your disks.\n"))
    sanitise(try file("bare.json", Self.sanitiseLog))
    let good = try file("nwipe.log", Self.log())
    sanitise(good, "--result", "verified")
    sanitise(good, "--ended", "2026-11-22T10:00:00")
    sanitise(good, "--on", "2026-11-23")
    sanitise(good, "--method", "purge", "--media", "flash")
    sanitise(good, "--dry-run")
    sanitise(good)
    try desk.done("retire", "LT-00013", "--reason", "old", "--yes")
    let whole = try file(
      "nvme.json", #"{"sn":"S6B2K1              ","mn":"SAMSUNG","tnvmcap":512110190592}"# + Self.sanitiseLog)
    sanitise(whole)
    sanitise(whole, "--witness", "li.na", "--standard", "ieee-2883-2022")
    desk.tell("media", "list", "LT-00013")
    desk.tell("history", "LT-00013")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "wipe-file.\(language)")
  }
}
