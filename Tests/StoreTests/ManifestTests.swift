import Ledger
import Lifecycle
import Model
import Store
import Testing

@Suite("Loads in the ledger")
struct ManifestTests {
  private let scratch: Scratch
  private let roll: Roll
  private let life: Life
  private let vendor: EntityID
  private let signers: [EntityID]

  init() throws {
    scratch = Scratch()
    roll = try scratch.create()
    life = try Life(scratch, roll)
    vendor = try life.vendor("绿源回收")
    signers = [try life.person("张敏", "zhang.min"), try life.person("李娜", "li.na")]
    let vendor = vendor
    _ = try roll.write(as: life.author) {
      try $0.certify(vendor, .r2, number: "R2-1", until: Day("2030-01-01")!)
    }
  }

  /// Monitors on one load.
  private func loaded(_ count: Int) throws -> (manifest: Manifest, assets: [Asset]) {
    let manifest = try roll.write(as: life.author) { try $0.openManifest(for: vendor, .recycle) }.result
    let assets = try (1...count).map { number in
      let asset = try life.retired(try life.found(serial: "M\(number)", category: .monitor, parts: []))
      return try life.take(asset) { _ in Walk.list(asset, on: manifest.number, witness: nil) }
    }
    return (manifest, assets)
  }

  private func facts(_ writing: Writing) throws -> [EvidenceKey: EvidenceValue] {
    [
      .carrier: .secret(try writing.seal("SF", as: .text)),
      .vehicle: .secret(try writing.seal("A1", as: .text)),
      .seal: .secret(try writing.seal("S-1", as: .text)), .weight: .number(4000), .signer: .id(signers[0]),
      .secondSigner: .id(signers[1]),
    ]
  }

  private func release(_ manifest: Manifest, _ assets: [Asset]) throws -> Manifest {
    try roll.write(as: life.author) { writing in
      try writing.take(manifest, .manifestReleased, try facts(writing), assets, day: life.day) {
        Walk.release($0, with: manifest, nil)
      }
    }.result
  }

  @Test("part of a load cannot leave: not by itself, and not with the load's event before it")
  func part() throws {
    let (manifest, assets) = try loaded(2)
    #expect(throws: StoreError.refused(.manifest(.partly(1)))) {
      try life.take(assets[0]) { _ in [Walk.release(assets[0], with: manifest, nil)] }
    }
    #expect(throws: StoreError.refused(.manifest(.wrongItems(1, says: 1, is: 2)))) {
      try release(manifest, [assets[0]])
    }
    let counted = try roll.eventCount()
    #expect(throws: StoreError.refused(.manifest(.partly(1)))) {
      try roll.write(as: life.author) { writing in
        // The event names both, and only one of them follows.
        var first = true
        return try writing.take(manifest, .manifestReleased, try facts(writing), assets, day: life.day) {
          asset throws(StoreError) in
          defer { first = false }
          return first
            ? Walk.release(asset, with: manifest, nil)
            : Step(.noted, to: asset.stage, [.note: .secret(try writing.seal("stays", as: .text))])
        }
      }
    }
    #expect(try roll.eventCount() == counted)
    #expect(try release(manifest, assets).items == 2)
    #expect(try roll.verify().fault == nil)
  }

  @Test("a verification finds a load of which a part stayed here")
  func cutOff() throws {
    let (manifest, assets) = try loaded(2)
    _ = try release(manifest, assets)
    let last = try roll.eventCount() - 1
    try scratch.tamper("DELETE FROM event WHERE seq = \(last)")
    let fault = try Roll.open(scratch.path, for: .reading).verify().fault
    #expect(fault == .refused(sequence: last - 1, .manifest(.partly(1))))
  }

  @Test("what left with a load is disposed of with it, and only when it is answered for")
  func answered() throws {
    let (manifest, assets) = try loaded(2)
    let gone = try release(manifest, assets)
    let out = try roll.assets(on: 1)
    func close() throws -> Manifest {
      try roll.write(as: life.author) { writing in
        try writing.take(gone, .manifestClosed, [:], try roll.assets(on: 1), day: life.day) {
          asset throws(StoreError) in
          Step(
            .disposed, to: .disposed,
            [.manifest: .number(1), .certificate: .secret(try writing.seal("GL-1", as: .text))])
        }
      }.result
    }
    let first = try #require(out.first)
    try life.take(first) { writing in
      [
        Walk.answer(
          first, serial: "M1", certificate: try writing.seal("GL-1", as: .text),
          DisposalFacts(treatment: .recycle))
      ]
    }
    #expect(throws: StoreError.refused(.manifest(.unanswered([out[1].tag])))) { try close() }
    // What never arrived is lost, and the rest can be settled.
    try life.take(out[1]) { writing in
      try Walk.lose(out[1], reason: try writing.seal("no trace", as: .text), seen: nil, reference: nil)
    }
    #expect(try close().ending == .closed)
    #expect(try roll.assets(on: 1).map(\.stage) == [.disposed])
    // It cannot come back onto a load that is settled.
    let lost = try #require(try roll.assets(meaning: .tag(out[1].tag.text)).first)
    #expect(throws: StoreError.refused(.manifest(.ended(1, since: life.day)))) {
      try roll.write(as: life.author) { writing in
        let course = try writing.course(of: lost)
        return try writing.record(
          [try course.stepBack(from: try course.act(with: nil))], on: lost, day: life.day)
      }
    }
    #expect(try roll.verify().fault == nil)
    _ = try roll.rebuild()
    #expect(try roll.verify().fault == nil)
  }

  @Test("a load that came back leaves its things here, free for another, with no proof of any wipe")
  func refused() throws {
    let (manifest, assets) = try loaded(1)
    let gone = try release(manifest, assets)
    _ = try roll.write(as: life.author) { writing in
      let why: EvidenceValue = .secret(try writing.seal("seal broken", as: .text))
      let facts: [EvidenceKey: EvidenceValue] = [.reason: why, .place: .id(life.store)]
      return try writing.take(gone, .manifestRefused, facts, try roll.assets(on: 1), day: life.day) { _ in
        Step(.loadRefused, to: .retired, [.manifest: .number(1)].merging(facts) { $1 })
      }
    }
    #expect(try roll.assets(on: 1).isEmpty)
    let back = try #require(try roll.assets(meaning: .tag(assets[0].tag.text)).first)
    #expect(back.stage == .retired && back.manifest == nil && back.receipt == nil)
    let next = try roll.write(as: life.author) { try $0.openManifest(for: vendor, .recycle) }.result
    try life.take(back) { _ in Walk.list(back, on: next.number, witness: nil) }
    #expect(try roll.verify().fault == nil)
  }

  @Test("undoing brings a thing onto a load again only while the load is here")
  func undone() throws {
    let (manifest, assets) = try loaded(2)
    let off = try life.take(assets[0]) { _ in Walk.unlist(assets[0], from: 1) }
    _ = try release(manifest, [assets[1]])
    #expect(throws: StoreError.refused(.manifest(.left(1, since: life.day)))) {
      try roll.write(as: life.author) { writing in
        let course = try writing.course(of: off)
        return try writing.record(
          [try course.stepBack(from: try course.act(with: nil))], on: off, day: life.day)
      }
    }
    #expect(try roll.verify().fault == nil)
  }

  @Test("the newest paper of a scheme holds, and naid lets nobody recycle")
  func papers() throws {
    let (manifest, assets) = try loaded(1)
    _ = try roll.write(as: life.author) {
      try $0.certify(vendor, .r2, number: "R2-1", until: Day("2020-01-01")!)
    }
    _ = try roll.write(as: life.author) {
      try $0.certify(vendor, .naid, number: "N", until: Day("2030-01-01")!)
    }
    #expect(
      throws: StoreError.refused(.manifest(.noPermit(vendor, .recycle, ended: Day("2020-01-01")!)))
    ) { try release(manifest, assets) }
    #expect(throws: StoreError.refused(.manifest(.unknownVendor(signers[0])))) {
      try roll.write(as: life.author) {
        try $0.certify(signers[0], .r2, number: "R2-1", until: Day("2030-01-01")!)
      }
    }
    #expect(try roll.papers(of: vendor).map(\.scheme) == [.r2, .naid])
    #expect(try roll.verify().fault == nil)
  }
}
