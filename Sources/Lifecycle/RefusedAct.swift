public import Model

/// The rules for writing down that an act was refused. One function decides on an append and on a verification alike.
///
/// Its subject is the asset it was about, or the roll. The asset's version and stage stay as they are: nothing happened
/// to it. The role is the one the act was tried in, and need not be held: often that is why it was refused.
public enum RefusedAct {
  /// How long the same refusal of the same person is not written down again. A script that runs into a rule in a loop
  /// would fill the ledger with what one event says. Other refusals, of another act or asset, are each written: they are
  /// what a search for a way round the rules looks like, and whoever may write can make as many events by notes.
  public static let quietMilliseconds: Int64 = 60_000

  /// - Parameters:
  ///   - log: the roll.
  ///   - isAsset: whether the roll has an asset of this id.
  public static func check(
    _ event: Event, log: EntityID?, isAsset: (EntityID) -> Bool
  ) throws(LifecycleError) {
    guard let act = event.evidence.code(.attempt) else { throw .evidenceMissing(event.kind, .attempt) }
    guard Request.isAct(act) else { throw .badCode(.attempt, act) }
    try event.check(.refusal, RefusalCode.self)
    guard event.subject == log || isAsset(event.subject) else { throw .notTheirs(event.kind) }
    guard !event.singleControl else { throw .badCode(.attempt, act) }
  }
}
