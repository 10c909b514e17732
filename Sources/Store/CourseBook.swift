internal import Lifecycle
internal import Model

/// Takes events of assets in: by the asset alone, as nearly all can be, or by its course where it takes that.
struct CourseBook {
  private var courses: [EntityID: Course] = [:]
  private var earlier: EarlierEvents
  private let policies: PolicyBook
  /// Which names are one human's; kept up to date by whoever holds the book.
  var humans = Humans()

  init(_ connection: Connection, _ policies: PolicyBook) {
    earlier = EarlierEvents(connection)
    self.policies = policies
  }

  /// - Parameter no: the asset's row number.
  mutating func follow(
    _ asset: Asset, no: Int64?, by event: Event
  ) throws(StoreError) -> (asset: Asset, turn: Course.Turn) {
    let policy = try policies.policy(event.policy)
    if courses[asset.id] == nil {
      guard event.needsCourse else {
        let after = try Writing.ruled { () throws(LifecycleError) in
          try asset.followed(by: event, under: policy)
        }
        return (after, .onward)
      }
      _ = try course(of: asset, no: no, before: event.sequence)
    }
    var turn = Course.Turn.onward
    try Writing.ruled { () throws(LifecycleError) in
      if let taken = try courses[asset.id]?.take(event, under: policy) { turn = taken }
    }
    return (courses[asset.id]?.asset ?? asset, turn)
  }

  mutating func course(of asset: Asset, no: Int64?, before sequence: Int64) throws(StoreError) -> Course {
    if let course = courses[asset.id] { return course }
    let events = try earlier.of(asset.id, no: no ?? 0, count: asset.version, before: sequence)
    let judged = try policies.judged(events.map { humans.marking($0) })
    let course = try Writing.ruled { () throws(LifecycleError) in try Course(judged) }
    courses[asset.id] = course
    return course
  }
}
