public import Lifecycle
internal import Schemas

/// The policies that come with the program. A released one is never edited: events name it by its hash.
public enum ShippedPolicy {
  /// What holds until a roll is given another. Read from its JSON when it is first asked for: what only reads never does.
  public static let solo = own("solo")
  /// Two people for every step that wants two, and an approval ladder by value.
  public static let standard = own("standard")
  public static let names = ["solo", "standard"]

  public static func named(_ name: String) -> Policy? {
    switch name {
    case "solo": solo
    case "standard": standard
    default: nil
    }
  }

  private static func own(_ name: String) -> Policy {
    do {
      return try PolicyFile.read(Schemas.policies[name] ?? [])
    } catch {
      // They are part of the program, and a test reads them.
      preconditionFailure("\(error)")
    }
  }
}
