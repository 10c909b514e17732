import CommandLineKit
import Exchange
import JSONBytes
import Model
import Reports
import Store
import Words

/// `tagroll order list`
enum OrderList: Verb {
  static let spec = CommandSpec("list", zh: "列表", summary: Text(en: "Purchases, oldest first.", zh: "列出采购单。"))
  {
    CommandDetails()
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    try roll.read {
      let purchases = try roll.purchases()
      let counts = try roll.purchaseCounts()
      if call.isJSON {
        var json = JSONWriter(pretty: true)
        json.beginArray()
        for purchase in purchases {
          json.beginObject()
          try PurchaseJSON.writeMembers(purchase, counts[purchase.number] ?? [:], roll, into: &json)
          json.endObject()
        }
        json.endArray()
        call.output.bytes(json.bytes + [0x0A])
        return
      }
      var list = PurchaseList(roll, call.language)
      for purchase in purchases { try list.add(purchase, counts[purchase.number] ?? [:]) }
      call.lines(list.lines(width: call.surroundings.columns))
    }
  }
}

/// `tagroll order show P-1`
enum OrderShow: Verb {
  static let spec = CommandSpec(
    "show", zh: "查看", summary: Text(en: "One purchase and its things.", zh: "查看采购单及其设备。")
  ) {
    CommandDetails(
      examples: [CommandDetails.Example("tagroll order show PO-2291", Text(en: "by its order", zh: "按订单编号"))],
      operands: [Options.purchaseOperand])
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    try roll.read {
      let purchase = try call.purchase(call.invocation.operands[0], in: roll)
      let assets = try roll.assets(of: purchase.number)
      let counts = Dictionary(assets.map { ($0.stage, 1 as Int64) }, uniquingKeysWith: +)
      if call.isJSON {
        var json = JSONWriter(pretty: true)
        json.beginObject()
        try PurchaseJSON.writeMembers(purchase, counts, roll, into: &json)
        json.name("assets")
        json.beginArray()
        for asset in assets { AssetJSON.write(asset, into: &json) }
        json.endArray()
        json.endObject()
        call.output.bytes(json.bytes + [0x0A])
        return
      }
      var list = PurchaseList(roll, call.language)
      try list.add(purchase, counts)
      call.lines(list.lines(width: call.surroundings.columns))
      call.output.line("")
      call.lines(try list.things(assets, width: call.surroundings.columns))
    }
  }
}
