internal import Lifecycle
internal import Model

/// A person, place or vendor as the events have them: a row of view `party`.
struct PartyRow {
  let id: EntityID
  let kind: Holder.Kind
  let handle: Digest?
  var name: Digest?
  var roles: String
  let sequence: Int64
  /// The event that erased them.
  var erased: Int64?
  /// The last day they are expected; the day they left.
  var leaving: Day?
  var left: Day?
  var department: Digest?

  init(id: EntityID, kind: Holder.Kind, handle: Digest?, name: Digest?, sequence: Int64) {
    self.id = id
    self.kind = kind
    self.handle = handle
    self.name = name
    self.sequence = sequence
    roles = ""
  }

  /// - Returns: `nil` for an event that puts nobody on the roll.
  init?(_ event: Event) {
    guard let kind = event.partyKind else { return nil }
    id = event.subject
    self.kind = kind
    handle = event.evidence.secret(.handle)
    name = event.evidence.secret(.name)
    roles = event.evidence.code(.role) ?? ""
    sequence = event.sequence
    if kind == .person { department = event.evidence.secret(.department) }
  }

  func write(into row: inout some RowSink) {
    row.id(id)
    row.text(kind.rawValue)
    row.blob(handle)
    row.blob(name)
    row.text(roles)
    row.integer(sequence)
    row.integer(erased)
    row.text(leaving)
    row.text(left)
    row.blob(department)
  }

  /// What the rules look at; `nil` for a place, a vendor and who was erased.
  var person: Person? {
    guard kind == .person, erased == nil else { return nil }
    return Person(id, roles: Role.held(roles), leaving: leaving, left: left)
  }

  /// Takes over what an event has made of them.
  mutating func take(_ person: Person, by event: Event) {
    if event.kind == .personChanged {
      name = event.evidence.secret(.name) ?? name
      department = event.evidence.secret(.department) ?? department
    }
    roles = Role.text(of: person.roles)
    leaving = person.leaving
    left = person.left
  }
}

extension Event {
  /// Those this event names beside who acts: none of them may have left the roll before.
  var namedPersons: [EntityID] {
    var persons = [evidence.id(.person), evidence.id(.witness), behalf].compactMap(\.self)
    if kind == .manifestReleased || kind == .releasedLive {
      persons += [evidence.id(.signer), evidence.id(.secondSigner), evidence.id(.countersigner)].compactMap(
        \.self)
    }
    if kind == .mediumSanitised {
      persons += [evidence.id(.verifier), evidence.id(.sampler)].compactMap(\.self)
    }
    return persons
  }

  /// Whether whom it names must not have left: they have it, stand by it or sign it. A second name may be that of somebody
  /// who left, and so may what a stocktake saw; what is erased again after a restore was stood by before.
  var namesThoseHere: Bool {
    kind.isOfAsset || kind == .manifestReleased || kind == .erased && !evidence.flag(.repeated)
  }

  /// Whether somebody with these roles can have countersigned it.
  func isCountersigned(by roles: [Role]?) -> Bool {
    !isBy(evidence.id(.countersigner)) && roles?.contains(.admin) == true
  }

  /// Whether the event is about a person: what their own history lists.
  var isInPersonHistory: Bool { kind == .personAdded || kind == .erased || kind.changesPerson }

  /// The texts that leave the vault with this event.
  var erasedTexts: [Digest] {
    switch kind {
    case .erased: [evidence.secret(.name), evidence.secret(.handle)].compactMap(\.self)
    case .textErased: [evidence.secret(.text)].compactMap(\.self)
    default: []
    }
  }
}
