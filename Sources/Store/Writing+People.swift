public import Lifecycle
public import Model

extension Writing {
  /// Writes down what becomes of a person: their roles, their going and coming, that another name is theirs.
  ///
  /// - Throws: ``StoreError/refused(_:)`` with what ``Person`` says.
  @discardableResult
  public func change(
    _ id: EntityID, _ kind: EventKind, _ evidence: [EvidenceKey: EvidenceValue] = [:]
  ) throws(StoreError) -> Person {
    let table = PeopleTable(connection)
    guard var person = try table.row(id)?.person else { throw .refused(.noSuchPerson(id)) }
    let event = event(kind, subject: id, evidence: Evidence(evidence))
    let others = try table.others(than: person, for: event, humans)
    try Self.ruled { () throws(LifecycleError) in try person.take(event, among: others) }
    try append(event, nil)
    if kind == .personAliased { try learnHumans() }
    return person
  }

  /// Nothing is given to somebody who has left.
  func checkIsHere(_ holder: Holder) throws(StoreError) {
    guard holder.kind == .person, let id = holder.id else { return }
    if let day = try PeopleTable(connection).row(id)?.left { throw .refused(.person(id, .left(day))) }
  }
}
