internal import Model

/// The first person of a roll, and the first place on it.
public struct Founder: Sendable {
  public var handle: String
  public var name: String
  public var store: String

  static let roles: [Role] = [.technician, .manager, .admin]

  public init(handle: String, name: String, store: String) {
    self.handle = handle
    self.name = name
    self.store = store
  }
}
