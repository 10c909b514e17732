internal import Model

/// A person, place or vendor as the events have them: a row of view `party`.
struct PartyRow {
  let id: EntityID
  let kind: Holder.Kind
  let handle: Digest?
  let name: Digest?
  let roles: String
  let sequence: Int64
  /// The event that erased them.
  var erased: Int64?

  /// - Returns: `nil` for an event that puts nobody on the roll.
  init?(_ event: Event) {
    guard let kind = event.partyKind else { return nil }
    id = event.subject
    self.kind = kind
    handle = event.evidence.secret(.handle)
    name = event.evidence.secret(.name)
    roles = event.evidence.code(.role) ?? ""
    sequence = event.sequence
  }

  func write(into row: inout some RowSink) {
    row.id(id)
    row.text(kind.rawValue)
    row.blob(handle)
    row.blob(name)
    row.text(roles)
    row.integer(sequence)
    row.integer(erased)
  }
}

extension Event {
  /// Those this event names beside who acts: none of them may have left the roll before.
  var namedPersons: [EntityID] { [evidence.id(.person), evidence.id(.witness)].compactMap(\.self) }

  /// The texts that leave the vault with this event.
  var erasedTexts: [Digest] {
    switch kind {
    case .erased: [evidence.secret(.name), evidence.secret(.handle)].compactMap(\.self)
    case .textErased: [evidence.secret(.text)].compactMap(\.self)
    default: []
    }
  }
}
