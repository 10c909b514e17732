/// One reason to take a value for a placeholder.
public struct JunkRule: Sendable, Hashable {
  public let id: RuleID
  public let fields: [JudgedField]
  /// Any of them is enough.
  public let patterns: [JunkPattern]
  /// Not in a virtual machine, whose addresses are the hypervisor's and yet its own.
  public let onlyPhysical: Bool

  public init(_ id: RuleID, of fields: [JudgedField], _ patterns: [JunkPattern], onlyPhysical: Bool = false) {
    self.id = id
    self.fields = fields
    self.patterns = patterns
    self.onlyPhysical = onlyPhysical
  }

  func rejects(_ value: JudgedValue, virtual: Bool) -> Bool {
    !(virtual && onlyPhysical) && patterns.contains { $0.fits(value) }
  }
}
