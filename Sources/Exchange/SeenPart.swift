import Model

/// A part as a scan saw it, and how far what it saw can be relied on.
struct SeenPart {
  /// Numbered in the order of the scan.
  var part: Part
  /// It has a serial that this scan could not read, so that it may be any part of its kind.
  var isUnread = false
  /// It is soldered to the board: it can change only with the board, whatever its serial says from scan to scan.
  var isSoldered = false
}
