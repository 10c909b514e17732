import CommandLineKit
import Lifecycle
import Model
import Reports
import ServiceDesk
import Store
import Words

/// `tagroll repair diagnose REF --cause CODE [--note TEXT] [--estimate AMOUNT]`
enum RepairDiagnose: Verb {
  static let spec = CommandSpec(
    "diagnose", zh: "诊断", summary: Text(en: "Say why it broke, and what mending it costs.", zh: "登记故障原因和估价。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example(
          "tagroll repair diagnose LT-00013 --cause wear --estimate \"900 CNY\"",
          Text(en: "with what it would cost", zh: "附估价"))
      ],
      operands: [Options.asset],
      options: [
        OptionSpec(
          "cause", Options.choice(Text(en: "CODE", zh: "代码"), FaultCause.self),
          help: Text(en: "Why it broke.", zh: "故障原因。"), required: true),
        OptionSpec("note", Options.words, help: Text(en: "What was found.", zh: "诊断说明。")),
      ] + RepairCommand.money + Options.writing)
  }

  static func run(_ call: Call) throws {
    let cause = try call.invocation.required("cause")
    try call.act(on: call.invocation.operands) { writing, roll in
      var facts = try RepairCommand.estimate(call)
      facts[.faultCause] = .code(cause)
      return { asset in
        var facts = facts
        // A text is sealed only for an event that will name it.
        if asset.stage == .inRepair, let note = try call.name("note") {
          facts[.note] = .secret(try writing.seal(note, as: .text))
        }
        if asset.stage == .inRepair { try RepairCommand.advise(asset, facts, roll, writing, call) }
        return [Step(.repairDiagnosed, to: asset.stage, facts)]
      }
    } tell: { _, _, _ in
      let name = FaultCause(rawValue: cause)?.name
      return Text(en: "cause: \(name?.en ?? cause)", zh: "原因：\(name?.zh ?? cause)")
    } unchanged: { _, _ in
      RepairCommand.unchanged
    }
  }
}

/// `tagroll repair wait REF --for WHOM --reason TEXT`
enum RepairWaitFor: Verb {
  static let spec = CommandSpec(
    "wait", zh: "等待", summary: Text(en: "Stand still for a user, a part or a vendor.", zh: "登记等待用户、配件或厂商。")
  ) {
    CommandDetails(
      discussion: Text(
        en:
          "From when until when it stood still is kept, so that nobody is held to a clock that others stopped.",
        zh: "等待的起止时间予以保存，他人造成的停顿不计入维修时限。"),
      examples: [
        CommandDetails.Example(
          "tagroll repair wait LT-00013 --for part --reason \"panel ordered, PO-31\"",
          Text(en: "for a spare", zh: "等配件"))
      ],
      operands: [Options.asset],
      options: [
        OptionSpec(
          "for", Options.choice(Text(en: "WHOM", zh: "对象"), RepairWait.self),
          help: Text(en: "For whom or what.", zh: "等待对象。"), required: true),
        OptionSpec("reason", Options.words, help: Text(en: "Why.", zh: "原因。"), required: true),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    guard let what = RepairWait(rawValue: try call.invocation.required("for")) else { return }
    let reason = try call.invocation.required("reason")
    try call.act(on: call.invocation.operands) { writing, _ in
      { asset in Walk.wait(asset, for: what, reason: try writing.seal(reason, as: .text)) }
    } tell: { _, _, _ in
      Text(en: "waits for \(what.name.en)", zh: "等待\(what.name.zh)")
    } unchanged: { _, _ in
      RepairCommand.unchanged
    }
  }
}

/// `tagroll repair resume REF`
enum RepairResume: Verb {
  static let spec = CommandSpec(
    "resume", zh: "恢复", summary: Text(en: "Go on: what it waited for has come.", zh: "等待结束，恢复维修。")
  ) {
    CommandDetails(
      operands: [Options.asset],
      options: [OptionSpec("note", Options.words, help: Text(en: "What came.", zh: "说明。"))] + Options.writing)
  }

  static func run(_ call: Call) throws {
    try call.act(on: call.invocation.operands) { writing, _ in
      { asset in
        var facts: [EvidenceKey: EvidenceValue] = [:]
        if asset.waitsFor != nil, let note = try call.name("note") {
          facts[.note] = .secret(try writing.seal(note, as: .text))
        }
        return [Step(.repairResumed, to: asset.stage, facts)]
      }
    } tell: { _, before, _ in
      let name = before.waitsFor?.name
      return Text(en: "goes on; waited for \(name?.en ?? "?")", zh: "恢复维修；此前等待\(name?.zh ?? "?")")
    } unchanged: { _, _ in
      RepairCommand.unchanged
    }
  }
}

/// `tagroll repair cancel REF --reason TEXT`
enum RepairCancel: Verb {
  static let spec = CommandSpec(
    "cancel", zh: "取消", summary: Text(en: "End a repair with nothing done.", zh: "取消维修，原样交还。")
  ) {
    CommandDetails(
      operands: [Options.asset],
      options: [
        OptionSpec("reason", Options.words, help: Text(en: "Why.", zh: "原因。"), required: true)
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let reason = try call.invocation.required("reason")
    var reminder: Text?
    try call.act(on: call.invocation.operands) { writing, roll in
      { asset in
        guard asset.stage == .inRepair else {
          throw LifecycleError.notAllowed(asset.tag, .repairCancelled, asset.stage)
        }
        reminder = try RepairCommand.loanerReminder(asset, roll, writing)
        return try Walk.cancelRepair(asset, reason: try writing.seal(reason, as: .text))
      }
    } tell: { names, before, after in
      let holder = try names.title(after.holder.id) ?? "?"
      let ticket = before.repairOrder.map { RepairNumber($0).text } ?? ""
      if let reminder { call.remark(reminder) }
      return Text(en: "\(ticket) cancelled -> back with \(holder)", zh: "\(ticket) 已取消，已交还 \(holder)")
    } unchanged: { _, _ in
      RepairCommand.unchanged
    }
  }
}

/// `tagroll repair done REF --note TEXT [--cause CODE] [--cost AMOUNT] [--part-out …] [--part-in …]`
enum RepairDone: Verb {
  static let spec = CommandSpec(
    "done", zh: "完成",
    summary: Text(en: "Close the repair; it goes back where it came from.", zh: "结束维修，交还原处。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Every part that was taken out has gone somewhere: while nobody has said where, the repair stays open. A part is \
          named by its number on the card, its serial, or its kind where no card lists it.
          """,
        zh: "拆下的每个部件都须有去向，否则维修单不能关闭。部件用卡片上的编号、序列号指明；卡片未列的用部件种类。"),
      examples: [
        CommandDetails.Example(
          "tagroll repair done LT-00013 --note \"panel replaced\" --cause defect --cost 0",
          Text(en: "mended for nothing", zh: "免费修好")),
        CommandDetails.Example(
          "tagroll repair done LT-00013 --note panel --part-out display:vendor",
          Text(en: "the vendor kept the old screen", zh: "旧屏由厂商收走")),
      ],
      operands: [Options.asset],
      options: [
        OptionSpec("note", Options.words, help: Text(en: "What was done.", zh: "维修内容。"), required: true),
        OptionSpec(
          "cause", Options.choice(Text(en: "CODE", zh: "代码"), FaultCause.self),
          help: Text(en: "Why it broke.", zh: "故障原因。")),
        OptionSpec("cost", Options.money, help: Text(en: "What it cost, with its currency.", zh: "费用及币种。")),
      ] + RepairParts.options + Options.writing)
  }

  static func run(_ call: Call) throws {
    let note = try call.invocation.required("note")
    let cost = try call.money("cost")
    var ticket = ""
    var reminder: Text?
    try call.act(on: call.invocation.operands) { writing, roll in
      let parts = try RepairParts(call, roll, writing)
      return { asset in
        ticket = asset.repairOrder.map { RepairNumber($0).text } ?? ""
        var facts: [EvidenceKey: EvidenceValue] = [:]
        if let cost { facts[.cost] = .money(cost) }
        if let cause = call.invocation.value("cause") { facts[.faultCause] = .code(cause) }
        let steps = asset.stage == .inRepair ? try parts.steps(asset) : []
        reminder = try RepairCommand.loanerReminder(asset, roll, writing)
        return try Walk.finishRepair(asset, work: try writing.seal(note, as: .text), parts: steps, facts)
      }
    } tell: { names, _, after in
      let holder = try names.title(after.holder.id) ?? "?"
      if let reminder { call.remark(reminder) }
      return Text(
        en: "in repair -> back with \(holder), \(ticket) closed", zh: "维修完成，已交还 \(holder)，\(ticket) 已关闭")
    } unchanged: { _, _ in
      RepairCommand.unchanged
    }
  }
}
