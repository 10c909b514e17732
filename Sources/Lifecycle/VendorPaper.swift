public import Model

/// A permit or certificate that a vendor has shown. The newest of a scheme holds, whatever its days: one that was withdrawn
/// is written down again with the day it ended.
public struct VendorPaper: Sendable, Hashable {
  public var vendor: EntityID
  public var scheme: VendorScheme
  /// Commitment to its number.
  public var number: Digest
  public var validTo: Day
  public var sequence: Int64

  public init(vendor: EntityID, scheme: VendorScheme, number: Digest, validTo: Day, sequence: Int64) {
    self.vendor = vendor
    self.scheme = scheme
    self.number = number
    self.validTo = validTo
    self.sequence = sequence
  }

  /// What an event says was shown.
  public init(_ event: Event) throws(LifecycleError) {
    try event.check(roles: [.manager])
    guard event.kind == .vendorCertified, !event.singleControl else { throw .notFirst(event.kind) }
    guard let number = event.evidence.secret(.certificate) else {
      throw .evidenceMissing(event.kind, .certificate)
    }
    guard let validTo = event.evidence.day(.until) else { throw .evidenceMissing(event.kind, .until) }
    self.init(
      vendor: event.subject, scheme: try event.word(.scheme, VendorScheme.self), number: number,
      validTo: validTo, sequence: event.sequence)
  }

  /// Whether it lets its vendor take something on this day.
  public func allows(_ route: DisposalMethod, on day: Day) -> Bool { scheme.allows(route) && day <= validTo }

  /// - Throws: ``ManifestError/noPermit(_:_:ended:)`` where the way takes a permit and none holds.
  public static func check(
    _ papers: [VendorPaper], of vendor: EntityID, for route: DisposalMethod, on day: Day
  ) throws(LifecycleError) {
    guard route.needsPermit, !papers.contains(where: { $0.allows(route, on: day) }) else { return }
    let ended = papers.filter { $0.scheme.allows(route) }.map(\.validTo).max()
    throw .manifest(.noPermit(vendor, route, ended: ended))
  }
}
