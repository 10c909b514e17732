import Model

/// One reason to take a value for a placeholder.
public struct JunkRule: Sendable, Hashable {
  public let id: RuleID
  public let fields: [JudgedField]
  /// Any of them is enough.
  public let patterns: [JunkPattern]
  /// Not in a virtual machine, whose addresses are the hypervisor's and yet its own.
  public let onlyPhysical: Bool
  /// Only in monitors of this maker, three letters of the EDID; `nil` for whatever has the field.
  public let monitorMaker: String?

  public init(
    _ id: RuleID, of fields: [JudgedField], _ patterns: [JunkPattern], onlyPhysical: Bool = false,
    monitorMaker: String? = nil
  ) {
    self.id = id
    self.fields = fields
    self.patterns = patterns
    self.onlyPhysical = onlyPhysical
    self.monitorMaker = monitorMaker
  }

  func rejects(_ value: JudgedValue, virtual: Bool, monitorMaker maker: DeviceText?) -> Bool {
    if virtual, onlyPhysical { return false }
    if let monitorMaker, maker != DeviceText(monitorMaker) { return false }
    return patterns.contains { $0.fits(value) }
  }
}
