import CommandLineKit
import Exchange
import Ledger
import Lifecycle
import Model
import Store
import Words

/// What a program wrote down about wipes, as `sanitise --evidence` names it.
struct WipeFile {
  var path: String
  var digest: Digest
  var reports: [WipeReport]

  /// No log or paper of a run is larger.
  static let byteLimit = 8 << 20
  /// What the file says itself.
  static let toldByFile = ["tool", "tool-version", "result", "technique", "reason"]

  /// - Returns: `nil` where no file is named.
  init?(_ call: Call) throws {
    guard let path = call.invocation.value("evidence") else { return nil }
    for name in Self.toldByFile where call.invocation.value(name) != nil {
      throw Refusal.notWithEvidence(name)
    }
    let bytes = try InputFile.whole(path, upTo: Self.byteLimit, call)
    var hasher = SHA256Hasher()
    self.path = path
    digest = hasher.digest(bytes)
    do throws(WipeReport.Fault) {
      reports = try WipeReport.read(bytes)
    } catch {
      throw Refusal.wipeFile(error, path)
    }
  }

  /// What it says of each disk that is meant: the last thing it says, where it was wiped more than once.
  ///
  /// - Parameter disks: those of the asset, or the one that was named.
  /// - Throws: where it is about none of them, or does not fit one.
  func reports(about disks: [Part], of asset: Asset, used: Day?, _ call: Call) throws -> [(Part, WipeReport)]
  {
    let said = try call.day("on")
    let found = disks.compactMap { disk in
      reports.last { $0.isAbout(disk) }.map { (disk, $0) }
    }
    guard !found.isEmpty else { throw Refusal.wipeOfOthers(path, reports.map(\.serial), asset, disks) }
    for (disk, report) in found {
      do throws(WipeReport.Misfit) {
        try report.checkFit(disk, used: used, said: said, today: call.today)
      } catch {
        throw Refusal.wipeMisfit(error, path, disk)
      }
    }
    return found
  }

  /// The day of the wipes: those of one file ended together. `nil` where it has no time.
  func day(today: Day) -> Day? {
    reports.compactMap { $0.day(today: today) }.max()
  }
}

extension WipeReport {
  /// - Parameters:
  ///   - method: the level that is claimed; what the report alone shows, when `nil`.
  ///   - file: the hash of the file it stands in.
  func evidence(
    claiming method: SanitiseMethod?, in file: Digest, _ writing: Writing
  ) throws -> [EvidenceKey: EvidenceValue] {
    var evidence: [EvidenceKey: EvidenceValue] = [
      .method: .code((method ?? self.method).rawValue), .result: .code(result.rawValue),
      .technique: .code(technique.rawValue), .file: .code(file.text),
      .tool: .secret(try writing.seal(tool, as: .text)),
    ]
    if let mediaType { evidence[.mediaType] = .code(mediaType.rawValue) }
    if let toolVersion { evidence[.toolVersion] = .secret(try writing.seal(toolVersion, as: .text)) }
    if let verification { evidence[.verification] = .code(verification.rawValue) }
    if let began { evidence[.began] = .code(began.text) }
    if let ended { evidence[.ended] = .code(ended.text) }
    if let sectors { evidence[.sectors] = .number(sectors) }
    if let badSectors { evidence[.badSectors] = .number(badSectors) }
    if let hiddenAreas { evidence[.hiddenAreas] = .code(hiddenAreas.rawValue) }
    if let spareAreas { evidence[.spareAreas] = .code(spareAreas.rawValue) }
    return evidence
  }
}
