import Lifecycle
import Model
import Testing

@Suite("A purchase")
struct PurchaseTests {
  private let tag = Tag("LT-00013")!

  private func wanted(_ steps: [(EventKind, Stage)] = []) throws -> Happening {
    var life = Happening()
    try life.take(life.event(.requested, to: .planned))
    for (kind, stage) in steps { try life.take(life.event(kind, to: stage)) }
    return life
  }

  @Test("goes from wish to stock, its price and day those of the order")
  func whole() throws {
    let life = try wanted([
      (.purchaseApproved, .planned), (.ordered, .ordered), (.received, .received), (.accepted, .inStock),
    ])
    #expect(life.asset?.purchased == life.day)
    #expect(life.asset?.price?.minorUnits == 1)
    #expect(life.asset?.serial == "PF3ABCDE")
    #expect(life.asset?.dataState == DataState.none)
  }

  @Test("is not ordered before somebody has approved it")
  func approval() throws {
    let life = try wanted()
    #expect(throws: LifecycleError.notApproved(tag)) {
      try life.asset?.followed(by: life.event(.ordered, to: .ordered))
    }
  }

  @Test("approved by whoever asked is marked as one person on both sides")
  func oneHand() throws {
    var life = try wanted()
    #expect(life.event(.purchaseApproved, to: .planned).singleControl)
    life.actor = Happening.person(2)
    #expect(!life.event(.purchaseApproved, to: .planned).singleControl)
  }

  @Test("is accepted when every check was passed, and refused naming the ones that were not")
  func checks() throws {
    let life = try wanted([(.purchaseApproved, .planned), (.ordered, .ordered), (.received, .received)])
    let event = life.event(.accepted, to: .inStock, [.checks: .code("powers-on accessories model")])
    #expect(throws: LifecycleError.checksMissing(tag, [.configuration, .unused])) {
      try life.asset?.followed(by: event)
    }
  }

  @Test("a disk that a scan finds in new goods is blank, and no longer once somebody had them")
  func newDisks() throws {
    var life = try wanted([(.purchaseApproved, .planned), (.ordered, .ordered), (.received, .received)])
    try life.take(life.event(.partsFound, to: .received, parts: [Happening.disk]))
    try life.take(life.event(.accepted, to: .inStock))
    #expect(life.asset?.parts[0].data == DataState.none)
    try life.take(life.event(.issued, to: .assigned))
    #expect(life.asset?.dataState == .live)
  }

  @Test("what has come cannot be cancelled, only sent back")
  func cancelled() throws {
    let life = try wanted([(.purchaseApproved, .planned), (.ordered, .ordered), (.received, .received)])
    #expect(throws: LifecycleError.wrongOrigin(tag, .ordered)) {
      try life.asset?.followed(by: life.event(.voided, to: .void))
    }
    let back = try life.asset?.followed(by: life.event(.refusedToSupplier, to: .returnedToSupplier))
    #expect(back?.stage == .returnedToSupplier)
  }
}
