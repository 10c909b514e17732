internal import Lifecycle
internal import Model

/// Rows of the views `party` and `person_alias`, to and from the values.
struct PeopleTable {
  let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  func row(_ id: EntityID) throws(StoreError) -> PartyRow? {
    try connection.first(
      """
      SELECT id, kind, handle, name, roles, seq, erased_seq, leaving, left_on, department FROM party
      WHERE id = ?1
      """, [.text(id.text)]
    ) { row throws(StoreError) in
      guard let party = PartyRow(row) else { throw .badView(table: "party") }
      return party
    }
  }

  /// What a rule has to know of the others to judge an event about a person.
  func others(than person: Person, for event: Event, _ humans: Humans) throws(StoreError) -> Person.Others {
    var others = Person.Others(hasAdmin: true)
    others.hasAdmin = try !isLastAdmin(person)
    if let named = event.evidence.id(.person), let row = try row(named), row.person != nil {
      others.named = named
      others.isSameHuman =
        humans.otherNames(of: person.id, before: event.sequence).contains(named)
    }
    return others
  }

  /// Whether nobody else could give rights.
  func isLastAdmin(_ person: Person) throws(StoreError) -> Bool {
    guard person.roles.contains(.admin) else { return false }
    return try connection.first(
      """
      SELECT 1 FROM party WHERE kind = 'person' AND id <> ?1 AND erased_seq IS NULL
      AND ' ' || roles || ' ' LIKE '% admin %'
      """, [.text(person.id.text)]
    ) { _ in true } != true
  }

  /// Which names are one human's.
  func humans() throws(StoreError) -> Humans {
    var humans = Humans()
    let rows = try connection.rows("SELECT person, other, seq FROM person_alias ORDER BY seq") {
      (row) throws(StoreError) in
      guard let person = row.id(0), let other = row.id(1) else { throw .badView(table: "person_alias") }
      return (person, other, row.integer(2))
    }
    for (person, other, sequence) in rows { humans.join(person, other, since: sequence) }
    return humans
  }
}

extension PartyRow {
  /// The columns in the order of the view.
  fileprivate init?(_ row: Statement) {
    guard let id = row.id(0), let kind = Holder.Kind(rawValue: row.text(1)) else { return nil }
    self.init(id: id, kind: kind, handle: row.digest(2), name: row.digest(3), sequence: row.integer(5))
    roles = row.text(4)
    erased = row.isNull(6) ? nil : row.integer(6)
    leaving = row.optionalText(7).flatMap { Day($0) }
    left = row.optionalText(8).flatMap { Day($0) }
    department = row.digest(9)
  }
}
