import CommandLineKit
import JSONBytes
import Lifecycle
import Model
import Policies
import Reports
import Store
import Words

/// What the commands about policies have in common.
enum PolicyCommand {
  static let value = ValueSpec(
    Text(en: "POLICY", zh: "制度"),
    form: Text(en: "Write a file, or one of: solo, standard.", zh: "请写文件名，或 solo、standard 之一。"),
    completion: .files)
  static let help = Text(
    en: "A file, '-' for standard input, or one that comes with the program: solo, standard.",
    zh: "文件，“-”表示标准输入，或程序自带的 solo、standard。")

  /// - Parameter text: a file that bears the name of one that comes along is written `./solo`.
  static func read(_ text: String, _ call: Call) throws -> Policy {
    if let shipped = ShippedPolicy.named(text) { return shipped }
    let limit = PolicyFile.limits.bytes
    let bytes =
      text == "-"
      ? call.surroundings.input(limit + 1)
      : try InputFile.bytes(text, upTo: limit + 1) { Refusal.unreadablePolicy(text, $0) }
    do throws(PolicyFault) {
      return try PolicyFile.read(bytes)
    } catch {
      throw Refusal.policy(
        error, text == "-" ? Text(en: "standard input", zh: "标准输入") : Text(en: text, zh: text))
    }
  }

  static func write(_ policy: Policy, into json: inout JSONWriter) {
    json.name("name")
    json.string(policy.name)
    json.name("profile")
    json.string(policy.profile.rawValue)
    json.name("hash")
    json.string(policy.digest.text)
  }
}

/// `tagroll policy show [POLICY]`
enum PolicyShow: Verb {
  static let spec = CommandSpec(
    "show", zh: "查看", summary: Text(en: "What the house has laid down.", zh: "查看现行管理制度。")
  ) {
    CommandDetails(
      discussion: Text(
        en: "With --json the file itself: edit that, then 'policy check' and 'policy set'.",
        zh: "加 --json 输出制度文件本身，可据此编辑，再用“制度 校验”和“制度 启用”。"),
      examples: [
        CommandDetails.Example("tagroll policy show", Text(en: "the one in force", zh: "现行制度")),
        CommandDetails.Example(
          "tagroll policy show standard --json > ours.json", Text(en: "a file to begin with", zh: "以此为底稿")),
      ],
      operands: [OperandSpec(PolicyCommand.value, .optional, help: PolicyCommand.help)])
  }

  static func run(_ call: Call) throws {
    let policy: Policy
    if let named = call.invocation.operands.first {
      policy = try PolicyCommand.read(named, call)
    } else {
      policy = try call.openRoll(.reading).policy()
    }
    if call.isJSON { return call.output.bytes(PolicyFile.pretty(policy)) }
    call.lines(PolicyCard(policy, hash: policy.digest, call.language).lines())
  }
}

/// `tagroll policy check POLICY`
enum PolicyCheck: Verb {
  static let spec = CommandSpec(
    "check", zh: "校验", summary: Text(en: "Is a policy file sound?", zh: "校验制度文件。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example("tagroll policy check ours.json", Text(en: "before it is set", zh: "启用之前"))
      ], operands: [OperandSpec(PolicyCommand.value, .one, help: PolicyCommand.help)])
  }

  static func run(_ call: Call) throws {
    let policy = try PolicyCommand.read(call.invocation.operands[0], call)
    if call.isJSON {
      return call.json { json in PolicyCommand.write(policy, into: &json) }
    }
    let hash = policy.digest.text.prefix(12)
    call.say(
      Text(
        en:
          "'\(TerminalText(policy.name).string)' is sound: profile \(policy.profile.rawValue), hash \(hash)",
        zh: "“\(TerminalText(policy.name).string)”有效：模式 \(policy.profile.rawValue)，哈希 \(hash)"))
  }
}

/// `tagroll policy set POLICY [--witness WHO]`
enum PolicySet: Verb {
  static let spec = CommandSpec(
    "set", zh: "启用", summary: Text(en: "Let a policy hold from now on.", zh: "启用管理制度。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          An administrator sets it, and a manager stands by it as --witness; under 'solo' it may be one person, which the \
          event says. The roll keeps its bytes: whatever was decided is judged by the policy of its day.
          """,
        zh: "由系统管理员启用，由 --witness 指定的资产管理员见证；solo 模式下可一人办理，事件会注明。账册保存制度原文：每件事按当时的制度评判。"),
      examples: [
        CommandDetails.Example(
          "tagroll policy set standard --witness li.na",
          Text(en: "two people from now on", zh: "从此两人办理")),
        CommandDetails.Example(
          "tagroll policy set ours.json --witness li.na", Text(en: "the house's own", zh: "启用自定制度")),
      ],
      operands: [OperandSpec(PolicyCommand.value, .one, help: PolicyCommand.help)],
      options: [
        OptionSpec("witness", Options.who, help: Text(en: "The manager who stands by it.", zh: "见证的资产管理员。"))
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.writing)
    var author = try call.author(on: roll, allowing: PolicyChange.roles)
    author.today = try call.effectiveDay()
    let policy = try PolicyCommand.read(call.invocation.operands[0], call)
    let digest = policy.digest
    let events = try roll.write(as: author, dryRun: call.isDryRun) { writing in
      guard writing.policy.digest != digest else { return }
      let witness = try call.invocation.value("witness").map { try call.person($0, in: roll).id }
      try writing.setPolicy(policy, witness: witness)
    }.events.map(\.sequence)
    if !call.isDryRun { call.signIfDue(roll) }
    if call.isJSON {
      return call.json { json in
        PolicyCommand.write(policy, into: &json)
        json.name("changed")
        json.bool(!events.isEmpty)
        json.name("dry_run")
        json.bool(call.isDryRun)
        json.name("events")
        json.beginArray()
        events.forEach { json.integer($0) }
        json.endArray()
      }
    }
    let name = TerminalText(policy.name).string
    let sentence =
      events.isEmpty
      ? Text(en: "policy '\(name)' is in force already, nothing written", zh: "制度“\(name)”已在执行，未写入")
      : Text(en: "policy '\(name)' is in force", zh: "已启用制度“\(name)”")
    call.output.line(Call.line(sentence.in(call.language), events))
    call.tellDryRun()
  }
}
