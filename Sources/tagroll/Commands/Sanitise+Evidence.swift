import CommandLineKit
import Exchange
import Lifecycle
import Model
import Reports
import Store
import Words

extension Sanitise {
  /// By what a program wrote down. What the file has no report about stays as it is.
  static func record(_ file: WipeFile, _ call: Call) throws {
    let invocation = call.invocation
    let method = invocation.value("method").flatMap(SanitiseMethod.init(rawValue:))
    guard method != SanitiseMethod.none else { throw Refusal.notWithMethod("evidence", .none) }
    var told: [(Part, WipeReport)] = []
    var witness: Party?
    try call.act(on: invocation.operands, shared: true, day: file.day(today: call.today)) { writing, roll in
      witness = try invocation.value("witness").map { try call.person($0, in: roll) }
      return { asset in
        let disks = try media(of: asset, named: invocation.value("disk"), gone: false) ?? []
        let used = LastUse.day(in: try roll.history(of: asset).map(\.event))
        told = try file.reports(about: disks, of: asset, used: used, call)
        return try told.flatMap { disk, report in
          var evidence = try report.evidence(claiming: method, in: file.digest, writing)
          try certify(&evidence, call, roll, writing)
          if let witness { evidence[.witness] = .id(witness.id) }
          return Walk.sanitise(asset, parts: [disk.number], evidence: evidence, removed: false)
        }
      }
    } closing: { after in
      Walk.clean(after, witness: witness?.id)
    } tell: { names, _, after in
      let disks = told.map { disk, report in
        let level = (method ?? report.method).name
        return Text(
          en: "\(disk.kind.name.en) \(disk.title): \(level.en), \(report.result.name.en), by \(report.tool)",
          zh: "\(disk.kind.name.zh) \(disk.title)：\(level.zh)，\(report.result.name.zh)，工具 \(report.tool)")
      }
      let watched = try names.title(witness?.id)
      let open = after.media.count { $0.data.isLive }
      let rest = open == 0 ? Text(en: "", zh: "") : Text(en: "; not wiped: \(open)", zh: "；未清除 \(open) 个")
      return Text(
        en: disks.map(\.en).joined(separator: "; ") + (watched.map { ", witness \($0)" } ?? "") + rest.en,
        zh: disks.map(\.zh).joined(separator: "；") + (watched.map { "，见证 \($0)" } ?? "") + rest.zh)
    } unchanged: { _, _ in
      Text(en: "nothing written", zh: "未写入")
    }
  }
}
