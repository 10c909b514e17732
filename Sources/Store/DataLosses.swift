internal import Lifecycle
public import Model

/// Data that was lost with a machine or a medium, and whether that was reported.
public struct DataLoss: Sendable {
  public var asset: Asset
  /// The event that says so.
  public var event: Event
  /// The medium that nobody found; `nil` where all of the machine is lost.
  public var part: Part?
  /// Who had it last.
  public var holder: Holder?
  /// What was written down last of its being reported, or of why it need not be.
  public var report: Event?

  /// When somebody in the house learned of it; where nobody said, when it was written down.
  public var noticed: Instant {
    event.evidence.code(.noticed).flatMap { Instant($0) } ?? event.recordedAt
  }
  public var deadline: Instant {
    Instant(milliseconds: noticed.milliseconds + LossFacts.reportMilliseconds)
  }
  public var isEncrypted: Bool? { event.evidence.has(.encrypted) ? event.evidence.flag(.encrypted) : nil }
  /// When it was reported; `nil` where it was not, or need not be.
  public var reported: Instant? { report?.evidence.code(.reported).flatMap { Instant($0) } }
}

extension Roll {
  /// What the police call the case of something that is lost: the commitment to it, as it was written down with the loss; `nil`
  /// where that was not said, or was erased.
  public func policeReference(of asset: Asset) throws(StoreError) -> Digest? {
    guard asset.stage == .lost else { return nil }
    let events = try history(of: asset).map(\.event)
    let undoings = Undoings(events)
    let loss = events.last { $0.kind == .lost && undoings.of($0.sequence) == nil }
    guard let reference = loss?.evidence.secret(.reference), try opened(reference) != nil else { return nil }
    return reference
  }

  /// Every loss of data that nobody has removed, oldest first. What was undone did not happen.
  ///
  /// - Complexity: the bodies of all events are looked through, and those of the assets in question read: there are few.
  public func dataLosses() throws -> [DataLoss] {
    // A quote inside a text is escaped, so nothing else in a body can be spelled like its kind.
    let kinds = [EventKind.lost, .mediumLost].map { SQLValue.text("\"kind\":\"\($0.rawValue)\"") }
    let events = try connection.rows(
      """
      SELECT seq, leaf, body FROM event
      WHERE instr(body, CAST(?1 AS BLOB)) > 0 OR instr(body, CAST(?2 AS BLOB)) > 0 ORDER BY seq
      """, kinds, Self.entry
    ).map(\.event)
    return try events.filter { $0.evidence.flag(.exposed) }.compactMap(loss)
  }

  private func loss(_ event: Event) throws -> DataLoss? {
    guard let asset = try assets(meaning: .id(event.subject.text)).first else { return nil }
    let history = try history(of: asset).map(\.event)
    let undoings = Undoings(history)
    guard undoings.of(event.sequence) == nil else { return nil }
    var loss = DataLoss(asset: asset, event: event)
    let number = event.evidence.number(.part)
    loss.part = asset.parts.first { Int64($0.part.number) == number }?.part
    let before = try handovers(of: asset, at: .now).last { $0.event.sequence < event.sequence }
    loss.holder = before?.to
    loss.report = history.last {
      $0.kind == .noted && $0.sequence > event.sequence && $0.evidence.has(.resolution)
        && undoings.of($0.sequence) == nil
    }
    return loss
  }
}
