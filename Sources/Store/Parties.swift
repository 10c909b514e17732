public import Model

/// A person, place or vendor on the roll, by the names that lie in the vault.
public struct Party: Sendable, Equatable {
  public var id: EntityID
  public var kind: Holder.Kind
  /// A person's log-in name.
  public var handle: String?
  /// `nil` once it was erased.
  public var name: String?
  public var roles: [Role]
  public var isErased = false
  /// The last day they are expected here.
  public var leaving: Day?
  /// The day they left.
  public var left: Day?
  /// Where in the house they belong.
  public var department: String?

  public init(id: EntityID, kind: Holder.Kind, handle: String?, name: String?, roles: [Role]) {
    self.id = id
    self.kind = kind
    self.handle = handle
    self.name = name
    self.roles = roles
  }
}

extension Roll {
  private static let party = """
    SELECT p.id, p.kind, h.value, n.value, p.roles, p.erased_seq, p.leaving, p.left_on, d.value
    FROM party p LEFT JOIN secret n ON n.digest = p.name LEFT JOIN secret h ON h.digest = p.handle
    LEFT JOIN secret d ON d.digest = p.department
    """

  public func party(_ id: EntityID) throws(StoreError) -> Party? {
    try connection.first("\(Self.party) WHERE p.id = ?1", [.text(id.text)], Self.party)
  }

  /// Everybody and every place of one kind, in the order they came onto the roll.
  public func parties(_ kind: Holder.Kind) throws(StoreError) -> [Party] {
    try connection.rows("\(Self.party) WHERE p.kind = ?1 ORDER BY p.seq", [.text(kind.rawValue)], Self.party)
  }

  /// The first of a kind that came onto the roll: of places, the store.
  public func firstParty(_ kind: Holder.Kind) throws(StoreError) -> Party? {
    try connection.rows(
      "\(Self.party) WHERE p.kind = ?1 ORDER BY p.seq LIMIT 1", [.text(kind.rawValue)], Self.party
    ).first
  }

  /// Whom a typed name means: a log-in name first, else a full name; exactly as written, but for ASCII case.
  public func parties(_ kind: Holder.Kind, named name: String) throws(StoreError) -> [Party] {
    let classes: [SecretClass] =
      switch kind {
      case .person: [.handle]
      case .place: [.place]
      case .vendor, .recycler, .unknown: [.vendor]
      }
    for secret in classes {
      let column = secret == .handle ? "handle" : "name"
      let found = try connection.rows(
        """
        \(Self.party) WHERE p.\(column) IN
        (SELECT digest FROM secret WHERE class = ?1 AND class IN ('handle', 'place', 'vendor') AND value = ?2)
        ORDER BY p.seq
        """, [.text(secret.rawValue), .text(name)], Self.party)
      if !found.isEmpty { return found }
    }
    let folded = name.lowercased()
    return try parties(kind == .recycler ? .vendor : kind).filter {
      $0.name?.lowercased() == folded || $0.handle?.lowercased() == folded
    }
  }

  /// A text of the vault; `nil` once it was erased.
  public func opened(_ digest: Digest) throws(StoreError) -> String? {
    try connection.first("SELECT value FROM secret WHERE digest = ?1", [.blob(digest)]) { $0.optionalText(0) }
      ?? nil
  }

  /// Bytes kept by their hash.
  public func blob(_ digest: Digest) throws(StoreError) -> [UInt8]? {
    try connection.first("SELECT bytes FROM blob WHERE sha256 = ?1", [.blob(digest)]) { $0.blob(0) }
  }

  /// The first bytes of something that was kept: enough for what stands in front of a scan report.
  public func blobHead(_ digest: Digest) throws(StoreError) -> [UInt8]? {
    try connection.first("SELECT substr(bytes, 1, 200) FROM blob WHERE sha256 = ?1", [.blob(digest)]) {
      $0.blob(0)
    }
  }

  private static func party(_ row: Statement) throws(StoreError) -> Party {
    guard let id = row.id(0), let kind = Holder.Kind(rawValue: row.text(1)) else {
      throw .badView(table: "party")
    }
    var party = Party(
      id: id, kind: kind, handle: row.optionalText(2), name: row.optionalText(3),
      roles: Role.held(row.text(4)))
    party.isErased = !row.isNull(5)
    party.leaving = row.optionalText(6).flatMap { Day($0) }
    party.left = row.optionalText(7).flatMap { Day($0) }
    party.department = row.optionalText(8).flatMap { $0.isEmpty ? nil : $0 }
    return party
  }
}

extension Role {
  /// The roles in a text that names them, as an event and a row have it.
  static func held(_ text: String) -> [Role] {
    text.split(separator: " ").compactMap { Role(rawValue: String($0)) }
  }

  static func text(of roles: [Role]) -> String { roles.map(\.rawValue).joined(separator: " ") }
}
