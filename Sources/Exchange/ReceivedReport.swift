public import Model

/// A scan report as it is sent: ours, or what an inventory agent made of a machine.
public struct ReceivedReport: Equatable, Sendable {
  public var report: ScanReport
  /// Whether it came in our format. An agent's does not say when it was made: sent again, it becomes another report.
  public var isOurs: Bool

  private init(report: ScanReport, isOurs: Bool) {
    self.report = report
    self.isOurs = isOurs
  }

  public enum Failure: Error, Equatable, Sendable {
    case report(ScanReportJSON.Failure)
    /// It is an agent's, and tells of some parts only.
    case partial
    /// XML that is none, or declares a document type or entities.
    case badXML(at: Int?)
    /// XML of another kind.
    case otherXML
    /// Text of dmidecode that does not tell of a system, or of a release whose text looked otherwise.
    case noSystem
  }

  /// - Parameter now: when it came; an agent's inventory does not say in which zone it was made.
  public static func decode(_ bytes: [UInt8], now: @autoclosure () -> Instant) throws(Failure) -> ScanReport {
    try ReceivedReport(bytes, now: now()).report
  }

  /// - Parameter now: the same.
  public init(_ bytes: [UInt8], now: @autoclosure () -> Instant) throws(Failure) {
    let isText = AgentInventory.isDmidecode(bytes)
    let isXML = bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) } == UInt8(ascii: "<")
    let reported: ScanReportJSON.Failure
    do throws(ScanReportJSON.Failure) {
      if !isXML, !isText {
        self.init(report: try ScanReportJSON.decode(bytes), isOurs: true)
        return
      }
      reported = .notAReport
    } catch {
      guard case .notAReport = error else { throw .report(error) }
      reported = error
    }
    do throws(AgentInventory.Failure) {
      self.init(report: try AgentInventory(bytes).report(now: now()), isOurs: false)
    } catch {
      switch error {
      case .partial: throw .partial
      case .xml(.syntax(let place)), .xml(.documentType(let place)), .xml(.unknownEntity(let place)),
        .xml(.tooDeep(let place)):
        throw .badXML(at: place)
      case .xml: throw .badXML(at: nil)
      case .notAnInventory where isXML: throw .otherXML
      case .notAnInventory where isText: throw .noSystem
      case .json, .notAnInventory, .tooManyValues: throw .report(reported)
      }
    }
  }
}
