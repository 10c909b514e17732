public import Model

/// What a medium writes on.
public enum MediaType: String, Sendable, CaseIterable {
  case magnetic, flash, hybrid, optical
}

/// How data was removed. To set a device back as the works did is none of these: it leaves the data where it was.
public enum Technique: String, Sendable, CaseIterable {
  /// Other data over all that can be addressed.
  case overwrite
  /// The device's own command: ATA secure erase, NVMe format, SCSI sanitise.
  case firmwareErase = "firmware-erase"
  case blockErase = "block-erase"
  case cryptoErase = "crypto-erase"
  /// No longer taken for any level since ``degaussEnded``; older papers can still be filed.
  case degauss
  case shred, disintegrate, incinerate, melt

  /// The day NIST SP 800-88 revision 2 came out, which takes it off the list.
  public static let degaussEnded = Day("2025-09-26")!

  /// Whether this level may be claimed by it.
  ///
  /// - Parameter type: what the medium writes on; where nobody said, the more careful answer.
  public func claims(_ level: SanitiseMethod, on type: MediaType?) -> Bool {
    switch (self, level) {
    case (_, .none): false
    // Spare blocks and worn ones are beyond the reach of whoever writes.
    case (.overwrite, .purge): type == .magnetic
    case (.overwrite, .clear): type != .optical
    case (.firmwareErase, .clear), (.firmwareErase, .purge), (.cryptoErase, .clear), (.cryptoErase, .purge):
      type != .optical
    case (.blockErase, .clear), (.blockErase, .purge): type != .magnetic && type != .optical
    case (.degauss, .purge): type == .magnetic
    case (.shred, .destroy), (.disintegrate, .destroy), (.incinerate, .destroy), (.melt, .destroy): true
    case (.overwrite, _), (.firmwareErase, _), (.blockErase, _), (.cryptoErase, _), (.degauss, _),
      (.shred, _), (.disintegrate, _), (.incinerate, _), (.melt, _):
      false
    }
  }
}

/// How it was looked into whether a wipe did what it was meant to do.
public enum WipeVerification: String, Sendable, CaseIterable {
  case full, sampling
}

/// By whose book a medium was wiped.
public enum SanitiseStandard: String, Sendable, CaseIterable {
  case ieee2883 = "ieee-2883-2022"
  case nsa
  case gb46864 = "gb-46864-2025"
  /// The house's own.
  case house
}

extension Asset {
  /// What a certificate says beside its level must fit that level.
  func checkCertificate(_ event: Event, _ level: SanitiseMethod) throws(LifecycleError) {
    let evidence = event.evidence
    if evidence.has(.verification) { try event.check(.verification, WipeVerification.self) }
    if let file = evidence.code(.file), Digest(file) == nil { throw .badCode(.file, file) }
    if evidence.has(.standard) { try event.check(.standard, SanitiseStandard.self) }
    try checkCertificateFields(event, level)
    let type = evidence.has(.mediaType) ? try event.word(.mediaType, MediaType.self) : nil
    guard evidence.has(.technique) else { return }
    let technique = try event.word(.technique, Technique.self)
    guard technique != .degauss || event.on < Technique.degaussEnded else { throw .degaussEnded(tag) }
    guard technique.claims(level, on: type) else { throw .techniqueTooWeak(tag, technique, level, type) }
  }

  /// A medium that nobody finds is no longer in it, and nobody can wipe it any more.
  mutating func lose(_ event: Event) throws(LifecycleError) {
    try checkLeaving(event)
    guard let number = event.evidence.number(.part) else { throw .evidenceMissing(event.kind, .part) }
    let index = try mediumIndex(number)
    guard event.evidence.flag(.exposed) == parts[index].data.isLive else {
      throw .badCode(.exposed, "\(event.evidence.flag(.exposed))")
    }
    parts[index].whereabouts = .gone
    parts[index].evidenceSequence = event.sequence
  }
}
