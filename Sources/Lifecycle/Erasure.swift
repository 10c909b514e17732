public import Model

/// The rules for taking a person's name off the roll. One function decides on an append and on a verification alike.
public enum Erasure {
  /// The person as the events before have them.
  public struct Subject: Sendable {
    public var name: Digest?
    public var handle: Digest?
    public var isErased: Bool
    /// Without them nobody could give rights any more.
    public var isLastAdmin: Bool

    public init(name: Digest?, handle: Digest?, isErased: Bool, isLastAdmin: Bool = false) {
      self.isLastAdmin = isLastAdmin
      self.name = name
      self.handle = handle
      self.isErased = isErased
    }
  }

  /// Who may. The manager asks and the administrator does it; in profile `solo` one person stands for both.
  public static let roles: [Role] = [.manager, .admin]

  /// - Parameters:
  ///   - subject: `nil` when there is no such person.
  ///   - held: what they still have, or get back when its repair is over.
  public static func check(
    _ event: Event, of subject: Subject?, holding held: () throws(LifecycleError) -> [Tag]
  ) throws(LifecycleError) {
    guard roles.contains(event.role) else { throw .roleMissing(event.kind, roles) }
    guard event.evidence.has(.basis) else { throw .evidenceMissing(event.kind, .basis) }
    guard let subject else { throw .noSuchPerson(event.subject) }
    guard event.kind == .erased else {
      // What else spoke of them goes once they are gone themselves.
      guard subject.isErased else { throw .notTheirs(event.kind) }
      guard event.evidence.has(.text) else { throw .evidenceMissing(event.kind, .text) }
      return
    }
    guard !subject.isErased else { throw .noSuchPerson(event.subject) }
    guard !event.isBy(event.subject) else { throw .notOneself }
    guard event.evidence.secret(.name) == subject.name, event.evidence.secret(.handle) == subject.handle
    else {
      throw .notTheirs(event.kind)
    }
    let witness = event.evidence.id(.witness)
    guard witness != event.subject, !event.isBy(witness) else { throw .notOneself }
    guard event.singleControl == (witness == nil) else { throw .notTheirs(event.kind) }
    // In a roll that was put back, things are with them again that they had returned.
    if event.evidence.flag(.repeated) { return }
    guard !subject.isLastAdmin else { throw .person(event.subject, .lastAdmin) }
    let tags = try held()
    guard tags.isEmpty else { throw .stillHolds(tags) }
  }
}
