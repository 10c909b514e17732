import Lifecycle
import Model
import Testing

/// Roles × kinds of event, in full. Who may do what is written here a second time, from the rules and not from the code: a
/// new kind of event without a line fails.
@Suite("Roles × events")
struct RoleMatrixTests {
  private static let clerks: Set<Role> = [.technician, .manager]
  private static let manager: Set<Role> = [.manager]
  private static let admin: Set<Role> = [.admin]

  static let table: [EventKind: Set<Role>] = [
    // Whoever makes the roll may do everything on it.
    .opened: Set(Role.allCases),
    .personAdded: [.technician, .manager, .admin], .placeAdded: [.technician, .manager, .admin],
    .vendorAdded: clerks,
    .erased: [.manager, .admin], .textErased: [.manager, .admin], .drilled: [.manager, .admin],
    .imported: [.manager],
    .exported: [.manager, .auditor],
    .refused: Set(Role.allCases), .policySet: admin,
    .roleGranted: admin, .roleRevoked: admin, .personAliased: admin, .personChanged: [.manager, .admin],
    .personLeaving: [.technician, .manager, .admin], .personLeft: [.manager, .admin],
    .personRejoined: [.manager, .admin],
    .requested: clerks, .purchaseApproved: [.manager, .approver, .executive], .ordered: manager,
    .voided: manager, .received: clerks,
    .found: clerks, .accepted: manager, .adopted: manager, .refusedToSupplier: manager, .issued: clerks,
    .relocated: clerks, .handedBack: clerks, .restocked: clerks, .repairOpened: clerks,
    .sentToVendor: clerks, .backFromVendor: clerks, .swappedByVendor: manager, .repairClosed: clerks,
    .repairCancelled: clerks, .repairDiagnosed: clerks, .repairWaits: clerks, .repairResumed: clerks,
    .partRemoved: clerks, .partPlaced: clerks, .partFitted: clerks, .partRefitted: clerks,
    .beyondRepair: clerks, .retirementAsked: clerks, .appraised: [.technician, .manager, .approver],
    .retirementEndorsed: [.approver, .executive], .retirementApproved: manager,
    .retirementRefused: manager, .approvalRevoked: manager, .sanitised: clerks, .reprieved: manager,
    .released: manager, .releasedLive: manager, .disposed: manager, .loadRefused: clerks,
    .leaseReturned: manager, .lost: clerks, .writtenOff: manager, .recovered: clerks, .postNoted: manager,
    .moved: clerks, .warrantySet: clerks, .mediumSanitised: clerks, .mediumRemoved: clerks,
    .partsFound: clerks, .partUnseen: clerks, .partSeen: clerks, .scanned: clerks, .corrected: clerks,
    .undone: clerks, .redone: clerks,
    .dueSet: clerks, .handoverAcknowledged: clerks, .departmentSet: clerks, .labelled: clerks,
    .dataMoved: clerks,
    // All an auditor may write: that something stays, what they remark, that they have seen a count.
    .noted: [.technician, .manager, .auditor],
    .holdPlaced: [.manager, .auditor, .admin], .holdLifted: admin,
    .stocktakeOpened: manager, .counted: clerks, .stocktakeSigned: [.manager, .auditor],
    .stocktakeClosed: manager,
    .vendorCertified: manager, .mediumLost: clerks, .manifestListed: clerks, .manifestUnlisted: clerks,
    .receiptFiled: clerks, .manifestOpened: clerks, .manifestReleased: manager, .manifestClosed: manager,
    .manifestRefused: clerks,
    .conflictOpened: clerks, .conflictResolved: manager, .conflictReopened: manager,
    .deskSeen: clerks, .deskConfirmed: clerks,
  ]

  /// All sets of roles one person can have.
  static let subsets: [Set<Role>] = (0..<(1 << Role.allCases.count)).map { bits in
    Set(Role.allCases.enumerated().filter { bits & (1 << $0.offset) != 0 }.map(\.element))
  }

  @Test("a person may do exactly what one of their roles may", arguments: EventKind.allCases)
  func matrix(kind: EventKind) throws {
    let allowed = try #require(Self.table[kind], "a new kind of event needs a line in the table")
    let open = Set(try Role.allCases.filter { try !Self.refuses($0, kind) })
    for held in Self.subsets {
      #expect(held.isDisjoint(with: open) == held.isDisjoint(with: allowed), "\(kind) with \(held)")
    }
  }

  @Test("F17: an administrator takes no step in a life but a hold", arguments: EventKind.allCases)
  func administrators(kind: EventKind) throws {
    guard kind.isOfAsset, kind != .holdPlaced, kind != .holdLifted else { return }
    #expect(try Self.refuses(.admin, kind))
  }

  @Test(
    "finance and the head of the house sign, finance appraises, and neither does more",
    arguments: EventKind.allCases)
  func approvers(kind: EventKind) throws {
    guard kind != .refused, kind != .opened else { return }
    let signs: Set<EventKind> = [.purchaseApproved, .retirementEndorsed]
    #expect(try Self.refuses(.approver, kind) != (signs.contains(kind) || kind == .appraised))
    #expect(try Self.refuses(.executive, kind) != signs.contains(kind))
  }

  @Test(
    "F18: an auditor writes holds, remarks, signatures and that they took a pack, and nothing else",
    arguments: EventKind.allCases)
  func auditors(kind: EventKind) throws {
    guard ![.holdPlaced, .noted, .stocktakeSigned, .exported, .refused, .opened].contains(kind) else {
      return
    }
    #expect(try Self.refuses(.auditor, kind))
  }

  /// Whether the rules refuse an event of this kind for the role alone: it is asked before anything else about it.
  private static func refuses(_ role: Role, _ kind: EventKind) throws -> Bool {
    do throws(LifecycleError) {
      try judge(kind, role)
      return false
    } catch {
      guard case .roleMissing(kind, _) = error else { return false }
      return true
    }
  }

  /// An event about nothing in particular that is no asset.
  private static func event(_ kind: EventKind, by role: Role) -> Event {
    Event(
      log: Happening.id, sequence: 1, id: Happening.id, kind: kind, subject: Happening.id, version: 0,
      from: nil,
      to: nil, actor: Happening.person(1), role: role, singleControl: false, on: Day("2026-11-23")!,
      recordedAt: Instant("2026-11-23T08:00:00.000Z")!, program: "test", evidence: Evidence(), keys: [],
      parts: [], scan: nil)
  }

  private static func found() throws(LifecycleError) -> (event: Event, asset: Asset) {
    let event = Happening().event(.found, to: .received)
    return (event, try Asset.begun(by: event))
  }

  private static func judge(_ kind: EventKind, _ role: Role) throws(LifecycleError) {
    var event = event(kind, by: role)
    switch kind {
    case .opened, .refused: break
    case .personAdded, .placeAdded, .vendorAdded: try Person.checkAdded(event, isFounder: false)
    case .erased, .textErased: try Erasure.check(event, of: nil) { [] }
    case .policySet: try PolicyChange.check(event, log: event.log, under: .unwritten)
    case .drilled: try Drill.check(event, log: event.log)
    case .imported: try ImportRecord.check(event, log: event.log)
    case .exported: try PackExport.check(event, log: event.log)
    case _ where kind.changesPerson:
      var person = Person(event.subject, roles: [])
      try person.take(event, among: Person.Others(hasAdmin: true))
    case .stocktakeOpened: _ = try Stocktake.begun(by: event, after: 0)
    case _ where kind.isOfStocktake:
      event.evidence = Evidence([.stocktake: .number(1)])
      try Stocktake(
        number: 1, id: event.subject, opened: event.on, openedBy: event.actor, size: 1,
        scope: StocktakeScope(), sample: nil, seed: nil, evidenceAllowed: false, due: nil, listed: 1
      ).check(event)
    case .vendorCertified: _ = try VendorPaper(event)
    case .manifestOpened: _ = try Manifest.begun(by: event, after: 0)
    case _ where kind.isOfManifest:
      var manifest = Manifest(
        number: 1, id: event.subject, vendor: Happening.vendor, route: .recycle, opened: event.on,
        openedBy: event.actor)
      try manifest.take(event, items: 1, papers: [])
    case .conflictOpened: _ = try Conflict.begun(by: event, after: 0) { _ in nil }
    case _ where kind.isOfConflict:
      let zeros = Digest { _ = $0.initializeMemory(as: UInt8.self, repeating: 0) }
      var conflict = Conflict(
        number: 1, id: event.subject, opened: event.on, openedBy: event.actor, scan: zeros,
        verdict: zeros,
        fingerprint: "", openedSequence: 1)
      try conflict.take(event) { _ in nil }
    case .deskSeen, .deskConfirmed: try DeskRecord.check(event) { _ in true }
    case .undone, .redone:
      var course = try Course([found().event])
      event.version = 2
      event.from = .received
      event.to = .received
      try course.take(event)
    default:
      guard let arrow = kind.arrow else { return }
      guard let from = arrow.from.first else {
        event.version = 1
        event.to = arrow.to.first
        event.evidence = Evidence([
          .tag: .code("LT-00013"), .category: .code("laptop"), .ownership: .code("owned"),
        ])
        _ = try Asset.begun(by: event)
        return
      }
      var asset = try found().asset
      asset.stage = from
      event.version = 2
      event.from = from
      event.to = arrow.to.first ?? from
      _ = try asset.followed(by: event)
    }
  }

  @Test("who comes with roles is put on the roll by an administrator", arguments: Role.allCases)
  func addedWithRoles(role: Role) throws {
    var event = Self.event(.personAdded, by: role)
    event.evidence = Evidence([.role: .code("auditor")])
    let isRefused = (try? Person.checkAdded(event, isFounder: false)) == nil
    #expect(isRefused == (role != .admin))
  }

  @Test("who has a role leaves by an administrator's hand", arguments: Role.allCases)
  func leavesWithRoles(role: Role) throws {
    let event = Self.event(.personLeft, by: role)
    var person = Person(event.subject, roles: [.technician])
    let isRefused = (try? person.take(event, among: Person.Others(hasAdmin: true))) == nil
    #expect(isRefused == (role != .admin))
    #expect(person.left == (role == .admin ? event.on : nil))
    #expect(person.roles == (role == .admin ? [] : [.technician]))
  }
}
