/// What a scan reads only when it is asked to: each costs more than all the rest together.
public struct ScanExtras: OptionSet, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  /// How wide and fast PCI Express links are: the kernel asks the devices themselves.
  public static let links = ScanExtras(rawValue: 1)
  /// Serials and part numbers of PCI cards: a slow little memory on the card, and only for root.
  public static let vitalData = ScanExtras(rawValue: 2)
}
