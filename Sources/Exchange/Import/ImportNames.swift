import Model
import Store

/// The people and places a file names, each looked up once, and added where that was asked for.
final class ImportNames {
  private let writing: Writing
  private let choices: ImportChoices
  private var places: [String: [EntityID]] = [:]
  private var people: [String: [EntityID]] = [:]
  private var left: Set<EntityID> = []
  private(set) var addedPeople: Int64 = 0
  private(set) var addedPlaces: Int64 = 0

  init(_ roll: Roll, _ writing: Writing, _ choices: ImportChoices) throws(StoreError) {
    self.writing = writing
    self.choices = choices
    for place in try roll.parties(.place) {
      if let name = place.name { add(place.id, name, to: &places) }
    }
    for person in try roll.parties(.person) where !person.isErased {
      if let handle = person.handle { add(person.id, handle, to: &people) }
      if let name = person.name, name.lowercased() != person.handle?.lowercased() {
        add(person.id, name, to: &people)
      }
      if person.left != nil { left.insert(person.id) }
    }
  }

  private func add(_ id: EntityID, _ name: String, to known: inout [String: [EntityID]]) {
    known[name.lowercased(), default: []].append(id)
  }

  func place(_ name: String) throws(AssetImport.Stop) -> EntityID {
    if let known = places[name.lowercased()] {
      guard known.count == 1 else { throw .fault(.ambiguousName(name)) }
      return known[0]
    }
    guard choices.createsPlaces else { throw .fault(.unknownPlace(name)) }
    let id = try party(.placeAdded, name, handle: nil)
    add(id, name, to: &places)
    addedPlaces += 1
    return id
  }

  /// Whom a row names, by the first of log-in name, mail address and whole name that it gives.
  func person(_ row: ImportRow) throws(AssetImport.Stop) -> EntityID? {
    guard let given = row.login ?? row.email ?? row.personName else { return nil }
    for name in [row.login, row.email, row.personName].compactMap(\.self) {
      guard let known = people[name.lowercased()] else { continue }
      guard known.count == 1 else { throw .fault(.ambiguousName(name)) }
      guard !left.contains(known[0]) else { throw .fault(.personLeft(name)) }
      return known[0]
    }
    guard choices.createsPeople else { throw .fault(.unknownPerson(given)) }
    guard let login = row.login ?? row.email else { throw .fault(.noLogin(given)) }
    let name = row.personName ?? login
    let id = try party(.personAdded, name, handle: login)
    add(id, login, to: &people)
    if let email = row.email, email.lowercased() != login.lowercased() { add(id, email, to: &people) }
    if name.lowercased() != login.lowercased() { add(id, name, to: &people) }
    addedPeople += 1
    return id
  }

  private func party(_ kind: EventKind, _ name: String, handle: String?) throws(AssetImport.Stop) -> EntityID
  {
    do throws(StoreError) {
      writing.beginAct()
      return try writing.addParty(kind, name: name, handle: handle)
    } catch {
      throw .store(error)
    }
  }
}
