internal import CSQLite
internal import Ledger
public import Lifecycle
public import Model
internal import Policies

/// One open transaction on a roll: the only way anything is appended.
///
/// Every step is checked by the lifecycle inside the transaction that writes it, so the guard holds when two clerks
/// act at once.
public final class Writing {
  let connection: Connection
  let author: Author
  public let log: EntityID
  /// Who acts.
  public var person: EntityID { author.person }
  /// When what is written is written down, by the clock.
  public var now: Instant { author.now }
  /// In which role they act.
  public var role: Role { author.role }
  /// What has been appended so far, in order; what is appended while ``keepsEvents`` does not hold is not in it.
  public private(set) var events: [Event] = []
  /// Whether appended events stay in memory. An import has too many.
  public private(set) var keepsEvents = true
  /// How many events were appended.
  private(set) var appended = 0
  /// Where the log ends with what was appended so far.
  private(set) var end: LogEnd
  var views: ViewWriter
  private var courses: CourseBook
  private let policies: PolicyBook
  /// What the next event is decided under.
  public private(set) var policy: Policy
  private var policyDigest: Digest
  /// Which names on the roll are one human's.
  private(set) var humans = Humans()
  private var changedLevels: [Int: Digest] = [:]
  private var hasher: SHA256Hasher
  private let insertEvent: Statement
  private var tagCounters: [String: Int64] = [:]
  private var newTags: Set<Tag> = []
  /// The tag that was given out last: nothing bears it yet.
  private var freeTag: Tag?
  /// The id that was made last, where the next shall follow it.
  private var lastID: EntityID?
  private var idsAscend = false
  /// The first event of the act that is being written.
  private var firstOfAct: Int64?
  /// The asset that was looked at last: what a refusal is about.
  private(set) var inHand: EntityID?
  /// Whether texts left the vault.
  var hasErased = false
  /// Whether something was noted that is no event.
  var hasNoted = false

  /// - Parameter end: where the log ends now.
  init(
    _ connection: Connection, log: EntityID, end: LogEnd, _ statements: ViewStatements, by author: Author
  ) throws(StoreError) {
    // The ledger's dates have four digits for the year.
    guard (1...9999).contains(author.now.day.parts.year) else { throw .refused(.badDay(author.now.day)) }
    self.connection = connection
    self.author = author
    self.log = log
    self.end = end
    views = ViewWriter(connection, statements)
    policies = PolicyBook(connection)
    policyDigest = end.policy ?? PolicyBook.solo
    policy = try policies.policy(policyDigest)
    courses = CourseBook(connection, policies)
    insertEvent = try connection.statement("INSERT INTO event (seq, leaf, body) VALUES (?1, ?2, ?3)")
    hasher = SHA256Hasher()
    try learnHumans()
  }

  func learnHumans() throws(StoreError) {
    humans = try PeopleTable(connection).humans()
    courses.humans = humans
  }

  /// - Throws: ``StoreError/unknownPerson(_:)`` when the author is nobody on the roll,
  ///   ``StoreError/roleNotHeld(_:_:)`` when the role is not one of theirs.
  func checkAuthor() throws(StoreError) {
    let roles = try connection.first(
      "SELECT roles FROM party WHERE id = ?1 AND kind = 'person' AND erased_seq IS NULL",
      [.text(author.person.text)]
    ) { Role.held($0.text(0)) }
    guard let roles else { throw .unknownPerson(author.person) }
    guard roles.contains(author.role) else { throw .roleNotHeld(author.person, author.role) }
  }

  /// Texts for people go into the vault; what comes back stands in the event for them.
  public func seal(_ text: String, as secret: SecretClass) throws(StoreError) -> Digest {
    let salt = author.random(32)
    let digest = try StoreError.ledger { () throws(LedgerError) in
      try Commitment(class: secret.rawValue, value: Array(text.utf8), salt: salt)?.digest
    }
    guard let digest else { throw .ledger(.cryptoUnavailable(operation: "random salt")) }
    try connection.run(
      "INSERT INTO secret (digest, class, salt, value) VALUES (?1, ?2, ?3, ?4)",
      [.blob(digest), .text(secret.rawValue), .blob(salt), .text(text)])
    return digest
  }

  /// Keeps bytes by their hash; the same bytes twice are kept once.
  public func keep(_ bytes: [UInt8], type: String) throws(StoreError) -> Digest {
    let digest = hasher.digest(bytes)
    try connection.run(
      "INSERT INTO blob (sha256, type, bytes) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
      [.blob(digest), .text(type), .blob(bytes)])
    return digest
  }

  /// The next free tag of a category.
  public func nextTag(_ category: Category) throws(StoreError) -> Tag {
    let prefix = category.tagPrefix
    // Asked once a transaction: what it begins itself is counted in ``begin(_:on:)``.
    let last: Int64
    if let known = tagCounters[prefix] {
      last = known
    } else {
      last =
        try connection.first("SELECT last FROM tag_counter WHERE prefix = ?1", [.text(prefix)]) {
          $0.integer(0)
        } ?? 0
    }
    tagCounters[prefix] = last + 1
    let tag = Tag(prefix: prefix, number: Int(last + 1))
    freeTag = tag
    return tag
  }

  public func nextRepairOrder() throws(StoreError) -> Int64 {
    try connection.first("SELECT coalesce(max(number), 0) + 1 FROM repair_order") { $0.integer(0) } ?? 1
  }

  public func nextPurchase() throws(StoreError) -> Int64 {
    try connection.first("SELECT coalesce(max(number), 0) + 1 FROM purchase") { $0.integer(0) } ?? 1
  }

  public func newID() -> EntityID {
    if let id = lastID?.following(by: author.random(4)) {
      lastID = id
      return id
    }
    let id = EntityID(at: author.now, random: author.random(10))
    if idsAscend { lastID = id }
    return id
  }

  /// Makes ready for rows by the hundred thousand: events do not stay in memory, ids ascend, so that their index grows at
  /// its end, and on a roll without assets a key that nothing bears yet is known by that without a question.
  public func expectMany() throws(StoreError) {
    keepsEvents = false
    idsAscend = true
    let isKnown = try connection.first("SELECT 1 FROM asset_key LIMIT 1") { _ in true }
    if isKnown == nil { views.newKeys = KeyFilter() }
  }

  /// Adds a person, place or vendor and returns its id.
  public func addParty(
    _ kind: EventKind, name: String, handle: String? = nil, roles: [Role] = [], department: String? = nil
  ) throws(StoreError) -> EntityID {
    let secret: SecretClass = kind == .personAdded ? .person : kind == .placeAdded ? .place : .vendor
    var evidence: [EvidenceKey: EvidenceValue] = [.name: .secret(try seal(name, as: secret))]
    if let handle { evidence[.handle] = .secret(try seal(handle, as: .handle)) }
    if !roles.isEmpty { evidence[.role] = .code(Role.text(of: roles)) }
    if let department { evidence[.department] = .secret(try seal(department, as: .text)) }
    let id = newID()
    let event = event(kind, subject: id, evidence: Evidence(evidence))
    try Self.ruled { () throws(LifecycleError) in try Person.checkAdded(event, isFounder: false) }
    try append(event, nil)
    return id
  }

  /// Begins an asset's life.
  public func begin(_ step: Step, on day: Day) throws(StoreError) -> Asset {
    inHand = nil
    let event = event(step, subject: newID(), version: 1, from: nil, on: day, singleControl: false)
    let asset = try Self.ruled { () throws(LifecycleError) in try Asset.begun(by: event, under: policy) }
    let isTaken =
      asset.tag == freeTag
      ? nil
      : try connection.first("SELECT 1 FROM asset WHERE tag = ?1", [.text(asset.tag.text)]) { _ in true }
    freeTag = nil
    guard isTaken == nil, newTags.insert(asset.tag).inserted else { throw .tagTaken(asset.tag) }
    if let last = tagCounters[asset.tag.prefix], last < asset.tag.number {
      tagCounters[asset.tag.prefix] = Int64(asset.tag.number)
    }
    try append(event, asset)
    if newTags.count > Self.tagsHeld {
      // Once the rows are written, they tell.
      try views.flush()
      newTags.removeAll(keepingCapacity: true)
    }
    return asset
  }

  /// Takes an asset through the steps of a verb, each an event of its own.
  ///
  /// - Parameter known: the asset as the steps were chosen for.
  /// - Parameter extent: whether it must be all of them.
  /// - Throws: `.refused(.versionConflict)` when it has moved on since.
  public func record(
    _ steps: [Step], on known: Asset, day: Day, _ extent: Extent = .whole
  ) throws(StoreError) -> Asset {
    guard var asset = try current(known.id) else { throw .badView(table: "asset") }
    guard asset.version == known.version else {
      throw .refused(.versionConflict(asset.tag, says: known.version + 1, is: asset.version))
    }
    for (index, step) in steps.enumerated() {
      var step = step
      if let batch = try batch(for: step, of: asset) { step.evidence[.batch] = .money(batch) }
      var event = event(
        step, subject: asset.id, version: asset.version + 1, from: asset.stage, on: day, singleControl: false
      )
      if extent == .rest || extent == .begun && index > 0, isForOthers(event, asset) { break }
      event.singleControl = asset.singleControl(event)
      let turn: Course.Turn
      let holder = asset.holder
      (asset, turn) = try courses.follow(asset, no: views.number(of: asset.id), by: event)
      if asset.holder != holder { try checkIsHere(asset.holder) }
      try append(event, asset, turn)
    }
    return asset
  }

  /// What decides about a step beside the asset itself.
  private func batch(for step: Step, of asset: Asset) throws(StoreError) -> Money? {
    guard let way = step.kind.judgedByBatch,
      let window = BatchWindow(way, of: asset, under: policy, humans, before: Int64(end.frontier.size))
    else { return nil }
    return window.money(try BatchTable(connection: connection).sum(window).minor)
  }

  /// How much of a walk one transaction takes.
  public enum Extent: Sendable {
    case whole
    /// The first step, and those after it up to the one that takes somebody else.
    case begun
    /// What follows an act that was begun: nothing, where the next step takes somebody else.
    case rest
  }

  /// Whether the step is not this author's to take: another role's, or somebody's who has not stood on its other side.
  private func isForOthers(_ event: Event, _ asset: Asset) -> Bool {
    asset.sameHand(event, under: policy) != nil || lacksSignatures(event, asset)
      || event.kind.arrow?.roles.contains(author.role) == false
  }

  private func lacksSignatures(_ event: Event, _ asset: Asset) -> Bool {
    do throws(LifecycleError) {
      try asset.checkLadder(event, under: policy)
      return false
    } catch {
      return true
    }
  }

  /// The rules of stocktakes, over everything appended so far.
  func stocktakeFold() throws(StoreError) -> StocktakeFold<StocktakeTable> { try views.stocktakeFold() }

  /// What undoing a step of this asset takes to know.
  public func course(of asset: Asset) throws(StoreError) -> Course {
    _ = try current(asset.id)
    return try courses.course(of: asset, no: views.number(of: asset.id), before: Int64(end.frontier.size))
  }

  /// The asset as it stands inside this transaction.
  public func current(_ id: EntityID) throws(StoreError) -> Asset? {
    inHand = id
    return try views.asset(id)
  }

  func open(organisation: String, publicKey: String, profile: String) throws(StoreError) {
    let evidence: [EvidenceKey: EvidenceValue] = [
      .organisation: .secret(try seal(organisation, as: .organisation)), .publicKey: .code(publicKey),
      .profile: .code(profile),
    ]
    try append(event(.opened, subject: log, evidence: Evidence(evidence)), nil)
  }

  /// The first person is the author of the roll's first events, under the id those already carry.
  func addFounder(_ founder: Founder) throws(StoreError) {
    let evidence: [EvidenceKey: EvidenceValue] = [
      .name: .secret(try seal(founder.name, as: .person)),
      .handle: .secret(try seal(founder.handle, as: .handle)),
      .role: .code(Role.text(of: Founder.roles)),
    ]
    try append(event(.personAdded, subject: author.person, evidence: Evidence(evidence)), nil)
  }

  /// Makes another policy hold from here on; the roll keeps its bytes.
  ///
  /// - Parameter witness: the manager who stands by it; with nobody, the event says that one person did it alone.
  public func setPolicy(_ policy: Policy, witness: EntityID?) throws(StoreError) {
    let digest = try keep(PolicyFile.canonical(policy), type: PolicyBook.type)
    var evidence: [EvidenceKey: EvidenceValue] = [.policy: .code(digest.text)]
    if let witness { evidence[.witness] = .id(witness) }
    let event = event(
      .policySet, subject: log, evidence: Evidence(evidence), singleControl: witness == nil)
    try Self.ruled { () throws(LifecycleError) in
      try PolicyChange.check(event, log: log, under: self.policy)
    }
    try append(event, nil)
    (self.policy, policyDigest) = (policy, digest)
  }

  /// The second person holds a role that counts, where the policy asks for one.
  private func checkWitness(of event: Event) throws(StoreError) {
    guard let needed = policy.witnessRoles(of: event.kind), let witness = event.evidence.id(.witness) else {
      return
    }
    let held = try connection.first(
      "SELECT roles FROM party WHERE id = ?1 AND kind = 'person'", [.text(witness.text)]
    ) { Role.held($0.text(0)) }
    guard held?.contains(where: needed.contains) == true else {
      throw .refused(.witnessRole(event.kind, needed))
    }
  }

  /// Writes what is held back, so that questions to the roll see what was appended.
  public func flush() throws(StoreError) { try views.flush() }

  /// Writes what is held back until the end of a transaction.
  func finish() throws(StoreError) {
    try views.finish()
    try views.flush()
    if hasErased { try Vault(connection: connection).rewrite() }
    try FrontierTable(connection: connection).save(changedLevels)
  }

  func event(
    _ kind: EventKind, subject: EntityID, evidence: Evidence, singleControl: Bool = false
  ) -> Event {
    placed(
      Event(
        log: log, sequence: Int64(end.frontier.size), id: newID(), kind: kind, subject: subject, version: 0,
        from: nil, to: nil,
        actor: author.person, role: author.role, singleControl: singleControl, on: author.today,
        recordedAt: recordedAt,
        program: author.program, evidence: evidence, keys: [], parts: [], scan: nil, act: act,
        policy: policyDigest))
  }

  private func event(
    _ step: Step, subject: EntityID, version: Int64, from: Stage?, on day: Day, singleControl: Bool
  ) -> Event {
    placed(
      Event(
        log: log, sequence: Int64(end.frontier.size), id: newID(), kind: step.kind, subject: subject,
        version: version, from: from,
        to: step.to, actor: author.person, role: author.role, singleControl: singleControl, on: day,
        recordedAt: recordedAt, program: author.program, evidence: step.evidence, keys: step.keys,
        parts: step.parts,
        scan: step.scan, act: act, policy: policyDigest))
  }

  /// With what its place in the log says of it.
  private func placed(_ event: Event) -> Event {
    var event = event
    if let behalf = author.behalf { event.evidence[.behalf] = .id(behalf) }
    event = humans.marking(event)
    if let last = end.lastRecorded, author.now < last { event.clock = author.now }
    if appended == 0 { event.request = author.request }
    return event
  }

  /// Everything a transaction writes is one act, named by its first event, unless ``beginAct()`` ends it.
  private var act: Int64? { firstOfAct }

  /// What is appended from here on is another act, to be undone by itself.
  public func beginAct() { firstOfAct = nil }

  /// The number the next event gets.
  public var nextSequence: Int64 { Int64(end.frontier.size) }

  /// Whether an asset with this tag was begun and has no row yet.
  func isNew(_ tag: Tag) -> Bool { newTags.contains(tag) }

  /// How many new tags are remembered before their rows are written.
  private static let tagsHeld = 1024

  /// Never before the event in front of it, whatever the clock says.
  private var recordedAt: Instant { max(author.now, end.lastRecorded ?? author.now) }

  func append(
    _ event: Event, _ asset: Asset?, _ turn: Course.Turn = .onward
  ) throws(StoreError) {
    try checkPersons(of: event)
    try checkWitness(of: event)
    try checkCountersigner(of: event)
    if case .onward = turn {} else if let asset { try checkHolders(of: asset) }
    guard let body = EventBody.encoded(event) else { throw .numberTooLarge }
    guard body.count <= EventBody.longest else { throw .eventTooLarge(bytes: body.count) }
    let leaf = hasher.leaf(body)
    try insertEvent.run { row in
      row.integer(event.sequence)
      row.blob(leaf)
      row.blob(body)
    }
    let row = end.frontier.append(leaf, using: &hasher)
    changedLevels[row.level] = row.hash
    try views.apply(event, asset, turn)
    end.lastRecorded = event.recordedAt
    end.policy = event.policyAfter
    if firstOfAct == nil { firstOfAct = event.sequence }
    appended += 1
    if keepsEvents { events.append(event) }
  }

  /// The rules' refusal as the error of a transaction.
  public static func ruled<R>(_ body: () throws(LifecycleError) -> R) throws(StoreError) -> R {
    do throws(LifecycleError) { return try body() } catch { throw .refused(error) }
  }
}
