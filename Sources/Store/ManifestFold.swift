internal import Lifecycle
internal import Model

/// Takes in what happens to loads, one event after the other: on an append, on a rebuild and on a verification.
///
/// What a load does, its things do in the same transaction, each by an event of its own: all of them, or nothing stands.
final class ManifestFold<Book: ManifestBook> {
  let book: Book
  /// A load that has gone, ended or come back, and those of its things that have not followed yet.
  private var following: Following?

  private struct Following {
    var act: Int64
    var manifest: Manifest
    var kinds: [EventKind]
    var left: Set<EntityID>
  }

  init(_ book: Book) { self.book = book }

  /// Whether things of a load are still to follow.
  var isFollowing: Bool { following != nil }

  /// Before every event: a transaction that leaves part of a load behind is none.
  func begin(_ event: Event) throws(StoreError) {
    guard let act = following?.act, event.actNumber != act else { return }
    try end()
  }

  /// After the last event.
  func end() throws(StoreError) {
    guard let following else { return }
    guard following.left.isEmpty else { throw .refused(.manifest(.partly(following.manifest.number))) }
    self.following = nil
  }

  /// Takes in an event of a load, or a paper of a vendor.
  func take(_ event: Event) throws(StoreError) {
    switch event.kind {
    case .vendorCertified:
      let paper = try Writing.ruled { () throws(LifecycleError) in try VendorPaper(event) }
      try checkVendor(paper.vendor)
      try book.save(paper)
    case .manifestOpened:
      let last = try book.lastNumber()
      let manifest = try Writing.ruled { () throws(LifecycleError) in
        try Manifest.begun(by: event, after: last)
      }
      guard try book.manifest(event.subject) == nil else { throw .refused(.notFirst(event.kind)) }
      try checkVendor(manifest.vendor)
      try book.save(manifest)
    default:
      guard var manifest = try book.manifest(event.subject) else {
        throw .refused(.manifest(.unknown(event.evidence.number(.manifest))))
      }
      let members = try book.members(of: manifest.number)
      let papers = try book.papers(of: manifest.vendor)
      do throws(LifecycleError) {
        try manifest.take(event, items: Int64(members.count), papers: papers)
      } catch {
        throw .refused(error)
      }
      try book.save(manifest)
      following = Following(
        act: event.actNumber, manifest: manifest, kinds: Self.kinds(after: event.kind), left: members)
    }
  }

  /// What happens to each thing of a load when this happens to the load.
  private static func kinds(after kind: EventKind) -> [EventKind] {
    switch kind {
    case .manifestReleased: [.released, .releasedLive]
    case .manifestClosed: [.disposed]
    default: [.loadRefused]
    }
  }

  /// Takes in an event of an asset that is or was on a load, or that leaves without one.
  ///
  /// - Parameter before: the load it was on.
  func moved(_ event: Event, from before: Int64?, _ asset: Asset) throws(StoreError) {
    if let number = asset.manifest, number != before {
      guard let manifest = try book.manifest(number: number) else {
        throw .refused(.manifest(.unknown(number)))
      }
      try Writing.ruled { () throws(LifecycleError) in try manifest.checkTaking(asset, by: event) }
    }
    switch event.kind {
    case .released where before == nil: try checkAlone(event)
    case .released, .releasedLive, .disposed, .loadRefused:
      if let before { try follow(event, before) }
    default: break
    }
  }

  private func follow(_ event: Event, _ number: Int64) throws(StoreError) {
    guard let following, following.act == event.actNumber, following.manifest.number == number,
      following.kinds.contains(event.kind), following.left.contains(event.subject)
    else { throw .refused(.manifest(.partly(number))) }
    if event.kind == .released || event.kind == .releasedLive {
      guard event.evidence.id(.vendor) == following.manifest.vendor,
        event.evidence.code(.route) == following.manifest.route.rawValue
      else { throw .refused(.manifest(.partly(number))) }
    }
    self.following?.left.remove(event.subject)
  }

  /// A thing that goes without a load: papers that somebody has shown must hold; to have shown none is left to the clerk, who
  /// has the certificate in hand.
  private func checkAlone(_ event: Event) throws(StoreError) {
    guard let vendor = event.evidence.id(.vendor),
      let route = event.evidence.code(.route).flatMap(DisposalMethod.init(rawValue:))
    else { return }
    let papers = try book.papers(of: vendor)
    guard !papers.isEmpty else { return }
    try Writing.ruled { () throws(LifecycleError) in
      try VendorPaper.check(papers, of: vendor, for: route, on: event.on)
    }
  }

  private func checkVendor(_ id: EntityID) throws(StoreError) {
    guard try book.isVendor(id) else { throw .refused(.manifest(.unknownVendor(id))) }
  }
}
