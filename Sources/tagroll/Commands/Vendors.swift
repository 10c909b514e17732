import CommandLineKit
import Exchange
import JSONBytes
import Lifecycle
import Model
import Reports
import Store
import Words

/// `tagroll vendor add NAME`
enum VendorAdd: Verb {
  static let spec = CommandSpec("add", zh: "添加", summary: Text(en: "Put a vendor on the roll.", zh: "登记供应商。"))
  {
    CommandDetails(
      discussion: Text(
        en:
          "A vendor named in another command is added by it; what lets it take waste is written down by 'certify'.",
        zh: "其他命令中提到的新供应商会自动登记；可接收废弃设备的资质用“certify”登记。"),
      examples: [
        CommandDetails.Example("tagroll vendor add GreenLoop", Text(en: "a recycler", zh: "一家回收商"))
      ],
      operands: [
        OperandSpec(
          ValueSpec(Text(en: "NAME", zh: "名称")), .one, help: Text(en: "The name of the vendor.", zh: "供应商名称。")
        )
      ], options: Options.writing)
  }

  static func run(_ call: Call) throws {
    let name = AssetReference.clean(call.invocation.operands[0])
    try PartyAdd.run(
      call, .vendorAdded, .vendor, name: name, handle: nil, roles: [],
      told: Text(en: "vendor '\(name)' is on the roll", zh: "已登记供应商“\(name)”"))
  }
}

/// `tagroll vendor certify NAME --scheme SCHEME --number NO --until DATE`
enum VendorCertify: Verb {
  static let spec = CommandSpec(
    "certify", zh: "资质", summary: Text(en: "Write down a permit or certificate.", zh: "登记供应商资质。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          The newest of a scheme holds. One that was withdrawn is written down again with the day it ended. Without one \
          that holds on the day, no load is released to be recycled or destroyed; naid is for destruction alone.
          """,
        zh: "同一类资质以最近登记的为准；被撤销的按终止日期重新登记。没有当日有效的资质，不得移交回收或销毁；naid 仅限销毁。"),
      examples: [
        CommandDetails.Example(
          "tagroll vendor certify GreenLoop --scheme r2 --number R2-44 --until 2027-06",
          Text(en: "an R2 certificate", zh: "R2 证书"))
      ],
      operands: [OperandSpec(Options.vendor, .one, help: Text(en: "Who shows it.", zh: "供应商。"))],
      options: [
        OptionSpec(
          "scheme", Options.choice(Text(en: "SCHEME", zh: "类别"), VendorScheme.self),
          help: Text(en: "What kind of paper.", zh: "资质类别。"), required: true),
        OptionSpec(
          "number", ValueSpec(Text(en: "NO", zh: "编号")), help: Text(en: "What stands on it.", zh: "证书编号。"),
          required: true),
        OptionSpec(
          "until", Options.day, help: Text(en: "The last day it holds.", zh: "有效期至。"), required: true),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let invocation = call.invocation
    guard let scheme = VendorScheme(rawValue: try invocation.required("scheme")),
      let until = try call.day("until")
    else { return }
    let number = AssetReference.clean(try invocation.required("number"))
    guard !number.isEmpty else { throw Refusal.emptyName }
    let roll = try call.openRoll(.writing)
    var author = try call.author(on: roll, allowing: [.manager])
    author.today = try call.effectiveDay()
    let vendor = try call.vendor(invocation.operands[0], in: roll)
    let events = try roll.write(as: author, dryRun: call.isDryRun) {
      try $0.certify(vendor.id, scheme, number: number, until: until)
    }.events.map(\.sequence)
    if !call.isDryRun { call.signIfDue(roll) }
    guard !call.isJSON else {
      return call.json { json in
        json.name("id")
        json.string(vendor.id.text)
        StocktakeCommand.write(events, call, into: &json)
      }
    }
    let name = vendor.name ?? ""
    let sentence = Text(
      en: "\(name): \(scheme.name.en) \(number), until \(until.text)",
      zh: "\(name)：\(scheme.name.zh) \(number)，有效期至 \(until.text)")
    call.output.line(Call.line(TerminalText(sentence.in(call.language)).string, events))
    call.tellDryRun()
  }
}

/// `tagroll vendor list`
enum VendorList: Verb {
  static let spec = CommandSpec(
    "list", zh: "列表", summary: Text(en: "The vendors and what they have shown.", zh: "列出供应商及资质。")
  ) {
    CommandDetails()
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    try roll.read {
      let vendors = try roll.parties(.vendor)
      guard call.isJSON else {
        return call.lines(try VendorReport(roll, on: call.today, call.language).list(vendors))
      }
      var json = JSONWriter(pretty: true)
      json.beginArray()
      for vendor in vendors {
        try ManifestJSON.write(vendor, try roll.papers(of: vendor.id), roll, into: &json)
      }
      json.endArray()
      call.output.bytes(json.bytes + [0x0A])
    }
  }
}

/// `tagroll vendor show NAME`
enum VendorShow: Verb {
  static let spec = CommandSpec(
    "show", zh: "查看", summary: Text(en: "One vendor and its papers.", zh: "查看供应商及其资质。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example("tagroll vendor show GreenLoop", Text(en: "may they take it?", zh: "资质是否有效"))
      ],
      operands: [OperandSpec(Options.vendor, .one, help: Text(en: "Which vendor.", zh: "供应商。"))])
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    try roll.read {
      let vendor = try call.vendor(call.invocation.operands[0], in: roll)
      guard call.isJSON else {
        return call.lines(try VendorReport(roll, on: call.today, call.language).card(vendor))
      }
      var json = JSONWriter(pretty: true)
      try ManifestJSON.write(vendor, try roll.papers(of: vendor.id), roll, into: &json)
      call.output.bytes(json.bytes + [0x0A])
    }
  }
}
