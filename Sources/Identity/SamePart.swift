public import Model

extension Part {
  /// Whether nothing but the serial could tell them apart: the same kind, and no model that differs.
  public func isAlike(_ other: Part) -> Bool {
    guard kind == other.kind else { return false }
    guard let model, let their = other.model else { return true }
    return FoldedText(model).core == FoldedText(their).core
  }

  /// Whether two cards may speak of one thing: the same kind and serial, and no model that differs.
  ///
  /// Serials are their maker's alone, so two models with one serial are two things. A model that nobody wrote down tells
  /// nothing apart, except of a battery: its serial is a number of 16 bits (Smart Battery Data Specification 1.1, 5.1.27), of which two
  /// fleets have the same. A part without a serial is never another card's: it is known by its asset and slot alone.
  public func isOne(with other: Part) -> Bool {
    guard isAlike(other), let serial, let theirs = other.serial,
      Normalise.serial(serial) == Normalise.serial(theirs)
    else { return false }
    return kind != .battery || model != nil && other.model != nil
  }
}
