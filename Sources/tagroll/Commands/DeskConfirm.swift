import CommandLineKit
import Exchange
import Identity
import Lifecycle
import Model
import Reports
import Store
import Words

/// `tagroll desk confirm TAG:PORT ASSET|--unknown`
enum DeskConfirm: Verb {
  static let spec = CommandSpec(
    "confirm", zh: "认定",
    summary: Text(en: "Say which asset the thing at a port is.", zh: "认定某端口所接的是哪项资产。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          For a monitor that tells no serial, or a thing whose label says another one: somebody has looked. Who holds the asset \
          is not changed by it. With --unknown what was said is taken back.
          """,
        zh: "用于没有序列号的显示器，或标签与扫描所见不同的设备：由到场查看的人认定。不改变资产的持有人。--unknown 撤回认定。"),
      examples: [
        CommandDetails.Example(
          "tagroll desk confirm LT-00013:DP-1 MN-00021",
          Text(en: "this monitor is that asset", zh: "该显示器即此资产"))
      ],
      operands: [
        OperandSpec(
          ValueSpec(Text(en: "TAG:PORT", zh: "标签:端口")), .one,
          help: Text(en: "Where it is plugged in: LT-00013:DP-1.", zh: "所接位置，如 LT-00013:DP-1。")),
        OperandSpec(
          ValueSpec(Text(en: "ASSET", zh: "资产")), .optional,
          help: Text(en: "What it is: tag or serial.", zh: "资产的标签或序列号。")),
      ],
      options: [
        OptionSpec("unknown", help: Text(en: "Nobody can say any more which it is.", zh: "撤回认定，改为不明。"))
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let operands = call.invocation.operands
    guard (operands.count == 2) != call.invocation.flag("unknown") else { throw Refusal.confirmWhat }
    let rules = try call.rules()
    try call.write(about: operands.dropFirst().first) { writing, roll in
      let (machine, seat) = try seat(operands[0], call, roll, under: rules)
      let asset = try operands.dropFirst().first.map { try call.asset($0, in: roll) }
      if let asset, asset.category != seat.thing.category || asset.stage.isTerminal {
        throw Refusal.notThatKind(asset, seat.thing)
      }
      let at = "\(machine.tag.text):\(PortName.text(seat.thing))"
      let about = asset ?? seat.asset ?? machine
      guard seat.story.named != asset?.id else {
        return [
          Change(
            asset: about, sentence: Text(en: "said so already, nothing written", zh: "此前已认定，未写入"), events: [])
        ]
      }
      let first = writing.nextSequence
      try writing.name(seat.thing, at: machine, as: asset)
      return [
        Change(
          asset: about,
          sentence: asset == nil
            ? Text(en: "what is at \(at) is not known any more", zh: "\(at) 所接设备改为不明")
            : Text(en: "is what stands at \(at)", zh: "即 \(at) 所接的设备"),
          events: [first])
      ]
    }
  }

  /// The one thing that was last seen at a port.
  private static func seat(
    _ text: String, _ call: Call, _ roll: Roll, under rules: RuleSet
  ) throws -> (machine: Asset, seat: DeskSeat) {
    guard let colon = text.firstIndex(of: ":") else { throw Refusal.noPort(text) }
    let port = String(text[text.index(after: colon)...]).lowercased()
    let machine = try call.asset(String(text[..<colon]), in: roll)
    let book = DeskBook(try roll.deskEvents(about: machine), under: rules)
    let seats = try roll.deskSeats(of: book, under: rules).filter { $0.machine.id == machine.id }
    let there = seats.filter { PortName.text($0.thing).lowercased() == port }
    // One that tells its serial was known before anybody looked.
    let nameless = there.filter { !$0.thing.isRecognisable }
    let meant = nameless.isEmpty ? there : nameless
    guard let newest = meant.max(by: { $0.story.newest.scannedAt < $1.story.newest.scannedAt }) else {
      throw Refusal.nothingAtPort(
        text, machine, seats.map { "\(machine.tag.text):\(PortName.text($0.thing))" })
    }
    return (machine, newest)
  }
}

/// A port as people type it.
enum PortName {
  static func text(_ thing: DeskThing) -> String { String(decoding: thing.port.trimmed.bytes, as: UTF8.self) }
}

extension Refusal {
  fileprivate static let confirmWhat = Refusal(
    code: "desk.what", exit: .usage,
    message: Text(en: "it takes an asset or --unknown, and not both", zh: "须指明资产或 --unknown，二者取一"),
    hints: [
      Text(
        en: "tagroll desk confirm LT-00013:DP-1 MN-00021", zh: "tagroll desk confirm LT-00013:DP-1 MN-00021")
    ])

  fileprivate static func noPort(_ text: String) -> Refusal {
    Refusal(
      code: "desk.no_port", exit: .usage,
      message: Text(en: "'\(text)' names no port", zh: "“\(text)”没有指明端口"),
      hints: [
        Text(
          en: "write the machine's tag, a colon and the port, as the report has it:  tagroll report desks",
          zh: "请写成 标签:端口，与报表一致：  tagroll report desks")
      ], reference: text)
  }

  fileprivate static func nothingAtPort(_ text: String, _ machine: Asset, _ ports: [String]) -> Refusal {
    Refusal(
      code: "desk.nothing_there", exit: .notFound,
      message: Text(
        en: "no scan of \(machine.tag.text) has shown anything at '\(text)'",
        zh: "\(machine.tag.text) 的扫描未在“\(text)”发现设备"),
      hints: [
        Text(
          en: "scan it with the thing plugged in:  sudo tagroll scan --json | tagroll register -",
          zh: "请接好设备后扫描：  sudo tagroll scan --json | tagroll register -")
      ], reference: text, candidates: Array(ports.prefix(20)))
  }

  fileprivate static func notThatKind(_ asset: Asset, _ thing: DeskThing) -> Refusal {
    let kind = thing.category.name
    return Refusal(
      code: "desk.other_kind", exit: .refused,
      message: Text(
        en:
          "\(asset.tag.text) is no \(kind.en) of the house: \(asset.category.name.en), \(asset.stage.name.en)",
        zh: "\(asset.tag.text) 不是在用的\(kind.zh)：\(asset.category.name.zh)，\(asset.stage.name.zh)"),
      hints: [
        Text(
          en: "tagroll list --where category:\(thing.category.rawValue)",
          zh: "tagroll list --where category:\(thing.category.rawValue)")
      ], reference: asset.tag.text)
  }
}
