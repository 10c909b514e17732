public import Lifecycle
public import Model

/// Acts that were refused: written down in a transaction of their own, once the one that was refused is undone.
extension Roll {
  /// Writes down that an act was refused, unless the same was within the last minute.
  ///
  /// - Parameters:
  ///   - asset: what it was about, if that is an asset of the roll.
  ///   - author: who tried, in the role they tried it in; without an ``Author/act`` nothing is written, nor of
  ///     somebody who is no person on the roll: the ledger has nobody to name.
  public func file(_ code: RefusalCode, about asset: EntityID?, by author: Author) {
    guard let act = author.act else { return }
    do throws(StoreError) {
      try connection.beginWriting()
      let writing = try Writing(
        connection, log: identity.log, end: currentEnd(), currentStatements(), by: author)
      try writing.refused(code, act, about: asset)
      try writing.finish()
      guard !writing.events.isEmpty else { return connection.rollBack() }
      try connection.commit()
      end = writing.end
    } catch {
      connection.rollBack()
      unfiled = error
    }
  }

  /// The same for an error, if it is the refusal of a rule.
  func file(_ error: any Error, about asset: EntityID?, by author: Author) {
    guard author.act != nil, let code = RefusalCode(of: error) else { return }
    file(code, about: asset, by: author)
  }

  /// One refused act.
  public struct RefusedAttempt: Sendable {
    public var entry: Entry
    /// What it was about; `nil` where it was about no asset.
    public var tag: Tag?
  }

  /// Which refused acts are asked for.
  public struct RefusalFilter: Sendable {
    public var asset: EntityID?
    public var person: EntityID?
    public var since: Day?
    public var moment = Moment.now
    public init() {}
  }

  /// Refused acts, oldest first, one at a time.
  public func eachRefusal(_ filter: RefusalFilter, _ body: (RefusedAttempt) throws -> Void) throws {
    var conditions: [String] = []
    var values: [SQLValue] = []
    for (column, value) in [
      ("r.asset = (SELECT no FROM asset WHERE id = ?)", filter.asset?.text),
      ("r.actor = ?", filter.person?.text),
      ("r.day >= ?", filter.since?.text), ("r.day <= ?", filter.moment.day?.text),
      ("r.at <= ?", filter.moment.known?.text),
    ] {
      guard let value else { continue }
      conditions.append(column)
      values.append(.text(value))
    }
    let statement = try connection.statement(
      """
      SELECT e.seq, e.leaf, e.body, a.tag FROM refusal r JOIN event e ON e.seq = r.seq
      LEFT JOIN asset a ON a.no = r.asset
      \(conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))") ORDER BY r.seq
      """)
    defer { statement.reset() }
    try statement.bind(values)
    while try statement.step() {
      try body(
        RefusedAttempt(entry: try Self.entry(statement), tag: statement.optionalText(3).flatMap { Tag($0) }))
    }
  }
}

extension Writing {
  fileprivate func refused(_ code: RefusalCode, _ act: String, about asset: EntityID?) throws(StoreError) {
    let isPerson = try connection.first(
      "SELECT 1 FROM party WHERE id = ?1 AND kind = 'person' AND erased_seq IS NULL",
      [.text(author.person.text)]
    ) { _ in true }
    guard isPerson == true else { return }
    var subject: Asset?
    if let asset { subject = try current(asset) }
    var event = event(
      .refused, subject: subject?.id ?? log,
      evidence: Evidence([.attempt: .code(act), .refusal: .code(code.rawValue)]))
    // What was refused was not done: it may be asked for again.
    event.request = nil
    guard try !isRepeated(event, code, act, subject.flatMap { views.number(of: $0.id) }) else { return }
    try Self.ruled { () throws(LifecycleError) in
      try RefusedAct.check(event, log: log) { $0 == subject?.id }
    }
    try append(event, nil)
  }

  /// - Complexity: a walk through the rows of the last minute, newest first.
  private func isRepeated(
    _ event: Event, _ code: RefusalCode, _ act: String, _ asset: Int64?
  ) throws(StoreError) -> Bool {
    let since = Instant(milliseconds: event.recordedAt.milliseconds - RefusedAct.quietMilliseconds)
    let found = try connection.first(
      "SELECT 1 FROM refusal WHERE at > ?1 AND actor = ?2 AND act = ?3 AND code = ?4 AND asset IS ?5",
      [
        .text(since.text), .id(event.actor), .text(act), .text(code.rawValue), .integer(asset),
      ]
    ) { _ in true }
    return found == true
  }
}

extension RefusalCode {
  /// - Returns: `nil` for an error that is no rule's refusal: the disk, a lock, a name nobody has.
  public init?(of error: any Error) {
    let code: RefusalCode? =
      switch error {
      case let error as LifecycleError: error.code
      case let error as StoreError:
        switch error {
        case .refused(let error): error.code
        case .tagTaken: .tagTaken
        case .roleNotHeld: .roleNotHeld
        default: nil
        }
      default: nil
      }
    guard let code else { return nil }
    self = code
  }
}
