internal import Lifecycle
public import Model

extension Roll {
  /// Somebody who leaves or has left, and what they still have or get back when its repair is over.
  public struct Leaver: Sendable {
    public var person: Party
    public var assets: [Asset]

    public init(person: Party, assets: [Asset]) {
      self.person = person
      self.assets = assets
    }

    /// Those whom somebody must still ask for something, whoever left first in front.
    static func chased(_ leavers: [Leaver]) -> [Leaver] {
      leavers.filter { $0.person.left == nil || !$0.assets.isEmpty }.sorted {
        let days = [$0, $1].map { $0.person.left ?? $0.person.leaving ?? Day(number: 0) }
        return (days[0], $0.person.id.text) < (days[1], $1.person.id.text)
      }
    }
  }

  /// What a person has, or gets back when its repair is over, in order of tag.
  public func assets(with person: EntityID) throws -> [Asset] {
    var assets: [Asset] = []
    try AssetTable(connection: connection).each(
      """
      SELECT * FROM asset WHERE holder_kind = 'person' AND holder = ?1
      OR return_holder_kind = 'person' AND return_holder = ?1
      """, order: "a.tag", [.text(person.text)]
    ) { assets.append($0) }
    return assets
  }

  /// All who leave or have left with something still out, whoever left first in front; who leaves and has nothing is
  /// named too.
  public func leavers() throws -> [Leaver] {
    var leavers: [Leaver] = []
    var places: [EntityID: Int] = [:]
    for person in try parties(.person) where !person.isErased && (person.left ?? person.leaving) != nil {
      places[person.id] = leavers.count
      leavers.append(Leaver(person: person, assets: []))
    }
    guard !leavers.isEmpty else { return [] }
    let gone = "(SELECT id FROM party WHERE left_on IS NOT NULL OR leaving IS NOT NULL)"
    try AssetTable(connection: connection).each(
      """
      SELECT * FROM asset WHERE holder_kind = 'person' AND holder IN \(gone)
      OR return_holder_kind = 'person' AND return_holder IN \(gone)
      """, order: "a.tag", []
    ) { asset in
      for id in asset.personsHolding { if let place = places[id] { leavers[place].assets.append(asset) } }
    }
    return Leaver.chased(leavers)
  }

  /// Everything that became of a person, oldest first.
  public func history(of person: EntityID) throws(StoreError) -> [Entry] {
    try connection.rows(
      """
      SELECT e.seq, e.leaf, e.body FROM party_event p JOIN event e ON e.seq = p.seq WHERE p.party = ?1 ORDER BY p.seq
      """, [.text(person.text)], Self.entry)
  }

  /// The other names of one human.
  public func otherNames(of person: EntityID) throws(StoreError) -> [EntityID] {
    try PeopleTable(connection).humans().otherNames(of: person, before: .max)
  }
}

extension Asset {
  /// Who has it, and who gets it back when its repair is over.
  var personsHolding: Set<EntityID> {
    Set([holder, returnHolder].compactMap { $0?.kind == .person ? $0?.id : nil })
  }
}
