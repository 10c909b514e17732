public import Lifecycle
public import Model
public import Store

/// What a list of people would change on the roll, line by line.
///
/// The rules for people are asked as each line is planned, over what the lines before it have made of everybody; so a line
/// that is refused leaves nothing half done. They are asked again when its acts are written.
public struct PersonIntake {
  /// One event about a person, before its texts are sealed.
  public enum Act: Sendable, Equatable {
    case add(name: String, roles: [Role], department: String?)
    case change(name: String?, department: String?)
    case grant(Role)
    case revoke(Role)
    /// They will leave on a day.
    case leaving(Day)
    case leave(Day)
    case rejoin
  }

  public enum Verdict: Sendable {
    case new([Act])
    /// Of somebody on the roll, by the index of ``people``.
    case changed(Int, [Act])
    case same
    case refused(Fault)
  }

  public enum Fault: Error, Sendable {
    case line(PersonCSV.Fault)
    /// The same person stood on an earlier line.
    case again(line: Int)
    /// The log-in name differs from several people's in its letters' case alone.
    case ambiguous
    /// They left on another day.
    case leftOtherwise(Day)
    case rule(LifecycleError)
  }

  /// Everybody on the roll, and behind them the new ones.
  public private(set) var people: [Party]
  private let author: Author
  private let otherNames: [EntityID]
  private let log: EntityID
  private var places: [String: [Int]] = [:]
  private var lines: [Int: Int] = [:]
  private var admins: Set<EntityID> = []

  public init(_ roll: Roll, as author: Author) throws(StoreError) {
    people = try roll.parties(.person).filter { !$0.isErased }
    otherNames = try roll.otherNames(of: author.person)
    log = roll.identity.log
    self.author = author
    for (index, person) in people.enumerated() {
      if let handle = person.handle { places[handle.lowercased(), default: []].append(index) }
      if person.roles.contains(.admin) { admins.insert(person.id) }
    }
  }

  /// - Parameter number: of the line, for another one that means the same person.
  public mutating func plan(_ line: PersonCSV.Line, number: Int) -> Verdict {
    do throws(Fault) {
      return try planned(line, number)
    } catch {
      return .refused(error)
    }
  }

  private mutating func planned(_ line: PersonCSV.Line, _ number: Int) throws(Fault) -> Verdict {
    guard let index = try place(of: line.login) else {
      let acts = try add(line)
      let index = people.count - 1
      places[line.login.lowercased(), default: []].append(index)
      lines[index] = number
      return .new(acts)
    }
    if let earlier = lines[index] { throw .again(line: earlier) }
    let acts = try changes(of: people[index], to: line)
    try take(acts, at: index)
    lines[index] = number
    return acts.isEmpty ? .same : .changed(index, acts)
  }

  private func place(of login: String) throws(Fault) -> Int? {
    let found = places[login.lowercased()] ?? []
    if found.count < 2 { return found.first }
    guard let exact = found.first(where: { people[$0].handle == login }) else { throw .ambiguous }
    return exact
  }

  private mutating func add(_ line: PersonCSV.Line) throws(Fault) -> [Act] {
    var name = line.login
    if case .value(let text) = line.name { name = text }
    var roles: [Role] = []
    if case .value(let words) = line.roles { roles = Role.allCases.filter(words.contains) }
    var department: String?
    if case .value(let text) = line.department { department = text }
    // Nobody has this id: whoever is written down gets one then.
    let id = EntityID(at: author.now, random: [UInt8](repeating: 0, count: 10))
    var evidence: [EvidenceKey: EvidenceValue] = [:]
    if !roles.isEmpty { evidence[.role] = .code(roles.map(\.rawValue).joined(separator: " ")) }
    let event = event(.personAdded, id, evidence)
    do throws(LifecycleError) { try Person.checkAdded(event, isFounder: false) } catch { throw .rule(error) }
    var person = Party(id: id, kind: .person, handle: line.login, name: name, roles: roles)
    person.department = department
    var acts: [Act] = []
    if case .value(let day) = line.left { acts = [day > author.today ? .leaving(day) : .leave(day)] }
    people.append(person)
    do throws(Fault) {
      try take(acts, at: people.count - 1)
    } catch {
      people.removeLast()
      throw error
    }
    return [.add(name: name, roles: roles, department: department)] + acts
  }

  private func changes(of person: Party, to line: PersonCSV.Line) throws(Fault) -> [Act] {
    var acts: [Act] = []
    if case .cleared = line.left, person.left != nil { acts.append(.rejoin) }
    var name: String?
    if case .value(let text) = line.name, text != person.name { name = text }
    var department: String?
    switch line.department {
    case .value(let text) where text != person.department: department = text
    case .cleared where person.department != nil: department = ""
    default: break
    }
    if name != nil || department != nil { acts.append(.change(name: name, department: department)) }
    var leaves: Day?
    if case .value(let day) = line.left {
      if let left = person.left {
        guard left == day else { throw .leftOtherwise(left) }
      } else if day > author.today {
        if person.leaving != day { acts.append(.leaving(day)) }
      } else {
        leaves = day
      }
    }
    let wanted: [Role]? =
      switch line.roles {
      case .nothing: nil
      case .cleared: []
      case .value(let roles): roles
      }
    // Leaving ends every role by itself.
    if let wanted, leaves == nil {
      acts += Role.allCases.filter { wanted.contains($0) && !person.roles.contains($0) }.map(Act.grant)
      acts += person.roles.filter { !wanted.contains($0) }.map(Act.revoke)
    }
    if let leaves { acts.append(.leave(leaves)) }
    return acts
  }

  /// Takes acts in as the rules allow, all of them or none.
  private mutating func take(_ acts: [Act], at index: Int) throws(Fault) {
    var party = people[index]
    var person = Person(party.id, roles: party.roles, leaving: party.leaving, left: party.left)
    for act in acts {
      guard let (kind, evidence, day) = act.asked else { continue }
      let others = Person.Others(hasAdmin: admins.contains { $0 != party.id })
      do throws(LifecycleError) {
        try person.take(event(kind, party.id, evidence, on: day), among: others)
      } catch {
        throw .rule(error)
      }
      if case .change(let name, let department) = act {
        party.name = name ?? party.name
        if let department { party.department = department.isEmpty ? nil : department }
      }
    }
    (party.roles, party.leaving, party.left) = (person.roles, person.leaving, person.left)
    people[index] = party
    if party.roles.contains(.admin) { admins.insert(party.id) } else { admins.remove(party.id) }
  }

  private func event(
    _ kind: EventKind, _ subject: EntityID, _ evidence: [EvidenceKey: EvidenceValue], on day: Day? = nil
  ) -> Event {
    var event = Event(
      log: log, sequence: 0, id: subject, kind: kind, subject: subject, version: 0, from: nil, to: nil,
      actor: author.person, role: author.role, singleControl: false, on: day ?? author.today,
      recordedAt: author.now, program: author.program, evidence: Evidence(evidence), keys: [], parts: [],
      scan: nil)
    event.otherNames = otherNames
    return event
  }

  /// Writes a line down as it was planned.
  public func write(_ verdict: Verdict, login: String, _ writing: Writing) throws(StoreError) {
    switch verdict {
    case .same, .refused: return
    case .changed(let index, let acts): try write(acts, on: people[index].id, writing)
    case .new(let acts):
      guard case .add(let name, let roles, let department) = acts.first else { return }
      let id = try writing.addParty(
        .personAdded, name: name, handle: login, roles: roles, department: department)
      try write(Array(acts.dropFirst()), on: id, writing)
    }
  }

  private func write(_ acts: [Act], on id: EntityID, _ writing: Writing) throws(StoreError) {
    for act in acts {
      if case .change(let name, let department) = act {
        try writing.rename(id, name: name, department: department)
      } else if let (kind, evidence, day) = act.asked {
        try writing.change(id, kind, evidence, on: day)
      }
    }
  }
}

extension PersonIntake.Act {
  /// The event that the rules are asked about; of a new name its shape alone.
  fileprivate var asked: (kind: EventKind, evidence: [EvidenceKey: EvidenceValue], day: Day?)? {
    switch self {
    case .add: nil
    case .change: (.personChanged, [.name: .secret(Digest { _ in })], nil)
    case .grant(let role): (.roleGranted, [.role: .code(role.rawValue)], nil)
    case .revoke(let role): (.roleRevoked, [.role: .code(role.rawValue)], nil)
    case .leaving(let day): (.personLeaving, [.until: .day(day)], nil)
    case .leave(let day): (.personLeft, [:], day)
    case .rejoin: (.personRejoined, [:], nil)
    }
  }
}
