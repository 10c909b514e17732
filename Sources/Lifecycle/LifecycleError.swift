public import Model

/// Why a step is refused. Facts only; the words are made where people are spoken to.
public enum LifecycleError: Error, Equatable, Sendable {
  /// No arrow of this kind leaves this stage.
  case notAllowed(Tag, EventKind, Stage)
  /// The event says it starts from another stage than the asset is in.
  case wrongStage(Tag, says: Stage?, is: Stage)
  case evidenceMissing(EventKind, EvidenceKey)
  case roleMissing(EventKind, [Role])
  /// Media of live or unknown state; `unlisted` when storage is expected in it and none was ever listed.
  case mediaLive(Tag, [Part], unlisted: Bool)
  case wrongOrigin(Tag, Asset.Origin)
  case notAtVendor(Tag)
  case stillAtVendor(Tag)
  case notAppraised(Tag)
  /// Somebody signed under what its appraisers had said.
  case signedAlready(Tag)
  case notApproved(Tag)
  /// The ladder asks for more signatures than are under it.
  case signaturesMissing(Tag, EventKind, [Role])
  case appraisersMissing(Tag, has: Int, needs: Int)
  /// It has not served its years, and nobody said why it goes.
  case causeMissing(Tag, years: Int)
  /// What the event says its asker asked for is not what the log says.
  case batchWrong(Tag, says: Money?, is: Money?)
  case checksMissing(Tag, [AcceptanceCheck])
  case notOurs(Tag, Ownership)
  /// It belongs to us: there is no owner to give it back to.
  case ours(Tag)
  case mediaDestroyed(Tag)
  case witnessNeeded(Tag)
  case secondPersonNeeded(Tag, EventKind)
  /// The same person has taken the other side of a step that wants two, and the policy does not let one stand on both.
  case sameHand(Tag, EventKind, OtherHand)
  /// The witness holds none of the roles that count here.
  case witnessRole(EventKind, [Role])
  /// A policy that wants two people is not changed by one.
  case policyAlone
  /// Nothing leads out of the house while a hold is in force.
  case onHold(Tag, [Hold])
  case unknownHold(Tag, Int64)
  case lostTooShort(Tag, since: Day)
  /// What somebody has must come back before their name is erased.
  case stillHolds([Tag])
  /// A person of this id is not on the roll, or not any more.
  case noSuchPerson(EntityID)
  /// Nobody erases themselves.
  case notOneself
  /// The texts an erasure names are not those of this person, or the roll has none such.
  case notTheirs(EventKind)
  /// The asset's event count is not what the event expected: somebody else was faster.
  case versionConflict(Tag, says: Int64, is: Int64)
  case unknownPart(Tag, Int64)
  case partNotMedium(Tag, Int64)
  /// An event that must begin an asset's life came later, or one came before it.
  case notFirst(EventKind)
  /// What the event says of one person on both sides is not what its history says.
  case singleControlWrong(Tag, says: Bool)
  /// An evidence value is none of the words its key allows.
  case badCode(EvidenceKey, String)
  /// The day lies after it was written down.
  case badDay(Day)
  /// The day lies so far back that only those whose the books are write it down.
  case longAgo(Day, [Role])
  /// A loan that would end before it begins.
  case dueTooEarly(Tag, Day)
  /// Nobody has it, so nobody can be given another for it.
  case notHeld(Tag)
  /// Whoever is said to have it has not.
  case notHolder(Tag)
  /// A rule about people.
  case person(EntityID, PersonError)
  /// The level claimed is more than this technique does to such a medium.
  case techniqueTooWeak(Tag, Technique, SanitiseMethod, MediaType?)
  /// A purge that did not reach an area of the medium claims too much.
  case areaLeft(Tag, EvidenceKey)
  /// A key that ended everything did not end: what is still there, or was there before it.
  case keyRemains(Tag, EvidenceKey)
  /// Of a batch so few were looked into again that it says nothing of the others.
  case sampleTooSmall(Tag, sampled: Int64, of: Int64, least: Int64)
  /// Whoever wiped looked into the sample as well.
  case ownSample(Tag)
  /// The policy asks more of such a certificate.
  case certificateLacks(Tag, [EvidenceKey])
  /// Degaussing is no longer taken for anything.
  case degaussEnded(Tag)
  /// A rule of loads that leave the house, or of those who take them.
  case manifest(ManifestError)
  /// A rule of repairs.
  case repair(Tag, RepairError)
  /// A rule of scans that a person must decide about.
  case conflict(ConflictError)
  /// A rule of stocktakes.
  case stocktake(StocktakeError)
  /// It was to be undone, redone or corrected.
  case mending(Tag, MendingError)
}
