import Lifecycle
import Model
import Store
import Testing
import Words

@testable import tagroll

@Suite("a refused act")
struct RefusedActTests {
  /// A desk where several people have tried what they may not.
  private func tried(_ language: Language) throws -> Desk {
    let desk = try Desk.ready(language)
    try desk.done("person", "add", "gu.wen", "--name", "顾问", "--role", "auditor")
    try desk.done("person", "add", "xu.jie", "--name", "徐杰", "--role", "technician")
    try desk.done("hold", "place", "LT-00013", "--kind", "legal", "--case", "12/2026")
    desk.tell("retire", "LT-00013", "--reason", "old", "--yes")
    desk.tell("retire", "LT-00013", "--reason", "old", "--yes")
    desk.user = "gu.wen"
    desk.tell("assign", "LT-00013", "--to", "wang.lei")
    desk.user = "xu.jie"
    desk.tell("assign", "LT-00013", "--to", "wang.lei")
    desk.tell("order", "approve", "P-1")
    desk.user = "wang.lei"
    desk.tell("note", "LT-00013", "mine")
    desk.tell("note", "LT-00013", "mine", "--dry-run")
    return desk
  }

  @Test("is told to auditors and administrators, and to whoever tried it", arguments: Language.allCases)
  func told(language: Language) throws {
    let desk = try tried(language)
    for user in ["gu.wen", "zhou.min", "xu.jie", "wang.lei", "nobody"] {
      desk.user = user
      desk.tell("report", "refusals")
    }
    desk.user = "xu.jie"
    desk.tell("report", "refusals", "--by", "gu.wen")
    desk.tell("report", "refusals", "--by", "xu.jie", "--csv")
    desk.tell("history", "LT-00013")
    desk.user = "gu.wen"
    desk.tell("report", "refusals", "--by", "xu.jie", "--json")
    desk.tell("report", "refusals", "--since", "tomorrow")
    desk.tell("report", "refusals", "--since", "2026-11-24")
    desk.tell("history", "LT-00013")
    desk.tell("show", "LT-00013")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "refused-acts.\(language)")
  }

  @Test("is filed under the code its error is told by", arguments: samples)
  func codes(error: LifecycleError) {
    let refusal = Refusal.lifecycle(error)
    guard let code = error.code else { return }
    #expect(refusal.code == code.rawValue)
    #expect(refusal.exit == .refused || refusal.exit == .notPermitted)
  }

  @Test("of every rule has a code that some error has, and words in both languages")
  func everyCode() {
    let told = Set(Self.samples.compactMap(\.code))
    let fromStore: Set<RefusalCode> = [.tagTaken, .roleNotHeld]
    #expect(told.union(fromStore) == Set(RefusalCode.allCases))
    #expect(Refusal.of(StoreError.tagTaken(Self.tag)).code == RefusalCode.tagTaken.rawValue)
    #expect(Refusal.of(StoreError.roleNotHeld(Self.id, .admin)).code == RefusalCode.roleNotHeld.rawValue)
  }

  private static let tag = Tag(prefix: "LT", number: 1)
  private static let id = EntityID(at: Instant(milliseconds: 0), random: [UInt8](repeating: 7, count: 10))
  private static let day = Day(number: 0)
  private static let event = EventName(sequence: 7, kind: .issued)
  private static let sighting = Sighting(
    place: id, person: nil, damaged: false, badTag: false, how: .typed, counter: id, on: day, sequence: 7)

  /// One error of every case.
  private static let samples: [LifecycleError] =
    [
      .conflict(.unknown(1)), .conflict(.wrongNumber(says: 2, is: 1)), .conflict(.waiting(1)),
      .conflict(.settled(1, since: day)), .conflict(.notSettled(1)), .conflict(.notBound(1)),
      .conflict(.stillBound(1)),
      .notAllowed(tag, .issued, .void), .wrongStage(tag, says: .void, is: .lost),
      .evidenceMissing(.issued, .place), .roleMissing(.issued, [.manager]),
      .mediaLive(tag, [], unlisted: true), .wrongOrigin(tag, .found), .notAtVendor(tag), .stillAtVendor(tag),
      .notAppraised(tag), .signedAlready(tag), .notApproved(tag), .checksMissing(tag, [.unused]),
      .notOurs(tag, .leased),
      .ours(tag), .mediaDestroyed(tag), .witnessNeeded(tag), .secondPersonNeeded(tag, .holdLifted),
      .onHold(tag, []), .unknownHold(tag, 7), .lostTooShort(tag, since: day), .stillHolds([tag]),
      .noSuchPerson(id), .notOneself, .notTheirs(.erased), .versionConflict(tag, says: 2, is: 3),
      .unknownPart(tag, 7), .partNotMedium(tag, 7), .notFirst(.opened), .singleControlWrong(tag, says: true),
      .badCode(.tag, "x"), .badDay(day), .longAgo(day, [.manager]), .dueTooEarly(tag, day), .notHolder(tag),
      .notHeld(tag),
      .signaturesMissing(tag, .ordered, [.approver]), .appraisersMissing(tag, has: 1, needs: 2),
      .causeMissing(tag, years: 5), .batchWrong(tag, says: nil, is: nil),
      .sameHand(tag, .appraised, .asked), .witnessRole(.holdLifted, [.auditor]), .policyAlone,
      .sampleTooSmall(tag, sampled: 1, of: 40, least: 2), .ownSample(tag), .certificateLacks(tag, [.machine]),
      .areaLeft(tag, .spareAreas), .keyRemains(tag, .keyCopies), .degaussEnded(tag),
      .techniqueTooWeak(tag, .overwrite, .purge, .flash),
    ]
    + [
      .unknown(7), .wrongNumber(says: 1, is: 2), .unknownVendor(id), .wrongRoute("lease-return"),
      .left(7, since: day), .notReleased(7), .ended(7, since: day), .empty(7),
      .noPermit(id, .recycle, ended: nil), .noDeed(7), .untested(tag), .signersSame(7),
      .notCountersigned(id), .waiverUnfit(tag), .listedAlready(tag, 7), .otherLoad(tag, 7),
      .otherLoad(tag, nil), .unanswered([tag]), .wrongItems(7, says: 1, is: 2), .partly(7),
    ].map { LifecycleError.manifest($0) }
    + [
      .waiting(.part), .notWaiting, .unplaced([Part(number: 1, kind: .disk, slot: "nvme0n1")]),
      .serialDiffers(read: "PF9", card: nil), .partInside(1), .partAway(1),
      .currencies(Money(minorUnits: 1, currency: "EUR")!, Money(minorUnits: 1, currency: "CNY")!),
    ].map { LifecycleError.repair(tag, $0) }
    + [
      .left(day), .isHere, .oneself, .lastAdmin, .hasRole(.auditor), .hasNotRole(.auditor), .sameAlready,
    ].map { LifecycleError.person(id, $0) }
    + [
      .unknown(7), .wrongNumber(says: 1, is: 2), .empty, .closed(7, since: day), .unknownAsset,
      .nothingToSay(tag), .alreadyCounted(tag, sighting), .alreadySigned(7), .notSigned(7), .wrong(.sample),
    ].map { LifecycleError.stocktake($0) }
    + [
      .restedOn(event, by: [event]), .notInForce(7), .undoneAlready(7), .nothingUndone,
      .redoFirst(event, before: 7), .notOwn(.undone), .notWhatItWas(.model), .nothingToCorrect,
      .forGood(event, .registration), .forGood(event, .end), .forGood(event, .ordered),
      .forGood(event, .hold), .forGood(event, .load), .forGood(event, .foundParts),
      .forGood(event, .handedOut),
    ].map { LifecycleError.mending(tag, $0) }
}
