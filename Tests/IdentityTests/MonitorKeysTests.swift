import Identity
import Model
import Testing

@Suite("MonitorKeys")
struct MonitorKeysTests {
  private func keys(_ maker: DeviceText?, _ product: Int64?, _ text: DeviceText?, _ number: Int64?)
    -> MonitorKeys
  {
    MonitorKeys(maker: maker, product: product, text: text, number: number, under: .builtIn)
  }

  @Test(
    "without a serial to believe a monitor is no asset of its own",
    arguments: [
      (nil, nil), (nil, 0), (nil, 1), (nil, 255), (nil, 257), (nil, 0x0101_0101), (nil, 0x0100_0000),
      (nil, 0x8000_0000), (nil, 0xFFFF_FFFF), (nil, 6666), ("0000000000000", 1), ("demoset-1", nil),
      ("  ", 16_843_009),
    ] as [(DeviceText?, Int64?)])
  func unrecognisable(text: DeviceText?, number: Int64?) {
    let keys = keys("DEL", 17, text, number)
    #expect(!keys.isRecognisable && keys.lookups.isEmpty && keys.printed == nil)
    #expect(keys.match(keys) == .unknown)
  }

  @Test("a panel is a part of its machine, whatever serial it has")
  func panel() {
    var monitor = Monitor()
    monitor.maker = Fact(.value("AUO"), from: "t")
    monitor.productCode = Fact(.value(17), from: "t")
    monitor.serialNumber = Fact(.value(5000), from: "t")
    monitor.tileScreen = Fact(.value("44454c"), from: "t")
    let keys = MonitorKeys(monitor, under: .builtIn)
    #expect(keys.isAsset && keys.lookups == ["AUO:00001388"] && keys.screen == "44454c")
    monitor.builtIn = Fact(.value(true), from: "t")
    let panel = MonitorKeys(monitor, under: .builtIn)
    #expect(!panel.isAsset && panel.lookups.isEmpty)
    #expect(panel.isRecognisable && panel.match(keys) == .same)
  }

  @Test("one line keeps what tells a monitor from others, and nothing else is such a line")
  func line() {
    #expect(keys("DEL", 17107, "7xk2pt3", 810_571_341).line == "edid:DEL:17107:810571341:7XK2PT3")
    #expect(keys("DEL", nil, "A:B12", nil).line == "edid:DEL:::A:B12")
    #expect(keys("DEL", 17, nil, nil).line == nil)
    #expect(MonitorKeys(line: "edid:DEL:::A:B12", under: .builtIn)?.text == "A:B12")
    for text in ["edid:DEL:1:2", "monitor:DEL:7XK2PT3", "", "edid:"] {
      #expect(MonitorKeys(line: text, under: .builtIn) == nil, "\(text)")
    }
  }

  @Test("a serial without a maker is not enough")
  func noMaker() {
    #expect(!keys(nil, 17, "7XK2PT3", 5000).isRecognisable)
    #expect(keys(nil, 17, "7XK2PT3", 5000).match(keys("DEL", 17, "7XK2PT3", 5000)) == .unknown)
  }

  @Test("four letters in Samsung's number are a prefix, in another maker's they are a number")
  func letters() {
    #expect(keys("SAM", 1, nil, 0x4142_3031).isRecognisable == false)
    #expect(keys("SAM", 1, "HXYZ000001", 0x4142_3031).lookups == ["SAM:HXYZ000001", "SAM:AB01HXYZ000001"])
    #expect(keys("DEL", 1, nil, 0x4142_3031).lookups == ["DEL:41423031"])
  }

  @Test("Samsung's letters are judged by who made the monitor")
  func samsung() {
    let rules = RuleSet.builtIn
    let number = DeviceText("1094856753")
    #expect(rules.rejects(number, as: .monitorNumber, ofMonitorBy: "SAM") == "monitor.samsung-letters")
    #expect(rules.rejects(number, as: .monitorNumber, ofMonitorBy: "DEL") == nil)
    #expect(rules.rejects("5000", as: .monitorNumber, ofMonitorBy: "SAM") == nil)
    #expect(keys("SAM", 0x0C18, nil, 809_585_995).isRecognisable == false)
  }

  @Test("a number that is nobody's own is not looked up beside a text")
  func sharedNumber() {
    #expect(keys("DEL", 1, "7XK2PT3", 0x0101_0101).lookups == ["DEL:7XK2PT3"])
    #expect(keys("DEL", 1, "7XK2PT3", 5000).lookups == ["DEL:7XK2PT3", "DEL:00001388"])
  }

  @Test("two monitors are one when their serials agree, and a lone one agrees only within its model")
  func matches() {
    let one = keys("DEL", 17, "7XK2PT3", 5000)
    #expect(one.match(keys("DEL", 17, "7XK2PT3", 5000)) == .same)
    #expect(one.match(keys("DEL", 18, "7xk2pt3", 5000)) == .same)
    #expect(one.match(keys("DEL", 17, "7XK2PT3", nil)) == .same)
    #expect(one.match(keys("DEL", 17, nil, 5000)) == .same)
    #expect(one.match(keys("DEL", 18, "7XK2PT3", nil)) == .maybe)
    #expect(one.match(keys("DEL", 18, nil, 5000)) == .maybe)
    #expect(one.match(keys("DEL", 17, "8XK2PT3", 5000)) == .different)
    #expect(one.match(keys("DEL", 17, nil, 0x0101_0101)) == .unknown)
    #expect(one.match(keys("HWP", 17, "7XK2PT3", 5000)) == .different)
  }

  @Test("texts that repeat within a model are told apart by their numbers")
  func repeatedText() {
    let one = keys("ACR", 0xAD49, "LAB010020300", 0x30C6)
    #expect(one.match(keys("ACR", 0xAD49, "LAB010020300", 0x328F)) == .different)
    #expect(one.printed == "LAB01002000030C60300")
  }

  @Test("an input that tells only the number is the other's, where the text is a form of it")
  func twoInputs() {
    let analog = keys("GSM", 0x4B21, "9Y670", nil)
    let digital = keys("GSM", 0x4B21, nil, 338_670)
    #expect(analog.match(digital) == .same && digital.match(analog) == .same)
    #expect(keys("GSM", 1, "9Y670", nil).match(digital) == .maybe)
    #expect(keys("GSM", 0x4B21, "9Y671", nil).match(digital) == .unknown)
  }

  @Test("tiles of one screen are one monitor, whatever product each of them names")
  func tiles() {
    var left = keys("DEL", 17, "7XK2PT3", nil)
    var right = keys("DEL", 18, "7XK2PT3", nil)
    #expect(left.match(right) == .maybe)
    left.screen = "44454c"
    right.screen = "44454c"
    #expect(left.match(right) == .same)
  }
}
