internal import Ledger
public import Model

/// Who a roll belongs to and how its checkpoints are signed.
public struct RollIdentity: Sendable, Equatable {
  public var log: EntityID
  public var organisation: String?
  public var profile: String
  /// The key that verifies its checkpoints, in signed-note form.
  public var publicKey: String

  /// As the roll's first event says. Where that cannot be read, as the view says, so that a roll whose first
  /// event was altered can still be opened to be told so.
  static func load(_ connection: Connection) throws(StoreError) -> RollIdentity? {
    if let identity = try ofFirstEvent(connection) { return identity }
    return try ofView(connection)
  }

  private static func ofFirstEvent(_ connection: Connection) throws(StoreError) -> RollIdentity? {
    let body = try connection.first("SELECT body FROM event WHERE seq = 0") { $0.blob(0) }
    guard let body, let event = try? EventBody.decode(body), event.kind == .opened,
      let profile = event.evidence.code(.profile), let publicKey = event.evidence.code(.publicKey)
    else { return nil }
    var identity = RollIdentity(log: event.log, organisation: nil, profile: profile, publicKey: publicKey)
    if let digest = event.evidence.secret(.organisation) {
      let found = try connection.first("SELECT value FROM secret WHERE digest = ?1", [.blob(digest)]) {
        $0.optionalText(0)
      }
      identity.organisation = found.flatMap(\.self)
    }
    return identity
  }

  private static func ofView(_ connection: Connection) throws(StoreError) -> RollIdentity? {
    try connection.first(
      """
      SELECT roll.log, secret.value, roll.profile, roll.public_key
      FROM roll LEFT JOIN secret ON secret.digest = roll.organisation
      """
    ) { row throws(StoreError) in
      guard let log = row.id(0) else { throw .badView(table: "roll") }
      return RollIdentity(
        log: log, organisation: row.optionalText(1), profile: row.text(2), publicKey: row.text(3))
    }
  }
}
