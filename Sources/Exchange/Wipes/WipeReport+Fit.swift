import Identity
public import Model

extension WipeReport {
  /// Why a report is not about this wipe of this disk.
  public enum Misfit: Error, Equatable {
    /// So many bytes were wiped, and so many the disk has on its card.
    case size(wiped: Int64, card: Int64)
    /// It was wiped before somebody worked with it for the last time.
    case beforeUse(wiped: Day, used: Day)
    case future(Day)
    /// Whoever files it says another day.
    case otherDay(wiped: Day, said: Day)
  }

  /// Whether it is about this disk, by its serial.
  public func isAbout(_ part: Part) -> Bool {
    part.serial.map { Normalise.serial($0) == Normalise.serial(serial) } ?? false
  }

  /// Holds what it says against the card, and its day against what is known of the asset.
  ///
  /// - Parameters:
  ///   - used: the last day on which somebody may have written on it.
  ///   - said: the day that whoever files it gives, if any.
  public func checkFit(_ part: Part, used: Day?, said: Day?, today: Day) throws(Misfit) {
    if let size, let card = part.sizeBytes, !size.fits(card) { throw .size(wiped: size.bytes, card: card) }
    guard let wiped = day(today: today) ?? said else { return }
    guard wiped <= today else { throw .future(wiped) }
    if let said, said != wiped { throw .otherDay(wiped: wiped, said: said) }
    if let used, wiped < used { throw .beforeUse(wiped: wiped, used: used) }
  }

  /// The day of the wipe; `nil` where the report has no time, and it is for whoever files it to say.
  public func day(today: Day) -> Day? {
    // The clock of a machine that starts from a stick knows no zone: what it calls tomorrow is today.
    endedOn == today.adding(days: 1) ? today : endedOn
  }
}
