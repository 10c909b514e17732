public import Model

/// A person of the organisation as the events so far have made them, and the rules for what events may make of them. One
/// function decides on an append and on a verification alike.
public struct Person: Sendable, Hashable {
  public let id: EntityID
  /// What they may do, in the order of ``Role``.
  public private(set) var roles: [Role]
  /// The last day they are expected here; `nil` for somebody who stays.
  public private(set) var leaving: Day?
  /// The day they left: from then on they do nothing, and nothing is given to them.
  public private(set) var left: Day?

  public init(_ id: EntityID, roles: [Role], leaving: Day? = nil, left: Day? = nil) {
    self.id = id
    self.roles = Role.allCases.filter(roles.contains)
    self.leaving = leaving
    self.left = left
  }

  /// What a rule has to know of the others.
  public struct Others: Sendable {
    /// Somebody else here is an administrator.
    public var hasAdmin: Bool
    /// The other person the event names, if there is one who has not left the roll.
    public var named: EntityID?
    /// They are known to be one human already.
    public var isSameHuman: Bool

    public init(hasAdmin: Bool, named: EntityID? = nil, isSameHuman: Bool = false) {
      self.hasAdmin = hasAdmin
      self.named = named
      self.isSameHuman = isSameHuman
    }
  }

  /// Takes in an event about them.
  ///
  /// - Throws: the rule that refuses it; the person is then as before.
  public mutating func take(_ event: Event, among others: Others) throws(LifecycleError) {
    guard event.version == 0, event.from == nil, event.to == nil, event.keys.isEmpty, event.parts.isEmpty,
      event.scan == nil, event.counts.isEmpty, !event.singleControl
    else { throw .notFirst(event.kind) }
    let allowed = allowed(event.kind)
    guard allowed.contains(event.role) else { throw .roleMissing(event.kind, allowed) }
    try event.checkDay(keptBy: [.manager, .admin])
    switch event.kind {
    case .roleGranted:
      try checkIsAnother(event)
      try checkIsHere()
      let role = try event.word(.role, Role.self)
      guard !roles.contains(role) else { throw .person(id, .hasRole(role)) }
      roles = Role.allCases.filter { $0 == role || roles.contains($0) }
    case .roleRevoked:
      try checkIsAnother(event)
      let role = try event.word(.role, Role.self)
      guard roles.contains(role) else { throw .person(id, .hasNotRole(role)) }
      guard role != .admin || others.hasAdmin else { throw .person(id, .lastAdmin) }
      roles.removeAll { $0 == role }
    case .personLeaving:
      try checkIsHere()
      guard let day = event.evidence.day(.until) else { throw .evidenceMissing(event.kind, .until) }
      leaving = day
    case .personLeft:
      try checkIsAnother(event)
      try checkIsHere()
      guard !roles.contains(.admin) || others.hasAdmin else { throw .person(id, .lastAdmin) }
      roles = []
      leaving = nil
      left = event.on
    case .personRejoined:
      guard left != nil else { throw .person(id, .isHere) }
      left = nil
    case .personAliased:
      guard let other = others.named, other != id else { throw .notTheirs(event.kind) }
      guard !others.isSameHuman else { throw .person(id, .sameAlready) }
    case .personChanged:
      guard event.evidence.has(.name) || event.evidence.has(.department) else {
        throw .evidenceMissing(event.kind, .name)
      }
    default: throw .notFirst(event.kind)
    }
  }

  /// Who may make such an event about this person.
  ///
  /// Rights are an administrator's to give and to take, and leaving takes them all: so only an administrator lets
  /// somebody leave who has any.
  public func allowed(_ kind: EventKind) -> [Role] {
    switch kind {
    case .personLeaving: [.technician, .manager, .admin]
    case .personLeft: roles.isEmpty ? [.manager, .admin] : [.admin]
    case .personRejoined, .personChanged: [.manager, .admin]
    default: [.admin]
    }
  }

  /// Nobody gives rights to themselves, by whatever name, or takes their own.
  private func checkIsAnother(_ event: Event) throws(LifecycleError) {
    guard !event.isBy(id) else { throw .person(id, .oneself) }
  }

  private func checkIsHere() throws(LifecycleError) {
    if let left { throw .person(id, .left(left)) }
  }

  /// Who may put somebody, or something that is no asset, on the roll; and who, when they come with rights.
  public static func checkAdded(_ event: Event, isFounder: Bool) throws(LifecycleError) {
    if isFounder { return }
    let roles: [Role]
    switch event.kind {
    case .personAdded where event.evidence.has(.role): roles = [.admin]
    case .vendorAdded: roles = [.technician, .manager]
    default: roles = [.technician, .manager, .admin]
    }
    guard roles.contains(event.role) else { throw .roleMissing(event.kind, roles) }
  }
}

/// Why something about a person is refused.
public enum PersonError: Error, Equatable, Sendable {
  /// They left: nothing is given to them, and they vouch for nothing.
  case left(Day)
  /// They have not left.
  case isHere
  /// Nobody changes their own rights.
  case oneself
  /// Nobody could give rights any more.
  case lastAdmin
  case hasRole(Role)
  case hasNotRole(Role)
  /// Both names are known to be one human's.
  case sameAlready
}
