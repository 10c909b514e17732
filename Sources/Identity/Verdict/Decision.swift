/// The sentence that ended the deliberation. The raw values are kept with the verdicts.
public enum Decision: String, Sendable, Hashable, CaseIterable {
  /// Enough points for exactly one asset and nothing against it.
  case points
  /// The installation, and a part that does not travel with it, are those of an asset scanned before.
  case confirmed
  /// No side has a key of its own, and address, disk and memory modules are all those of an asset scanned before.
  case parts
  /// Another board in a machine under repair, with its serial written into it and its other parts in place.
  case boardReplaced = "board-replaced"
  /// The only asset with this maker and serial was entered by hand and has never been scanned.
  case firstBinding = "first-binding"
  /// Nothing on the roll is like it.
  case unknown
  /// From inside a container nothing is said about a machine.
  case container
  /// A scan without the rights to read serials can confirm an asset, and nothing else.
  case unprivileged
  /// The machine has no key by which it would be recognised the next time.
  case noKey = "no-key"
  /// More than one asset could be this machine.
  case rivals
  /// A strong key differs on every asset that could be this machine.
  case contradicted
  /// Too much agrees for a new machine and too little for a known one.
  case undecided
}
