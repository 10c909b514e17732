public import Lifecycle
public import Model

/// One thing beside a machine, and what the books have to do with it.
public struct DeskSeat: Sendable {
  public var story: DeskStory
  /// The machine it was last seen at.
  public var machine: Asset
  /// What it is on the roll, if it is known there.
  public var asset: Asset?
  /// Where none is known: what it may be, by its label.
  public var candidates: [Asset]
  /// The other machines that it goes to and fro between.
  public var alternates: [Asset]

  public init(
    _ story: DeskStory, at machine: Asset, asset: Asset?, candidates: [Asset], alternates: [Asset]
  ) {
    self.story = story
    self.machine = machine
    self.asset = asset
    self.candidates = candidates
    self.alternates = alternates
  }

  public var thing: DeskThing { story.thing }

  /// Whether the books have it elsewhere.
  public var isElsewhere: Bool { asset.map(story.disagrees) ?? false }
}
