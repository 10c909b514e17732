public import Model

/// A scan report as it is sent: ours, or what an inventory agent made of a machine.
public enum ReceivedReport {
  public enum Failure: Error, Equatable, Sendable {
    case report(ScanReportJSON.Failure)
    /// It is an agent's, and tells of some parts only.
    case partial
    /// XML that is none, or declares a document type or entities.
    case badXML(at: Int?)
    /// XML of another kind.
    case otherXML
  }

  /// - Parameter now: when it came; an agent's inventory does not say in which zone it was made.
  public static func decode(_ bytes: [UInt8], now: @autoclosure () -> Instant) throws(Failure) -> ScanReport {
    let isXML = bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) } == UInt8(ascii: "<")
    let reported: ScanReportJSON.Failure
    do throws(ScanReportJSON.Failure) {
      if !isXML { return try ScanReportJSON.decode(bytes) }
      reported = .notAReport
    } catch {
      guard case .notAReport = error else { throw .report(error) }
      reported = error
    }
    do throws(AgentInventory.Failure) {
      return try AgentInventory(bytes).report(now: now())
    } catch {
      switch error {
      case .partial: throw .partial
      case .xml(.syntax(let place)), .xml(.documentType(let place)), .xml(.unknownEntity(let place)),
        .xml(.tooDeep(let place)):
        throw .badXML(at: place)
      case .xml: throw .badXML(at: nil)
      case .notAnInventory where isXML: throw .otherXML
      case .json, .notAnInventory, .tooManyValues: throw .report(reported)
      }
    }
  }
}
