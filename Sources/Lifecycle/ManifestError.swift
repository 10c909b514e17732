public import Model

/// Why a step of a load that leaves the house is refused. Facts only; the words are made where people are spoken to.
public enum ManifestError: Error, Equatable, Sendable {
  /// No manifest has this number; `nil` where an event names none that there is.
  case unknown(Int64?)
  /// Numbers go up by one.
  case wrongNumber(says: Int64, is: Int64)
  case unknownVendor(EntityID)
  /// What comes after a vendor's name is not one of these ways.
  case wrongRoute(String)
  /// It has left the house: nothing joins it or leaves it any more.
  case left(Int64, since: Day)
  case notReleased(Int64)
  /// It was closed, or came back.
  case ended(Int64, since: Day)
  case empty(Int64)
  /// Nobody the vendor shows a paper of lets it take waste on this day; the last day of the newest one.
  case noPermit(EntityID, DisposalMethod, ended: Day?)
  /// A sale or a gift takes a deed, and of each thing a test.
  case noDeed(Int64)
  case untested(Tag)
  /// Two who sign are two humans.
  case signersSame(Int64)
  /// The waiver is countersigned by an administrator who is not the person who acts.
  case notCountersigned(EntityID)
  /// Live media may go to be destroyed only, and the proof is due in thirty days at most.
  case waiverUnfit(Tag)
  /// It is on this manifest already.
  case listedAlready(Tag, Int64)
  /// The step is not one of the load it is on; `nil` for none.
  case otherLoad(Tag, Int64?)
  /// Nobody has answered for these.
  case unanswered([Tag])
  /// The event says another number of things than are on it.
  case wrongItems(Int64, says: Int64, is: Int64)
  /// Some of a load went without the rest of it.
  case partly(Int64)
}
