/// What an archive may unpack to. A captured machine is far below; a bomb is refused at the first byte above.
public struct ArchiveLimits: Sendable {
  public var totalBytes = 256 << 20
  public var fileBytes = 8 << 20
  public var entries = 200_000
  public var nameBytes = 4096

  public init() {}
}
