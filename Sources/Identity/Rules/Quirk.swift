/// A maker's own way of using a field: what stands where, and how it is read out. The raw values are written in rule files.
public struct Quirk: Sendable, Hashable {
  /// What it finds.
  public enum Gift: String, Sendable, Hashable, CaseIterable {
    case model
    /// What the maker's support asks for beside the serial.
    case productNumber = "product_number"
    /// Of the system, where its own field has none.
    case serial
    case boardSerial = "board_serial"
    /// Of the system, where its own field has none.
    case uuid

    /// What a value of this kind is judged as.
    var field: JudgedField {
      switch self {
      case .model, .productNumber: .model
      case .serial, .boardSerial: .serial
      case .uuid: .uuid
      }
    }
  }

  /// Where it looks: a fact below `hardware.` of a scan report.
  public enum Place: String, Sendable, Hashable, CaseIterable {
    case product = "system.product"
    case version = "system.version"
    case family = "system.family"
    case sku = "system.sku"
    case serial = "system.serial"
    case boardName = "board.name"
    case boardSerial = "board.serial"
  }

  public let id: RuleID
  /// Any of its names, and in a ``RuleSet`` its key; `nil` for every maker.
  public internal(set) var maker: String?
  public let gives: Gift
  public let from: Place
  public let by: Reading

  public init(_ id: RuleID, maker: String?, gives: Gift, from: Place, by: Reading) {
    self.id = id
    self.maker = maker
    self.gives = gives
    self.from = from
    self.by = by
  }
}
