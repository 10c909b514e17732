import CommandLineKit
import Identity
import Lifecycle
import Model
import Reports
import Store
import Words

/// `tagroll sanitise REF --method METHOD …`
enum Sanitise: Verb {
  static let spec = CommandSpec(
    "sanitise", zh: "数据清除", aliases: ["sanitize"],
    summary: Text(en: "Record that media were wiped.", zh: "登记介质的数据清除。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Files evidence for every medium in the asset, or for the one named by --disk. Of something retired it \
          needs a witness. '--method none' records that a medium is no longer there; its reason is kept. A full \
          certificate names the technique, which must be able to do what is claimed: what is overwritten on flash is \
          cleared and no more, degaussing is no longer taken, and to set a device back as the works did is no technique. With \
          --evidence, what nwipe, nvme-cli or hdparm wrote down tells all that, where disk, size and day fit; the ledger keeps the \
          hash of the file, and the house keeps the file.
          """,
        zh:
          "为资产内每个介质登记证据，或只为 --disk 指定的介质登记。已停用的资产须有见证人。“--method none”表示介质已不在其中，须写明原因。完整证书写明清除技术，且须与所称强度相符：闪存覆写只能算 clear，消磁不再认可，恢复出厂设置不是清除技术。用 --evidence 时，以上内容取自 nwipe、nvme-cli 或 hdparm 的记录文件，磁盘、容量和日期须相符；账本保存文件的哈希，文件由单位自行保存。"
      ),
      examples: [
        CommandDetails.Example(
          "tagroll sanitise LT-00427 --method purge --tool nvme-cli --result verified",
          Text(en: "purged and checked", zh: "已彻底清除并验证")
        ),
        CommandDetails.Example(
          "tagroll sanitise LT-00427 --evidence nwipe.log",
          Text(en: "as nwipe wrote it down", zh: "按 nwipe 的日志登记")),
      ],
      operands: [Options.asset],
      options: [
        OptionSpec(
          "method", Options.choice(Text(en: "METHOD", zh: "方法"), SanitiseMethod.self),
          help: Text(en: "How strongly.", zh: "清除强度。")),
        OptionSpec(
          "evidence", ValueSpec(Text(en: "FILE", zh: "文件"), completion: .files),
          help: Text(en: "What the tool wrote down.", zh: "工具的记录文件。")),
        OptionSpec(
          "disk", ValueSpec(Text(en: "SERIAL", zh: "序列号")), help: Text(en: "Only this medium.", zh: "只针对该介质。")
        ),
        OptionSpec("tool", Options.words, help: Text(en: "The program or machine that did it.", zh: "所用工具。")),
        OptionSpec("witness", Options.who, help: Text(en: "Who watched.", zh: "见证人。")),
        OptionSpec(
          "result", Options.choice(Text(en: "RESULT", zh: "结果"), SanitiseResult.self),
          help: Text(en: "What came of it.", zh: "清除结果。")),
        OptionSpec("reason", Options.words, help: Text(en: "Why there is no medium.", zh: "无介质的原因。")),
      ] + certificate + Options.writing)
  }

  static func run(_ call: Call) throws {
    let invocation = call.invocation
    if let file = try WipeFile(call) { return try record(file, call) }
    guard let method = SanitiseMethod(rawValue: try invocation.required("method")) else { return }
    let wipe = ["tool", "result"]
    let gone = ["reason"]
    for name in method == .none ? gone : wipe { _ = try invocation.required(name) }
    for name in method == .none ? wipe + certificate.map(\.long) : gone where invocation.value(name) != nil {
      throw Refusal.notWithMethod(name, method)
    }
    var told: [Part] = []
    var witness: Party?
    try call.act(on: invocation.operands, shared: true) { writing, roll in
      witness = try invocation.value("witness").map { try call.person($0, in: roll) }
      return { asset in
        try call.warnOfUnmoved(asset, in: roll)
        let chosen = try media(of: asset, named: invocation.value("disk"), gone: method == .none)
        if method != .none, invocation.value("disk") == nil { try leaveOut(unseen: asset, call) }
        told = chosen ?? []
        var evidence: [EvidenceKey: EvidenceValue] = [:]
        if method == .none {
          evidence[.reason] = .secret(try writing.seal(try invocation.required("reason"), as: .text))
        } else {
          evidence[.method] = .code(method.rawValue)
          evidence[.result] = .code(try invocation.required("result"))
          evidence[.tool] = .secret(try writing.seal(try invocation.required("tool"), as: .text))
          try certify(&evidence, call, roll, writing)
        }
        if let witness { evidence[.witness] = .id(witness.id) }
        return Walk.sanitise(
          asset, parts: chosen.map { $0.map(\.number) }, evidence: evidence, removed: method == .none)
      }
    } closing: { after in
      // Only how it stands now tells whether that was the last of its data.
      Walk.clean(after, witness: witness?.id)
    } tell: { names, _, after in
      let disks = told.map { "\($0.kind.name.en) \($0.title)" }.joined(separator: ", ")
      let zhDisks = told.map { "\($0.kind.name.zh) \($0.title)" }.joined(separator: "、")
      let what = Text(en: disks.isEmpty ? "storage" : disks, zh: zhDisks.isEmpty ? "存储" : zhDisks)
      let watched = try names.title(witness?.id)
      let seen = Text(en: watched.map { ", witness \($0)" } ?? "", zh: watched.map { "，见证 \($0)" } ?? "")
      if method == .none {
        return Text(en: "\(what.en): no longer in it\(seen.en)", zh: "\(what.zh)：已不在其中\(seen.zh)")
      }
      var result = (invocation.value("result").flatMap(SanitiseResult.init(rawValue:)) ?? .failed).name
      if let verdict = invocation.value("validation").flatMap(WipeValidation.init(rawValue:)),
        verdict == .rejected
      {
        result = Text(en: "\(result.en), \(verdict.name.en)", zh: "\(result.zh)，\(verdict.name.zh)")
      }
      let by = call.surroundings.user().handle
      return Text(
        en: "\(what.en): \(method.name.en), \(result.en), by \(by)\(seen.en)",
        zh: "\(what.zh)：\(method.name.zh)，\(result.zh)，经办 \(by)\(seen.zh)")
    } unchanged: { _, _ in
      Text(en: "nothing written", zh: "未写入")
    }
  }

  /// A disk that the last scan did not see is not wiped with the others: nobody knows where it is.
  private static func leaveOut(unseen asset: Asset, _ call: Call) throws {
    let unseen = asset.media.filter { $0.whereabouts == .unseen }.map(\.part)
    guard !unseen.isEmpty else { return }
    let refusal = Refusal.notSeen(unseen, asset)
    if unseen.count == asset.media.count { throw refusal }
    let told = refusal.message
    call.remark(Text(en: "warning: left out: \(told.en)", zh: "警告：未计入：\(told.zh)"))
    refusal.hints.forEach(call.remark)
  }

  /// The media meant: all of them that are in it, the one named, or `nil` for storage that was never listed.
  static func media(of asset: Asset, named serial: String?, gone: Bool) throws -> [Part]? {
    guard let serial else {
      // That a disk is not there says nothing against the wipe that was filed for it.
      let meant = asset.media.filter { gone ? $0.data.isLive : $0.whereabouts != .unseen }
      return meant.isEmpty && asset.unlistedData != .none ? nil : meant.map(\.part)
    }
    let typed = AssetReference.clean(serial)
    // As it is filed; what is no UTF-8 is shown, and typed, as `hex:` and digits.
    let wanted = [Normalise.serial(DeviceText(typed)), typed.lowercased()]
    let found = asset.media.map(\.part).filter { part in
      part.serial.map { wanted.contains(Normalise.serial($0)) } ?? false
    }
    guard !found.isEmpty else { throw Refusal.noSuchDisk(serial, asset) }
    return found
  }
}
