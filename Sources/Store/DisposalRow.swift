public import Lifecycle
public import Model

/// What an auditor wants to know of one asset that left: one row of the disposal record.
public struct DisposalRow: Sendable {
  public var asset: Asset
  /// Why it was retired.
  public var reason: String?
  public var method: DisposalMethod?
  public var recipient: String?
  public var certificate: String?
  /// The load it left with, and what became of it there.
  public var manifest: Int64?
  public var facts = DisposalFacts()
  /// The paper by which its vendor may take it.
  public var permit: String?
  /// What it stood in the books for when it left.
  public var bookValue: Money?
  /// What the books call what came in or went out for it.
  public var financeReference: String?
  public var closedOn: Day
  public var media: [Medium]
  /// Log-in names of who asked, appraised, approved, released and closed, each once, in that order.
  public var people: [String]
  /// Those of them who appraised it, and who signed that it goes.
  public var appraisers: [String] = []
  public var approvers: [String] = []
  /// Why it went before it had served its years.
  public var cause: RetirementCause?
  /// The day it left; it was gone for good on ``closedOn``.
  public var releasedOn: Day?
  /// Steps in which one person stood on both sides.
  public var singleControl: Int
  /// Times that live media left the house on a waiver.
  public var waivers: Int
  /// The event that closed it and its leaf hash: where the row is proven. A late note does not move it.
  public var sequence: Int64
  public var leaf: Digest
  /// How many events a signed head covers, this one among them; `nil` while none does.
  public var checkpoint: Int64?

  /// What became of one medium, by its last evidence alone. Storage that was never listed has no part.
  public struct Medium: Sendable {
    public var part: Part?
    public var method: SanitiseMethod?
    public var result: SanitiseResult?
    public var tool: String?
    public var by: String?
    public var witness: String?
    /// Why there was nothing to wipe.
    public var reason: String?
    public var sequence: Int64
    /// Whether nobody found it.
    public var isLost = false
    // What a full certificate says as well.
    public var type: MediaType?
    public var technique: Technique?
    public var toolVersion: String?
    public var verification: WipeVerification?
    public var verifier: String?
    public var standard: SanitiseStandard?
    /// The hash of what the tool wrote down.
    public var file: Digest?
    /// All else that it says, in the order of ``CertificateField``.
    public var details: [Detail] = []

    public func detail(_ field: CertificateField) -> Detail.Value? {
      details.first { $0.field == field }?.value
    }

    public struct Detail: Sendable {
      public var field: CertificateField
      public var value: Value

      public enum Value: Sendable {
        case code(String)
        case number(Int64)
        case flag(Bool)
        case text(String)
      }
    }
  }
}

extension Roll {
  /// The disposal record, in order of tag, one row at a time; without goods that were refused at delivery.
  ///
  /// - Parameters:
  ///   - names: whoever else the rows name people, places and vendors by.
  ///   - checkpoint: how many events the head covers that they are shown with; the newest signed one, when `nil`.
  public func eachDisposal(
    at moment: Moment = .now, names: NameBook? = nil, checkpoint: Int64? = nil,
    _ body: (DisposalRow) throws -> Void
  ) throws {
    let names = names ?? NameBook(self)
    let size = try checkpoint ?? lastCheckpoint()?.size ?? 0
    func tell(_ departure: Departure) throws {
      guard !departure.wasRefused else { return }
      var row = try row(departure, names)
      if row.sequence < size { row.checkpoint = size }
      try body(row)
    }
    if moment.isNow { try eachDeparture(tell) } else { try eachDeparture(at: moment, tell) }
  }

  func row(_ departure: Departure, _ names: NameBook) throws(StoreError) -> DisposalRow {
    // What was taken back did not happen.
    let undoings = Undoings(departure.entries.map(\.event))
    var departure = departure
    departure.entries.removeAll { undoings.of($0.event.sequence) != nil }
    guard let last = departure.entries.last else { throw .badView(table: "asset_event") }
    var row = DisposalRow(
      asset: departure.asset, closedOn: departure.asset.stageSince, media: [], people: [], singleControl: 0,
      waivers: 0,
      sequence: last.event.sequence, leaf: last.leaf)
    row.manifest = departure.asset.manifest
    row.cause = departure.asset.cause.flatMap(RetirementCause.init(rawValue:))
    for entry in departure.entries {
      let event = entry.event
      let evidence = event.evidence
      if event.singleControl { row.singleControl += 1 }
      if evidence.flag(.waived) { row.waivers += 1 }
      switch event.kind {
      case .retirementAsked, .beyondRepair:
        row.reason = try text(evidence.secret(.reason))
        (row.appraisers, row.approvers) = ([], [])
        try add(event.hand, to: &row.people, names)
      case .appraised, .retirementEndorsed, .retirementApproved:
        if event.kind == .appraised {
          try add(event.actor, to: &row.appraisers, names)
        } else {
          try add(event.actor, to: &row.approvers, names)
        }
        if let route = evidence.code(.route) { row.method = DisposalMethod(rawValue: route) }
        try add(event.hand, to: &row.people, names)
      case .receiptFiled: row.facts = DisposalFacts(evidence).or(row.facts)
      case .mediumSanitised, .mediumRemoved, .mediumLost:
        if isCurrent(event, departure) { row.media.append(try medium(event, departure.asset, names)) }
      case .released, .releasedLive, .leaseReturned, .disposed:
        if let route = evidence.code(.route) { row.method = DisposalMethod(rawValue: route) }
        if let vendor = evidence.id(.vendor) { row.recipient = try names.name(vendor) }
        if let certificate = try text(evidence.secret(.certificate)) { row.certificate = certificate }
        if event.kind != .disposed { row.releasedOn = event.on }
        row.facts = DisposalFacts(evidence).or(row.facts)
        row.bookValue = evidence.money(.bookValue) ?? row.bookValue
        row.permit = try text(evidence.secret(.permit)) ?? row.permit
        row.financeReference = try text(evidence.secret(.reference)) ?? row.financeReference
        row.closedOn = event.on
        row.sequence = event.sequence
        row.leaf = entry.leaf
        try add(event.hand, to: &row.people, names)
      default: break
      }
    }
    return row
  }

  /// Whether what this event says of a medium still stood when the asset left: a later wipe, or use in between, takes
  /// its place.
  func isCurrent(_ event: Event, _ departure: Departure) -> Bool {
    if let number = event.evidence.number(.part) {
      return departure.asset.parts.contains {
        Int64($0.part.number) == number && $0.evidenceSequence == event.sequence
      }
    }
    let last = departure.entries.map(\.event).last {
      ($0.kind == .mediumSanitised || $0.kind == .mediumRemoved) && $0.evidence.number(.part) == nil
    }
    return event.sequence == last?.sequence && event.leavesData == departure.asset.unlistedData.isLive
  }

  func medium(_ event: Event, _ asset: Asset, _ names: NameBook) throws(StoreError)
    -> DisposalRow.Medium
  {
    let evidence = event.evidence
    let number = evidence.number(.part)
    var medium = DisposalRow.Medium(
      part: asset.parts.first { Int64($0.part.number) == number }?.part,
      method: evidence.code(.method).flatMap(SanitiseMethod.init(rawValue:)),
      result: evidence.code(.result).flatMap(SanitiseResult.init(rawValue:)),
      tool: try text(evidence.secret(.tool)),
      by: try names.handle(event.actor),
      witness: try evidence.id(.witness).map { id throws(StoreError) in try names.handle(id) },
      reason: try text(evidence.secret(.reason)), sequence: event.sequence)
    medium.isLost = event.kind == .mediumLost
    medium.type = evidence.code(.mediaType).flatMap(MediaType.init(rawValue:))
    medium.technique = evidence.code(.technique).flatMap(Technique.init(rawValue:))
    medium.toolVersion = try text(evidence.secret(.toolVersion))
    medium.verification = evidence.code(.verification).flatMap(WipeVerification.init(rawValue:))
    medium.verifier = try evidence.id(.verifier).map { id throws(StoreError) in try names.handle(id) }
    medium.file = evidence.code(.file).flatMap { Digest($0) }
    medium.standard = evidence.code(.standard).flatMap(SanitiseStandard.init(rawValue:))
    for field in CertificateField.allCases {
      if let value = try detail(evidence[field.key], names) {
        medium.details.append(DisposalRow.Medium.Detail(field: field, value: value))
      }
    }
    return medium
  }

  /// What a certificate says there; `nil` where nothing stands, or what stood there was erased.
  ///
  /// - Parameter names: whom a person is told by: their log-in name.
  public func detail(
    _ value: EvidenceValue?, _ names: NameBook
  ) throws(StoreError) -> DisposalRow.Medium.Detail.Value? {
    switch value {
    case .code(let code): .code(code)
    case .number(let number): .number(number)
    case .flag(let flag): .flag(flag)
    case .id(let person): .text(try names.handle(person))
    case .secret(let digest): try text(digest).map { .text($0) }
    default: nil
    }
  }

  private func add(_ hand: Hand, to people: inout [String], _ names: NameBook) throws(StoreError) {
    for person in hand.people { try add(person, to: &people, names) }
  }

  private func add(_ person: EntityID, to people: inout [String], _ names: NameBook) throws(StoreError) {
    let handle = try names.handle(person)
    if !people.contains(handle) { people.append(handle) }
  }

  private func text(_ digest: Digest?) throws(StoreError) -> String? {
    guard let digest else { return nil }
    return try opened(digest)
  }
}
