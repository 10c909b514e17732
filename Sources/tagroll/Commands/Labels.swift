import CommandLineKit
import Exchange
import JSONBytes
import Lifecycle
import Model
import Reports
import Store
import Words

/// `tagroll label list`
enum LabelList: Verb {
  static let spec = CommandSpec(
    "list", zh: "待贴", summary: Text(en: "What came and has no label yet.", zh: "列出已到货、尚未贴标签的资产。")
  ) {
    CommandDetails(
      discussion: Text(
        en: "A label counts as on when somebody says so by 'label done': no printer tells whether it is.",
        zh: "以“标签 完成”登记为准：打印机无法得知标签是否已贴上。"),
      examples: [CommandDetails.Example("tagroll label list", Text(en: "what to print", zh: "待打印"))])
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    if call.isJSON {
      var array = try JSONArray(call.sink)
      try roll.eachUnlabelled { asset in
        var json = JSONWriter()
        AssetJSON.write(asset, into: &json)
        try array.add(json.bytes)
      }
      return try array.end()
    }
    var list = AssetList(roll, call.language)
    try roll.eachUnlabelled { try list.add($0) }
    call.lines(list.lines(width: call.surroundings.columns))
    if list.count > 0 { call.next("tagroll label done TAG…") }
  }
}

/// `tagroll label done REF…`
enum LabelDone: Verb {
  static let spec = CommandSpec(
    "done", zh: "完成", summary: Text(en: "Say that labels are on.", zh: "登记标签已贴上。")
  ) {
    CommandDetails(
      examples: [CommandDetails.Example("tagroll label done LT-00013", Text(en: "one laptop", zh: "一台笔记本"))],
      operands: [Options.assets], options: Options.writing)
  }

  static func run(_ call: Call) throws {
    try call.act(on: call.invocation.operands) { _, _ in
      { asset in asset.labelled == nil ? [Step(.labelled, to: asset.stage)] : [] }
    } tell: { _, _, _ in
      Text(en: "its label is on", zh: "标签已贴")
    } unchanged: { _, _ in
      Text(en: "its label was on already, nothing written", zh: "标签早已贴上，未写入")
    }
  }
}
