public import Lifecycle
public import Model

extension Writing {
  /// Writes down what becomes of a person: their roles, their going and coming, that another name is theirs.
  ///
  /// - Throws: ``StoreError/refused(_:)`` with what ``Person`` says.
  @discardableResult
  public func change(
    _ id: EntityID, _ kind: EventKind, _ evidence: [EvidenceKey: EvidenceValue] = [:], on day: Day? = nil
  ) throws(StoreError) -> Person {
    let table = PeopleTable(connection)
    guard var person = try table.row(id)?.person else { throw .refused(.noSuchPerson(id)) }
    var event = event(kind, subject: id, evidence: Evidence(evidence))
    if let day { event.on = day }
    let others = try table.others(than: person, for: event, humans)
    try Self.ruled { () throws(LifecycleError) in try person.take(event, among: others) }
    try append(event, nil)
    if kind == .personAliased { try learnHumans() }
    return person
  }

  /// Gives a person another name or department; an empty department is none.
  ///
  /// - Throws: as ``change(_:_:_:on:)``.
  public func rename(_ id: EntityID, name: String?, department: String?) throws(StoreError) {
    var evidence: [EvidenceKey: EvidenceValue] = [:]
    if let name { evidence[.name] = .secret(try seal(name, as: .person)) }
    if let department { evidence[.department] = .secret(try seal(department, as: .text)) }
    try change(id, .personChanged, evidence)
  }

  /// Nothing is given to somebody who has left.
  func checkIsHere(_ holder: Holder) throws(StoreError) {
    guard holder.kind == .person, let id = holder.id else { return }
    if let day = try PeopleTable(connection).row(id)?.left { throw .refused(.person(id, .left(day))) }
  }
}
