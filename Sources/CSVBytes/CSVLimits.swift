/// What a reader takes in before it gives up, so that no file costs more memory than one row may.
public struct CSVLimits: Sendable {
  public var cellBytes = 1 << 16
  public var rowBytes = 1 << 20
  public var cells = 4096
  /// Of the whole file, as UTF-8.
  public var fileBytes = 16 << 30

  public init() {}

  public static let standard = CSVLimits()
}
