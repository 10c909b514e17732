public import Model
public import Scanners

/// A machine as one scan of it read it, fit to be kept, sent, and scanned again by anybody.
public struct MachineCapture {
  /// The file beside `WITHHELD` that says how the capture came about.
  public static let note = "RECORDED"

  public private(set) var capture: Capture
  /// Paths that could not be read.
  public let refused: Int
  /// Values that got other names; 0 when they kept their own.
  public let renamed: Int
  public let privileged: Bool
  /// Files in which a value could still be found that should have another name.
  public let leaks: [String]
  /// Whether a scan of the capture says what the scan of the machine said, but for the names.
  public let replays: Bool

  /// - Parameter salt: random bytes to make names from; `nil` keeps every serial as it is.
  public init(of tree: SystemTree, salt: [UInt8]?, now: Instant, day: Day) throws {
    let recorder = tree.recorded
    let report = MachineScan.captured(recorder, now: now).report()
    let original = try recorder.capture()
    var expected = report
    if let salt {
      let names = try Pseudonyms(for: original, report, salt: salt)
      capture = names.renamed(original)
      leaks = names.leaks(in: capture)
      renamed = names.count
      expected = names.renamed(report)
    } else {
      capture = original
      leaks = []
      renamed = 0
    }
    replays = MachineScan.captured(SystemTree(capture), now: now).report() == expected
    privileged = report.privileged
    refused =
      if case .file(let list)? = original.entries[Capture.withheld] { list.count { $0 == 0x0A } } else { 0 }
    let lines = [
      "\(MachineScan.scannerName) \(MachineScan.scannerVersion)", "day \(day.text)",
      "privileged \(report.privileged ? "yes" : "no")", "names \(salt == nil ? "kept" : "replaced")",
    ]
    capture.entries[Self.note] = .file(Array(lines.map { "\($0)\n" }.joined().utf8))
  }

  public var files: Int {
    capture.entries.values.count { if case .file = $0 { true } else { false } }
  }
}
