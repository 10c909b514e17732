public import Model

/// Who writes, when, and where its random bytes come from: everything a transaction must be told, because the
/// rules have no clock.
public struct Author: Sendable {
  public var person: EntityID
  public var role: Role
  public var now: Instant
  /// The business day where the author is.
  public var today: Day
  public var program: String
  public var random: @Sendable (Int) -> [UInt8]
  /// What they do, in the words of its command: under this a refusal is filed. `nil` for what is only tried.
  public var act: String?
  /// The name this asking has, if it has one: what was done under it is not done again.
  public var request: Request?
  /// On whose behalf they act: told in every event, and no ground for any right.
  public var behalf: EntityID?

  public init(
    person: EntityID, role: Role, now: Instant, today: Day, program: String,
    random: @escaping @Sendable (Int) -> [UInt8], act: String? = nil, request: Request? = nil
  ) {
    self.person = person
    self.role = role
    self.now = now
    self.today = today
    self.program = program
    self.random = random
    self.act = act
    self.request = request
  }
}
