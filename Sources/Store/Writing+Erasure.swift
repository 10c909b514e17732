internal import Lifecycle
public import Model

/// A person to be erased, and on what ground.
public struct ErasureOrder: Sendable {
  public var person: EntityID
  /// Kept in the vault, so it must not name the person.
  public var basis: String
  /// Who else stands by it; with nobody, the event says that one person did it alone.
  public var witness: EntityID?
  /// Events whose texts speak of this person and go with them.
  public var events: [Int64]
  /// Whether it was done before and the roll was put back to an older state since.
  public var isRepeated = false

  public init(_ person: EntityID, basis: String, witness: EntityID? = nil, events: [Int64] = []) {
    self.person = person
    self.basis = basis
    self.witness = witness
    self.events = events
  }
}

extension Writing {
  /// Takes a person's name and log-in name out of the vault, and the texts of the events named. The events stay as they
  /// are, and so does every proof.
  ///
  /// - Throws: ``StoreError/refused(_:)`` with what ``Erasure`` says; ``StoreError/noText(event:)`` for an event without
  ///   a text that could go.
  public func erase(_ order: ErasureOrder) throws(StoreError) {
    let people = PeopleTable(connection)
    let subject = try people.row(order.person).flatMap { (row) throws(StoreError) -> Erasure.Subject? in
      guard row.kind == .person else { return nil }
      return Erasure.Subject(
        name: row.name, handle: row.handle, isErased: row.erased != nil,
        isLastAdmin: try row.person.map { (person) throws(StoreError) in try people.isLastAdmin(person) }
          ?? false)
    }
    var texts: [Digest] = []
    for number in order.events {
      let found = try freeTexts(of: number)
      guard !found.isEmpty else { throw .noText(event: number) }
      texts += found.filter { !texts.contains($0) }
    }
    let basis = try seal(order.basis, as: .text)
    var evidence: [EvidenceKey: EvidenceValue] = [.basis: .secret(basis)]
    if let name = subject?.name { evidence[.name] = .secret(name) }
    if let handle = subject?.handle { evidence[.handle] = .secret(handle) }
    if let witness = order.witness { evidence[.witness] = .id(witness) }
    if order.isRepeated { evidence[.repeated] = .flag(true) }
    let event = event(
      .erased, subject: order.person, evidence: Evidence(evidence), singleControl: order.witness == nil)
    let held = try tags(with: order.person)
    try Self.ruled { () throws(LifecycleError) in try Erasure.check(event, of: subject) { held } }
    try append(event, nil)
    try forget(event.erasedTexts)
    for text in try otherTexts(about: order.person) where !event.erasedTexts.contains(text) {
      if !texts.contains(text) { texts.append(text) }
    }
    for text in texts { try erase(text, on: order.person, basis: basis) }
  }

  /// What a person was called before, and the departments they belonged to.
  private func otherTexts(about person: EntityID) throws(StoreError) -> [Digest] {
    let entries = try connection.rows(
      """
      SELECT e.seq, e.leaf, e.body FROM party_event p JOIN event e ON e.seq = p.seq WHERE p.party = ?1 ORDER BY p.seq
      """, [.text(person.text)]
    ) { row throws(StoreError) in try Roll.entry(row) }
    return entries.map(\.event).filter { $0.kind == .personAdded || $0.kind == .personChanged }
      .flatMap { [$0.evidence.secret(.name), $0.evidence.secret(.department)].compactMap(\.self) }
  }

  /// - Parameter text: a commitment of this roll that nobody's name lies under.
  func erase(_ text: Digest, on person: EntityID, basis: Digest) throws(StoreError) {
    let event = event(
      .textErased, subject: person, evidence: Evidence([.basis: .secret(basis), .text: .secret(text)]))
    try append(event, nil)
    try forget(event.erasedTexts)
  }

  private func forget(_ texts: [Digest]) throws(StoreError) {
    for text in texts { try Vault(connection: connection).remove(text) }
    hasErased = true
  }

  /// What the person has, or gets back when its repair is over.
  private func tags(with person: EntityID) throws(StoreError) -> [Tag] {
    try views.flush()
    return try connection.rows(
      """
      SELECT tag FROM asset WHERE holder_kind = 'person' AND holder = ?1
      UNION SELECT tag FROM asset WHERE return_holder_kind = 'person' AND return_holder = ?1 ORDER BY tag
      """, [.text(person.text)]
    ) { $0.text(0) }.compactMap { Tag($0) }
  }

  /// The commitments of an event to prose that is still in the vault; on what ground somebody was erased stays.
  private func freeTexts(of number: Int64) throws(StoreError) -> [Digest] {
    let entry = try connection.first("SELECT seq, leaf, body FROM event WHERE seq = ?1", [.integer(number)]) {
      row throws(StoreError) in try Roll.entry(row)
    }
    guard let entry else { throw .noText(event: number) }
    var texts: [Digest] = []
    for case .secret(let digest) in entry.event.evidence.entries.filter({ $0.key != .basis }).map(\.value) {
      let isProse = try connection.first(
        "SELECT 1 FROM secret WHERE digest = ?1 AND class = 'text'", [.blob(digest)]
      ) { _ in true }
      if isProse == true { texts.append(digest) }
    }
    return texts
  }

  /// Nobody who was erased is given anything, or vouches for anything, any more.
  /// Nor is anybody who has left.
  func checkPersons(of event: Event) throws(StoreError) {
    try check(event.namedPersons)
    guard event.namesThoseHere else { return }
    for person in event.namedPersons { try checkIsHere(Holder(.person, person)) }
  }

  /// A waiver is countersigned by an administrator.
  func checkCountersigner(of event: Event) throws(StoreError) {
    guard event.kind == .releasedLive, let person = event.evidence.id(.countersigner) else { return }
    let roles = try connection.first(
      "SELECT roles FROM party WHERE id = ?1 AND kind = 'person'", [.text(person.text)]
    ) { Role.held($0.text(0)) }
    guard event.isCountersigned(by: roles) else { throw .refused(.manifest(.notCountersigned(person))) }
  }

  /// Nothing comes back to somebody who was erased, either.
  func checkHolders(of asset: Asset) throws(StoreError) {
    var persons: [EntityID] = []
    Holders(asset).each { persons.append($0) }
    try check(persons)
  }

  private func check(_ persons: [EntityID]) throws(StoreError) {
    for person in persons {
      let isErased = try connection.first(
        "SELECT 1 FROM party WHERE id = ?1 AND erased_seq IS NOT NULL", [.text(person.text)]
      ) { _ in true }
      if isErased == true { throw .refused(.noSuchPerson(person)) }
    }
  }
}
