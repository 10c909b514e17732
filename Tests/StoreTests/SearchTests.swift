import Lifecycle
import Model
import Testing

@testable import Store

@Suite("Searching by words")
struct SearchTests {
  private let scratch = Scratch()

  @Test(
    "a text becomes small words: letters and digits, Han characters one by one, full width as it is typed",
    arguments: [
      ("ThinkPad X13-Gen_2", "thinkpad x13 gen 2"), ("", ""), ("  ..  ", ""),
      ("a\u{0}b\u{1b}[2Jc", "a b 2jc"),
      ("显示器27寸", "显 示 器 27 寸"), ("U2723QE 显示器", "u2723qe 显 示 器"), ("ＬＴ－０００１３", "lt 00013"),
      ("Écran É", "écran é"), ("STRASSE ß ΣΊΓΜΑ", "strasse ß σίγμα"), ("a\u{202e}b", "a b"),
      ("\"x\" OR *", "x or"),
    ])
  func words(text: String, words: String) {
    #expect(String(decoding: SearchText(text).bytes, as: UTF8.self) == words)
  }

  @Test("bytes that are no UTF-8 part words and stop nothing")
  func broken() {
    var asset = SearchText()
    asset = SearchText(Self.asset(model: DeviceText(bytes: [0x41, 0xFF, 0xC3, 0x42])))
    #expect(String(decoding: asset.bytes, as: UTF8.self) == "lt 00013 a b")
  }

  private static func asset(model: DeviceText) -> Asset {
    var asset = Asset(
      id: EntityID(at: Scratch.morning, random: [UInt8](repeating: 7, count: 10)), tag: Tag("LT-00013")!,
      category: .laptop, stage: .received, on: Scratch.morning.day, holder: .unknown, place: nil,
      ownership: .owned, origin: .found)
    asset.model = model
    return asset
  }

  private func found(_ roll: Roll, _ phrases: String..., limit: Int? = nil, stage: Stage? = nil) throws
    -> [String]
  {
    var filter = Roll.Filter()
    filter.phrases = try phrases.map { try #require(SearchPhrase($0)) }
    filter.stage = stage
    var tags: [String] = []
    try roll.eachAsset(filter, limit: limit) { tags.append($0.tag.text) }
    return tags
  }

  @Test("things are found by the beginnings of words of tag, maker, model, serial and of their parts")
  func finds() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    _ = try life.found()
    _ = try life.found(serial: "CN0F3K1", category: .monitor, parts: [])
    #expect(try found(roll, "lenovo") == ["LT-00013", "MN-00013"])
    #expect(try found(roll, "LEN", "cn0") == ["MN-00013"])
    #expect(try found(roll, "lt-000") == ["LT-00013"])
    #expect(try found(roll, "lenovo 21hm") == ["LT-00013", "MN-00013"])
    #expect(try found(roll, "pm9a1") == ["LT-00013"])
    #expect(try found(roll, "samsung", "s6z") == ["LT-00013"])
    #expect(try found(roll, "enovo") == [])
    #expect(try found(roll, "lenovo", limit: 1) == ["LT-00013"])
    #expect(try found(roll, "lenovo", stage: .assigned) == [])
    _ = try life.found(serial: "LENOVOX", category: .dock, parts: [])
    #expect(try found(roll, "lenovo", "pf3", limit: 5) == ["LT-00013"])
    #expect(
      try found(roll, "lenovox", limit: 5) == ["DK-00013"] && found(roll, "lenovo", limit: 5).count == 3)
    #expect(try found(roll, "AND") == [] && found(roll, "NEAR(") == [] && found(roll, "words:lenovo") == [])
    #expect(SearchPhrase("-") == nil && SearchPhrase("") == nil && SearchPhrase("\"*") == nil)
  }

  @Test(
    "what was corrected is found by its new words only, and undoing turns that round; the index stays true")
  func follows() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let asset = try life.found(serial: "PF1AAAA")
    let corrected = try life.take(asset) { writing in
      [
        Step(
          .corrected, to: asset.stage,
          [
            .model: .device("显示器 X1"), .formerModel: .device("21HM"),
            .reason: .secret(try writing.seal("misread", as: .text)),
          ])
      ]
    }
    #expect(try found(roll, "21hm") == [] && found(roll, "示器") == ["LT-00013"])
    #expect(try roll.verify(deep: true).fault == nil)
    _ = try life.take(corrected) { writing in
      let course = try writing.course(of: corrected)
      return [try course.stepBack(from: try course.act(with: nil))]
    }
    #expect(try found(roll, "21hm") == ["LT-00013"] && found(roll, "示器") == [])
    #expect(try roll.verify(deep: true).fault == nil)
    #expect(try roll.rebuild() > 0)
    #expect(try found(roll, "21hm") == ["LT-00013"])
    #expect(try roll.verify(deep: true).fault == nil)
  }

  @Test(
    "a word too many, too few or at another thing is found by the deep verification, and rebuilding mends it",
    arguments: [
      "INSERT INTO asset_text (rowid, words) VALUES (2, 'ghost')",
      "INSERT INTO asset_text (asset_text, rowid, words) VALUES ('delete', 1, 'lt 00013 lenovo 21hm pf3abcde samsung pm9a1 s6z')",
      "INSERT INTO asset_text (asset_text) VALUES ('delete-all')",
      "UPDATE asset_text_data SET block = zeroblob(4) WHERE id > 100",
    ])
  func damage(sql: String) throws {
    do {
      let roll = try scratch.create()
      _ = try Life(scratch, roll).found()
    }
    try scratch.raw(sql)
    do {
      let roll = try Roll.open(scratch.path, for: .reading)
      #expect(try roll.verify().fault == nil)
      #expect(try roll.verify(deep: true).fault == .view(table: "asset_text"))
    }
    let roll = try Roll.open(scratch.path, for: .writing)
    _ = try roll.rebuild()
    #expect(try roll.verify(deep: true).fault == nil)
    #expect(try found(roll, "lenovo") == ["LT-00013"])
  }

  @Test("the index and the rule for a day gone by say the same of every text and every phrase")
  func twoWays() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    var random = SplitMix64(seed: 5)
    let pieces = [
      "x", "X1", "lenovo", "显", "示", "É", "-", " ", "\"", "*", "１", "ß", "(", "OR", "\u{200b}", ".",
    ]
    func text() -> String {
      (0..<Int.random(in: 1...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined()
    }
    var assets: [Asset] = []
    for _ in 0..<60 {
      let model = text()
      assets.append(
        try roll.write(as: life.author) { writing in
          let tag = try writing.nextTag(.dock)
          return try writing.begin(
            Step(
              .found, to: .received,
              [
                .tag: .code(tag.text), .category: .code("dock"), .source: .code("manual"),
                .ownership: .code("owned"), .model: .device(DeviceText(model)), .place: .id(life.store),
              ]), on: life.day)
        }.result)
    }
    var hits = 0
    for _ in 0..<400 {
      guard let phrase = SearchPhrase(text()) else { continue }
      var filter = Roll.Filter()
      filter.phrases = [phrase]
      var indexed: [String] = []
      try roll.eachAsset(filter) { indexed.append($0.tag.text) }
      let ruled = assets.filter { [phrase].allHold(of: $0) }.map(\.tag.text)
      #expect(indexed == ruled.sorted(), "\(phrase)")
      hits += ruled.count
      var first: [String] = []
      try roll.eachAsset(filter, limit: 3) { first.append($0.tag.text) }
      #expect(first.count == min(3, ruled.count) && Set(first).isSubset(of: ruled), "\(phrase)")
    }
    #expect(hits > 100)
    #expect(try roll.verify(deep: true).fault == nil)
  }
}
