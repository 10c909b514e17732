import Model

/// Where every part is, and was, as far as anybody can know it from looks at machines. The rule a roll is held against:
///
/// 1. A part was in a machine when a look at it read the part's serial, and not when a look that read all of its kind did not.
///    What happened between two looks nobody knows: a part that went and came back never left, one that nobody looked at is nowhere.
/// 2. What counts is when a look was made, never when its report came, nor how often.
/// 3. A part is where it was seen last, unless a later look at that machine did not find it there: then nobody knows.
/// 4. A report that was refused, because who sent it may read too little, says nothing.
public struct Sightings: Sendable {
  /// One part, and every machine that had it, in the order in which they were seen to.
  public struct Story: Sendable {
    public var piece: Piece
    public var stations: [Int]
    /// `nil` when nobody knows.
    public var place: Int?
    /// The look that saw it last.
    public var last: Look
  }

  public private(set) var stories: [Story] = []

  /// - Parameter looks: whose reports were taken, in any order, each once.
  public init(_ looks: [Look]) {
    var index: [String: Int] = [:]
    var lastWhole: [Part.Kind: [Int: Instant]] = [:]
    for look in looks.sorted(by: { $0.at < $1.at }) {
      for kind in look.seesAll { lastWhole[kind, default: [:]][look.machine] = look.at }
      for piece in look.seen {
        guard let known = index[piece.name] else {
          index[piece.name] = stories.count
          stories.append(Story(piece: piece, stations: [look.machine], last: look))
          continue
        }
        stories[known].last = look
        if stories[known].stations.last != look.machine { stories[known].stations.append(look.machine) }
      }
    }
    for index in stories.indices {
      let (piece, last) = (stories[index].piece, stories[index].last)
      let whole = lastWhole[piece.kind]?[last.machine]
      stories[index].place = whole.map { $0 > last.at } == true ? nil : last.machine
    }
  }
}
