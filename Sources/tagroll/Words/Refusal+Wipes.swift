import Exchange
import Lifecycle
import Model
import Reports
import Words

extension Refusal {
  static func notWithEvidence(_ option: String) -> Refusal {
    Refusal(
      code: "sanitise.with_evidence", exit: .usage,
      message: Text(
        en: "--\(option) is told by the file of --evidence", zh: "--\(option) 由 --evidence 的文件给出"),
      hints: [Text(en: "leave out --\(option), or the file", zh: "请去掉 --\(option)，或不用文件")])
  }

  static func notWithTechnique(_ option: String, _ technique: Technique) -> Refusal {
    Refusal(
      code: "sanitise.not_of_technique", exit: .usage,
      message: Text(
        en: "--\(option) says nothing of a medium that was \(technique.name.en)",
        zh: "--\(option) 不适用于清除技术“\(technique.name.zh)”"),
      hints: [
        Text(en: "leave out --\(option), or name another --technique", zh: "请去掉 --\(option)，或改填 --technique")
      ])
  }

  static func halfSample(_ option: String) -> Refusal {
    Refusal(
      code: "sanitise.half_sample", exit: .usage,
      message: Text(
        en: "a sample is told by --batch, --batch-size, --sampled and --sampled-by together",
        zh: "抽检须同时填写 --batch、--batch-size、--sampled 和 --sampled-by"),
      hints: [Text(en: "add --\(option)", zh: "请补充 --\(option)")])
  }

  static func sampleTooSmall(_ tag: Tag, _ sampled: Int64, of size: Int64, least: Int64) -> Refusal {
    Refusal(
      code: "sanitise.sample", exit: .refused,
      message: Text(
        en: "\(sampled) of a batch of \(size) says nothing of the others: a sample is 5 %, here \(least)",
        zh: "批次共 \(size) 件，仅抽检 \(sampled) 件：抽检不得少于 5 %，此处为 \(least) 件"),
      hints: [
        Text(
          en: "have more of them looked into, or file the wipe without --sampled until that is done",
          zh: "请增加抽检数量；抽检完成之前，可先不填 --sampled 登记清除")
      ], reference: tag.text)
  }

  static func ownSample(_ tag: Tag) -> Refusal {
    Refusal(
      code: "sanitise.own_sample", exit: .refused,
      message: Text(
        en: "who wiped \(tag.text) does not look into the sample: it takes somebody independent",
        zh: "\(tag.text) 的清除经办人不得抽检：须由独立人员抽检"),
      hints: [Text(en: "--sampled-by WHO (somebody other than you)", zh: "--sampled-by 抽检人（不能是本人）")],
      reference: tag.text)
  }

  static func certificateLacks(_ tag: Tag, _ keys: [EvidenceKey]) -> Refusal {
    let names = keys.map(\.certificateName)
    let options = keys.map { "--\($0.certificateOption)" }.joined(separator: " ")
    return Refusal(
      code: "sanitise.certificate", exit: .refused,
      message: Text(
        en:
          "the policy asks more of the certificate of \(tag.text): \(names.map(\.en).joined(separator: ", "))",
        zh: "\(tag.text) 的清除证书缺少制度要求的内容：\(names.map(\.zh).joined(separator: "、"))"),
      hints: [
        Text(en: "add:  \(options)", zh: "请补充：  \(options)"),
        Text(en: "what it asks:  tagroll policy show", zh: "查看要求：  tagroll policy show"),
      ], reference: tag.text)
  }

  /// A certificate that speaks against what it claims.
  static func areaLeft(_ tag: Tag, _ key: EvidenceKey) -> Refusal {
    let area =
      key == .spareAreas
      ? Text(en: "over-provisioned blocks were", zh: "预留空间") : Text(en: "hidden areas were", zh: "隐藏区")
    return Refusal(
      code: "sanitise.area_left", exit: .refused,
      message: Text(
        en: "'purge' cannot be claimed for \(tag.text): \(area.en) left as they are",
        zh: "\(tag.text) 不能称为“purge”：\(area.zh)未清除"),
      hints: [
        Text(en: "claim less (--method clear), or wipe them too", zh: "请降低所称强度（--method clear），或一并清除")
      ], reference: tag.text)
  }

  static func keyRemains(_ tag: Tag, _ key: EvidenceKey) -> Refusal {
    let why: Text =
      switch key {
      case .alwaysEncrypted: Text(en: "data came onto it before it was encrypted", zh: "加密前已写入数据")
      case .keyCopies: Text(en: "a copy of the key is kept", zh: "仍保留密钥副本")
      default: Text(en: "its key is not gone", zh: "密钥未清零")
      }
    return Refusal(
      code: "sanitise.key_remains", exit: .refused,
      message: Text(
        en: "erasing a key wiped nothing of \(tag.text): \(why.en)",
        zh: "\(tag.text) 的密钥擦除不成立：\(why.zh)"),
      hints: [
        Text(
          en: "wipe it another way (--technique), or file it as --result failed",
          zh: "请改用其他清除技术（--technique），或登记为 --result failed")
      ], reference: tag.text)
  }

  /// A file that proves no wipe.
  static func wipeFile(_ fault: WipeReport.Fault, _ path: String) -> Refusal {
    func refusal(_ code: String, _ message: Text, _ hint: Text) -> Refusal {
      Refusal(code: "wipe.\(code)", exit: .refused, message: message, hints: [hint], reference: path)
    }
    switch fault {
    case .unknown:
      return refusal(
        "unknown", Text(en: "\(path) is no report of a wipe that is known here", zh: "\(path) 不是可识别的清除记录"),
        Text(
          en:
            "nwipe's log or PDF, 'nvme sanitize-log -o json', hdparm's output; others with --tool and --result",
          zh: "可用 nwipe 的日志或 PDF、nvme sanitize-log -o json、hdparm 的输出；其他工具请用 --tool 和 --result 登记"))
    case .malformed(let tool, let what):
      return refusal(
        "malformed",
        Text(
          en: "\(path) is not what \(tool) writes: \(what.words.en)",
          zh: "\(path) 与 \(tool) 的格式不符：\(what.words.zh)"),
        Text(en: "have it written again, whole", zh: "请重新生成完整的文件"))
    case .noSerial(let tool):
      return refusal(
        "no_serial",
        Text(en: "\(path) does not say which disk \(tool) wiped", zh: "\(path) 没有写明 \(tool) 清除的是哪块磁盘"),
        Text(
          en:
            "put 'nvme id-ctrl -o json', 'hdparm -I' or 'smartctl --json -i' of the disk into the same file",
          zh: "请把该磁盘的 nvme id-ctrl -o json、hdparm -I 或 smartctl --json -i 的输出放进同一文件"))
    case .unfinished(let tool):
      return refusal(
        "unfinished", Text(en: "in \(path), \(tool) had not ended", zh: "\(path) 中 \(tool) 尚未完成"),
        Text(en: "wait for the end, then have it written again", zh: "请等待完成后重新生成"))
    case .noWipe(let tool):
      return refusal(
        "none", Text(en: "\(path) tells of no wipe by \(tool)", zh: "\(path) 没有 \(tool) 的清除记录"),
        Text(en: "keep the output of the command that wipes, too", zh: "请一并保存清除命令的输出"))
    case .writtenSince(let tool):
      return refusal(
        "written_since",
        Text(en: "the disk says by \(tool) that it was written to since", zh: "据 \(tool)，该磁盘在清除后又被写入"),
        Text(en: "wipe it again, and have it written down at once", zh: "请重新清除，并立即保存记录"))
    case .several(let tool):
      return refusal(
        "several",
        Text(
          en: "\(path) is about several disks, and \(tool) does not say which was wiped how",
          zh: "\(path) 涉及多块磁盘，\(tool) 没有写明对应关系"),
        Text(en: "one file for each disk", zh: "请每块磁盘一个文件"))
    }
  }

  /// - Parameter serials: of whom the file tells.
  static func wipeOfOthers(_ path: String, _ serials: [DeviceText], _ asset: Asset, _ disks: [Part])
    -> Refusal
  {
    let told = Set(serials.map { TerminalText($0.bytes).string }).sorted().prefix(5).joined(separator: ", ")
    return Refusal(
      code: "wipe.other_disk", exit: .refused,
      message: Text(
        en: "\(path) is about \(told), and none of these is in \(asset.tag.text)",
        zh: "\(path) 记录的是 \(told)，都不在 \(asset.tag.text) 中"),
      hints: [Text(en: "name the asset that one of them is in", zh: "请指定其中一块所在的资产")], reference: path,
      candidates: disks.map(\.title))
  }

  static func wipeMisfit(_ misfit: WipeReport.Misfit, _ path: String, _ disk: Part) -> Refusal {
    let (code, message, hint): (String, Text, Text)
    switch misfit {
    case .size(let wiped, let card):
      code = "other_size"
      message = Text(
        en: "\(path) tells of \(wiped) bytes, and \(disk.title) has \(card)",
        zh: "\(path) 记录了 \(wiped) 字节，而 \(disk.title) 有 \(card) 字节")
      hint = Text(
        en: "look for a hidden area (HPA, DCO, another namespace), and wipe all of it",
        zh: "请检查隐藏区域（HPA、DCO 或其他命名空间），并全部清除")
    case .beforeUse(let wiped, let used):
      code = "before_use"
      message = Text(
        en: "\(disk.title) was wiped on \(wiped.text), and in use until \(used.text)",
        zh: "\(disk.title) 于 \(wiped.text) 清除，但使用到 \(used.text)")
      hint = Text(en: "wipe it again", zh: "请重新清除")
    case .future(let day):
      code = "future"
      message = Text(
        en: "\(path) says that \(disk.title) was wiped on \(day.text)",
        zh: "\(path) 记录 \(disk.title) 于 \(day.text) 清除")
      hint = Text(
        en: "the clock of the machine that wiped is wrong; wipe again with it set", zh: "清除所用机器的时钟不准，请校时后重新清除"
      )
    case .otherDay(let wiped, let said):
      code = "other_day"
      message = Text(
        en: "\(path) says \(wiped.text), and --on says \(said.text)",
        zh: "\(path) 记录的日期是 \(wiped.text)，--on 为 \(said.text)")
      hint = Text(en: "leave out --on: the file tells the day", zh: "请去掉 --on：日期以文件为准")
    }
    return Refusal(code: "wipe.\(code)", exit: .refused, message: message, hints: [hint], reference: path)
  }
}

extension WipeReport.Fault.What {
  fileprivate var words: Text {
    switch self {
    case .json: Text(en: "it is cut off, or no JSON", zh: "不完整，或不是 JSON")
    case .status: Text(en: "whether it ended well", zh: "结果状态")
    case .size: Text(en: "how much was wiped", zh: "清除的字节数")
    case .method: Text(en: "how it was wiped", zh: "清除方式")
    }
  }
}
