import Lifecycle
import Model
import Store
import Testing

@Suite("A whole life")
struct WholeLifeTests {
  @Test("from found to disposed every step is in the history and the views agree")
  func whole() throws {
    let scratch = Scratch()
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let zhang = try life.person("张敏", "zhang.min")
    let recycler = try life.vendor("绿源回收")
    let repairer = try life.vendor("FixIt")

    var asset = try life.found()
    #expect(asset.tag.text == "LT-00013")
    #expect(asset.stage == .received && asset.dataState == .unknown)
    asset = try life.assigned(asset, to: zhang)
    #expect(asset.stage == .assigned && asset.holder == Holder(.person, zhang))
    asset = try life.repaired(asset, at: repairer)
    #expect(asset.stage == .inRepair && asset.holder == Holder(.vendor, repairer) && asset.repairOrder == 1)
    asset = try life.mended(asset)
    #expect(asset.stage == .assigned && asset.holder == Holder(.person, zhang) && asset.repairOrder == nil)
    asset = try life.givenBack(asset)
    #expect(asset.stage == .returned && asset.holder == Holder(.place, life.store))
    asset = try life.retired(asset)
    #expect(asset.stage == .retired)
    asset = try life.wiped(asset, witness: zhang)
    #expect(asset.stage == .sanitised && asset.dataState == .purged)
    asset = try life.disposed(asset, to: recycler)
    #expect(asset.stage == .disposed && asset.holder == Holder(.recycler, recycler))

    #expect(try roll.assets(meaning: .tag("LT-00013")) == [asset])
    #expect(try roll.assets(meaning: .any("pf3abcde")) == [asset])
    #expect(try roll.keys(of: asset) == ["mac:00:11:22:33:44:8", "serial:PF3ABCDE"])
    let history = try roll.history(of: asset).map(\.event)
    #expect(
      history.map(\.kind) == [
        .found, .adopted, .repairOpened, .sentToVendor, .backFromVendor, .repairClosed, .handedBack,
        .retirementAsked, .appraised, .retirementApproved, .mediumSanitised, .sanitised, .released, .disposed,
      ])
    #expect(history.map(\.version) == Array(1...14))
    #expect(history.map(\.sequence) == Array(6...19))
    #expect(asset.version == 14 && asset.lastSequence == 19)

    let raw = try RawDatabase(scratch.path)
    #expect(
      try raw.rows("SELECT number, asset, opened, closed, cost_minor, cost_currency FROM repair_order")
        == ["1|1|2026-11-23|2026-11-23|12000|CNY"])
    #expect(try raw.rows("SELECT prefix, last FROM tag_counter") == ["LT|1"])
    #expect(try raw.rows("SELECT data, removed, evidence_seq FROM part") == ["purged|0|16", "none|0|NULL"])
    #expect(try roll.verify().fault == nil)

    let row = try #require(try departures(roll).first)
    #expect(row.asset == asset)
    #expect(row.reason == "five years old" && row.recipient == "绿源回收" && row.certificate == "GR-2026-118")
    #expect(row.method == .recycle && row.people == ["wang.lei"] && row.waivers == 1)
    #expect(row.media.map(\.witness) == ["zhang.min"])
  }

  private func departures(_ roll: Roll) throws -> [DisposalRow] {
    var rows: [DisposalRow] = []
    try roll.eachDisposal { rows.append($0) }
    return rows
  }

  @Test("in the solo profile one person may do it all, and each such step says so")
  func solo() throws {
    let scratch = Scratch()
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let recycler = try life.vendor("绿源回收")
    let zhang = try life.person("张敏", "zhang.min")
    let retired = try life.retired(try life.found())
    let gone = try life.disposed(try life.wiped(retired, witness: zhang), to: recycler)

    let single = try roll.history(of: gone).map(\.event).filter(\.singleControl).map(\.kind)
    #expect(single == [.appraised, .retirementApproved, .released, .disposed])
  }

  @Test("a step by a second person is no single control")
  func twoPeople() throws {
    let scratch = Scratch()
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let zhang = try life.person("张敏", "zhang.min", [.manager])
    let asset = try life.found()
    let asked = try life.take(asset) { writing in
      let reason = try writing.seal("old", as: .text)
      return Array(
        try Walk.retire(asset, reason: reason, route: .recycle, store: life.store).prefix(2))
    }
    let other = Scratch.author(zhang, .manager)
    let decided = try life.take(asked, by: other) { writing in
      try Walk.retire(asked, reason: try writing.seal("old", as: .text), route: .recycle, store: life.store)
    }

    let events = try roll.history(of: decided).map(\.event)
    #expect(events.map(\.kind) == [.found, .adopted, .retirementAsked, .appraised, .retirementApproved])
    // Zhang appraised and approved: that is one person on both sides again.
    #expect(events.map(\.singleControl) == [false, false, false, false, true])
  }

  @Test("a disk that was wiped, used again and wiped again is one medium, by its last wipe")
  func wipedTwice() throws {
    let scratch = Scratch()
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let zhang = try life.person("张敏", "zhang.min")
    let recycler = try life.vendor("绿源回收")
    let back = try life.givenBack(try life.assigned(try life.found(), to: zhang))
    let again = try life.assigned(try life.wiped(back, witness: nil), to: zhang)
    let failed = try life.wiped(
      try life.retired(try life.givenBack(again)), witness: zhang, result: .failed)
    _ = try life.disposed(try life.wiped(failed, witness: zhang), to: recycler)

    var rows: [DisposalRow] = []
    try roll.eachDisposal { rows.append($0) }
    let media = try #require(rows.first).media
    #expect(rows.count == 1 && media.count == 1)
    #expect(media.first?.result == .verified && media.first?.witness == "zhang.min")
    let wipes = try roll.history(of: rows[0].asset).map(\.event).filter { $0.kind == .mediumSanitised }
    #expect(wipes.count == 3 && media.first?.sequence == wipes.last?.sequence)
  }

  @Test("what is lost during a repair or a retirement begins anew when it is found")
  func lostAndFound() throws {
    let scratch = Scratch()
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let zhang = try life.person("张敏", "zhang.min")
    let broken = try life.repaired(try life.assigned(try life.found(), to: zhang))
    let lost = try life.take(broken) { writing in
      [Step(.lost, to: .lost, [.reason: .secret(try writing.seal("left in a taxi", as: .text))])]
    }
    #expect(lost.stage == .lost && lost.repairOrder == nil && lost.returnTo == nil && lost.holder == .unknown)
    let recovered = try life.take(lost) { writing in
      let condition = try writing.seal("scratched", as: .text)
      return [Step(.recovered, to: .returned, [.place: .id(life.store), .condition: .secret(condition)])]
    }
    #expect(recovered.stage == .returned && recovered.dataState == .unknown)
    #expect(try life.repaired(recovered).repairOrder == 2)
    #expect(try roll.verify().fault == nil)
  }
}
