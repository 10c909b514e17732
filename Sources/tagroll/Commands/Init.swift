import CommandLineKit
import JSONBytes
import Model
import Store
import Words

/// `tagroll init --org NAME`
enum Init: Verb {
  static let spec = CommandSpec(
    "init", zh: "初始化", summary: Text(en: "Make the roll. Twice is harmless.", zh: "新建账册，重复执行无害。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          The roll is one file, with a signing key beside it that only you can read. You become its first person, \
          and a store its first place.
          """,
        zh: "账册是一个文件，旁边有一个只有您能读取的签名密钥。您成为第一位人员，库房成为第一个地点。"),
      examples: [
        CommandDetails.Example(
          "tagroll init --org \"Harbour School\"", Text(en: "a roll for the school", zh: "为学校新建账册"))
      ],
      options: [
        OptionSpec(
          "org", ValueSpec(Text(en: "NAME", zh: "单位")), help: Text(en: "Whose hardware it is.", zh: "单位名称。"),
          required: true),
        OptionSpec(
          "store", ValueSpec(Text(en: "PLACE", zh: "地点")),
          help: Text(en: "Name of the first place (IT Store).", zh: "第一个地点的名称（默认：库房）。")),
      ])
  }

  static func run(_ call: Call) throws {
    let user = call.surroundings.user()
    let organisation = try call.invocation.required("org")
    let store = try call.name("store") ?? Text(en: "IT Store", zh: "库房").in(call.language)
    _ = try call.name("org")
    // The founder's id is drawn while the roll is made; the author's own id is not known before.
    let nobody = EntityID(at: call.surroundings.now(), random: call.surroundings.random(10))
    let (roll, isNew) = try Roll.create(
      at: call.rollPath, organisation: organisation,
      founder: Founder(handle: user.handle, name: user.name, store: store),
      by: call.author(nobody))
    guard isNew || roll.identity.organisation == organisation else {
      throw Refusal.otherOrganisation(roll.path, roll.identity.organisation ?? "?")
    }
    call.signIfDue(roll)
    let name = roll.identity.organisation ?? organisation
    if call.isJSON {
      call.json { json in
        json.name("roll")
        json.string(roll.path)
        json.name("organisation")
        json.string(name)
        json.name("created")
        json.bool(isNew)
      }
      return
    }
    let example = Tag(prefix: Category.laptop.tagPrefix, number: 1).text
    let shown = TerminalText(name).string
    let path = TerminalText(roll.path).string
    if isNew {
      call.say(
        Text(
          en: "New roll for \(shown).  Tags look like \(example) (last digit checks the rest).",
          zh: "已为“\(shown)”新建账册。标签形如 \(example)（末位为校验位）。"))
    } else {
      call.say(
        Text(en: "The roll for \(shown) is there already: \(path)", zh: "“\(shown)”的账册已存在：\(path)"))
    }
    call.next("sudo tagroll scan --json | tagroll register -")
  }
}
