public import Model

/// How confidential what a medium holds is.
public enum ConfidentialityClass: String, Sendable, CaseIterable {
  case `public`, `internal`, confidential, restricted
}

/// What became of an area of a medium that a host cannot address.
public enum HiddenArea: String, Sendable, CaseIterable {
  /// Somebody looked, and there is none.
  case absent
  case wiped
  /// It is there, and what wiped did not reach it.
  case left
  /// Nobody looked.
  case unchecked
}

/// Whether the outcome of a wipe is good enough for what was on the medium: another question than whether the wipe did what it was
/// meant to do.
public enum WipeValidation: String, Sendable, CaseIterable {
  case accepted, rejected
}

/// What became of copies of a key that lie outside the medium.
public enum KeyCopies: String, Sendable, CaseIterable {
  /// There never were any.
  case none
  case destroyed, kept, unknown
}

/// What is done with a medium once it is wiped.
public enum MediumNextUse: String, Sendable, CaseIterable {
  case reuse, sell, donate
  case leaseReturn = "lease-return"
  case recycle, destroy
}

/// What a certificate says beside level, technique, tool, result, standard and people, in the order it is told in.
public enum CertificateField: Sendable, CaseIterable {
  case classBefore, classAfter, sectors, namespaces, hiddenAreas, spareAreas, badSectors, began, ended,
    validation
  case alwaysEncrypted, keyHolder, keyZeroised, keyCopies
  case particleSize, machine, video
  case wipeBatch, batchSize, sampled, sampler
  case backup, nextUse

  public var key: EvidenceKey {
    switch self {
    case .classBefore: .classBefore
    case .classAfter: .classAfter
    case .sectors: .sectors
    case .namespaces: .namespaces
    case .hiddenAreas: .hiddenAreas
    case .spareAreas: .spareAreas
    case .badSectors: .badSectors
    case .began: .began
    case .ended: .ended
    case .validation: .validation
    case .alwaysEncrypted: .alwaysEncrypted
    case .keyHolder: .keyHolder
    case .keyZeroised: .keyZeroised
    case .keyCopies: .keyCopies
    case .particleSize: .particleSize
    case .machine: .machine
    case .video: .video
    case .wipeBatch: .wipeBatch
    case .batchSize: .batchSize
    case .sampled: .sampled
    case .sampler: .sampler
    case .backup: .backup
    case .nextUse: .nextUse
    }
  }

  /// Whether it tells of keys, and so of nothing but a wipe by their end.
  public var isOfKeys: Bool {
    switch self {
    case .alwaysEncrypted, .keyHolder, .keyZeroised, .keyCopies: true
    default: false
    }
  }

  /// Whether it tells of a machine that leaves nothing but pieces.
  public var isOfDestruction: Bool { self == .particleSize || self == .machine || self == .video }
}

extension Event {
  /// Whether a wipe left data behind by its own words: it failed, or its outcome is not good enough.
  public var leavesData: Bool {
    evidence.code(.result) == SanitiseResult.failed.rawValue
      || evidence.code(.validation) == WipeValidation.rejected.rawValue
  }
}

extension Asset {
  /// What a certificate says must be words that it knows, and must not speak against what it claims.
  func checkCertificateFields(_ event: Event, _ level: SanitiseMethod) throws(LifecycleError) {
    let evidence = event.evidence
    for (key, isWord): (EvidenceKey, (String) -> Bool) in [
      (.classBefore, { ConfidentialityClass(rawValue: $0) != nil }),
      (.classAfter, { ConfidentialityClass(rawValue: $0) != nil }),
      (.hiddenAreas, { HiddenArea(rawValue: $0) != nil }), (.spareAreas, { HiddenArea(rawValue: $0) != nil }),
      (.validation, { WipeValidation(rawValue: $0) != nil }),
      (.keyCopies, { KeyCopies(rawValue: $0) != nil }), (.nextUse, { MediumNextUse(rawValue: $0) != nil }),
      (.began, { LocalTime($0) != nil }), (.ended, { LocalTime($0) != nil }),
    ] {
      if let text = evidence.code(key), !isWord(text) { throw .badCode(key, text) }
    }
    for (key, least): (EvidenceKey, Int64) in [
      (.sectors, 1), (.namespaces, 1), (.badSectors, 0), (.particleSize, 1), (.batchSize, 1), (.sampled, 1),
    ] {
      if let number = evidence.number(key), number < least { throw .badCode(key, "\(number)") }
    }
    try checkTimes(event)
    try checkSample(event)
    guard event.evidence.code(.result) == SanitiseResult.verified.rawValue else { return }
    if level == .purge {
      // What a host cannot address is what a purge claims beyond a clear.
      for key: EvidenceKey in [.hiddenAreas, .spareAreas]
      where evidence.code(key) == HiddenArea.left.rawValue {
        throw .areaLeft(tag, key)
      }
    }
    guard evidence.code(.technique) == Technique.cryptoErase.rawValue else { return }
    // Data that was there before the encryption, a key that is still there, or a copy of it: the data can be read.
    for key: EvidenceKey in [.alwaysEncrypted, .keyZeroised] where evidence.has(key) && !evidence.flag(key) {
      throw .keyRemains(tag, key)
    }
    if evidence.code(.keyCopies) == KeyCopies.kept.rawValue { throw .keyRemains(tag, .keyCopies) }
  }

  /// A wipe ends after it began, and not after it was filed; one day is allowed for clocks that know no zone.
  private func checkTimes(_ event: Event) throws(LifecycleError) {
    let ended = event.evidence.code(.ended).flatMap { LocalTime($0) }
    guard let last = ended ?? event.evidence.code(.began).flatMap({ LocalTime($0) }) else { return }
    guard last.day <= event.on.adding(days: 1) else { throw .badDay(last.day) }
    if let ended, let began = event.evidence.code(.began).flatMap({ LocalTime($0) }), ended < began {
      throw .badCode(.ended, ended.text)
    }
  }
}
