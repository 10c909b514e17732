// Lets a second telling of the rules be held against the program's own: reads steps, says of each whether the rules of the
// program allow it and what becomes of the asset. Reads and writes lines, keeps every asset it was told of, never ends by itself.
//
//     FROM TO BODY\n    FROM and TO are numbers of assets, `-` for none; BODY is an event as the ledger keeps it
//     = = BODY\n       answered with `=` and the body as the program spells the event that it read
//     ok ASSET\n        or `no RULE`; after `ok` the asset has the number TO
//     chain NUMBER\n    asks for the hands it went through: `chain FROM>TO FROM>TO`, the first FROM empty

import Ledger
import Lifecycle
import Model

func told(_ value: (some RawRepresentable<String>)?) -> String { value?.rawValue ?? "-" }

/// Where a part went that was taken out.
func mark(of whereabouts: PartWhereabouts) -> String {
  switch whereabouts {
  case .inside, .gone: ""
  case .unplaced: "?"
  case .stock: "s"
  case .vendor: "v"
  case .destroyed: "d"
  case .elsewhere: "a"
  // It still counts as in it, so the minus is part of its mark.
  case .unseen: "-u"
  }
}

func line(of asset: Asset) -> String {
  let parts = asset.parts.map {
    "\($0.part.number):\($0.data.rawValue)\($0.isRemoved ? "-" : "")\(mark(of: $0.whereabouts))"
  }
  return [
    asset.stage.rawValue, asset.stageSince.text, asset.holder.kind.rawValue, asset.holder.id?.text ?? "-",
    asset.place?.text ?? "-", asset.dataState.rawValue, asset.unlistedData.rawValue, told(asset.returnTo),
    asset.repairOrder.map { "\($0)" } ?? "-", told(asset.waitsFor), asset.route ?? "-",
    "\(asset.holds.count)", "\(asset.version)",
    asset.ownership.rawValue, asset.category.rawValue, parts.isEmpty ? "-" : parts.joined(separator: ","),
  ].joined(separator: " ")
}

func text(_ holder: Holder?) -> String { holder.map { "\($0.kind.rawValue):\($0.id?.text ?? "-")" } ?? "" }

struct Judge {
  private var assets: [Int: Asset] = [:]
  private var events: [Int: [(event: Event, policy: Policy)]] = [:]

  mutating func answer(_ words: [Substring]) -> String {
    if words.count == 2, words[0] == "chain", let number = Int(words[1]) { return chain(of: number) }
    guard words.count == 3 else { return "no words" }
    do {
      let event = try EventBody.decode(Array(words[2].utf8))
      if words[0] == "=" { return "= \(String(decoding: EventBody.encode(event), as: UTF8.self))" }
      let asset =
        if let from = Int(words[0]), let before = assets[from] {
          try before.followed(by: event, under: .unwritten)
        } else {
          try Asset.begun(by: event, under: .unwritten)
        }
      if let to = Int(words[1]) {
        assets[to] = asset
        events[to] = (Int(words[0]).flatMap { events[$0] } ?? []) + [(event, .unwritten)]
      }
      return "ok \(line(of: asset))"
    } catch {
      return "no \("\(error)".prefix { $0 != "(" })"
    }
  }

  private func chain(of number: Int) -> String {
    do {
      let links = try Handover.chain(of: events[number] ?? [])
      return "chain " + links.map { "\(text($0.from))>\(text($0.to))" }.joined(separator: " ")
    } catch {
      return "no \("\(error)".prefix { $0 != "(" })"
    }
  }
}

var judge = Judge()
while let text = readLine() {
  print(judge.answer(text.split(separator: " ", maxSplits: 2)))
}
