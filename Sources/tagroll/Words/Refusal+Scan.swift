import Glibc
import Scanners
import Words

extension Refusal {
  static func scan(_ error: ScanError) -> Refusal {
    switch error {
    case .noTree(let path, let error) where error == ENOENT || error == ENOTDIR: noTree(path)
    case .noTree(let path, let error):
      Refusal(
        code: "scan.unreadable", exit: .failed,
        message: Text(
          en: "\(path) cannot be read: \(SystemWords.why(error).en)",
          zh: "无法读取 \(path)：\(SystemWords.why(error).zh)"),
        hints: [Text(en: "name a place that you may read", zh: "请指定有读取权限的位置")], reference: path)
    case .notWritten(let path, let error):
      Refusal(
        code: "record.not_written", exit: .failed,
        message: Text(
          en: "\(path) cannot be written: \(SystemWords.why(error).en)",
          zh: "无法写入 \(path)：\(SystemWords.why(error).zh)"),
        hints: [Text(en: "name a place that exists and that you may write to", zh: "请指定存在且有写入权限的位置")],
        reference: path)
    case .notEmpty(let path):
      Refusal(
        code: "record.not_empty", exit: .refused,
        message: Text(en: "there is something at \(path) already", zh: "\(path) 处已有内容"),
        hints: [Text(en: "name a folder that is new or empty, or a new file", zh: "请指定新建的或空的文件夹，或新的文件名")],
        reference: path)
    case .noMonitor(let error):
      Refusal(
        code: "watch.no_monitor", exit: .failed,
        message: Text(
          en: "news of devices cannot be heard here: \(SystemWords.why(error).en)",
          zh: "此处无法接收设备消息：\(SystemWords.why(error).zh)"),
        hints: [
          Text(en: "some containers do not let them in: watch on the host", zh: "某些容器会屏蔽这些消息：请在宿主机上监视")
        ])
    case .nothingRecorded:
      Refusal(
        code: "internal.unexpected", exit: .failed,
        message: Text(en: "nothing was recorded", zh: "没有采集到任何内容"), hints: [.fault])
    }
  }

  static func noTree(_ path: String) -> Refusal {
    Refusal(
      code: "scan.no_tree", exit: .notFound,
      message: Text(en: "there is no captured tree at \(path)", zh: "\(path) 处没有采集的目录树"),
      hints: [
        Text(
          en: "name a folder that holds proc and sys, or an archive of one", zh: "请指定含有 proc 和 sys 的文件夹，或其归档")
      ],
      reference: path)
  }

  /// - Parameter paths: none of them says what it is that could be found.
  static func notRenamed(_ paths: [String]) -> Refusal {
    Refusal(
      code: "record.not_renamed", exit: .failed,
      message: Text(
        en: "a serial could still be found in \(paths.count) of the recorded files; nothing was written",
        zh: "采集的文件中有 \(paths.count) 个仍含有序列号；未写入任何内容"),
      hints: [
        Text(
          en: "for your own eyes only:  tagroll record DIR --keep-serials",
          zh: "仅供自己查看：  tagroll record 目录 --keep-serials"), .fault,
      ])
  }

  /// A judgement is no part of the published format: whoever reads the facts judges for themselves.
  static let explanationAsJSON = Refusal(
    code: "usage.conflict", exit: .usage,
    message: Text(en: "--explain is for people and cannot be JSON", zh: "--explain 供人阅读，不能输出为 JSON"),
    hints: [
      Text(
        en: "the facts with their sources:  tagroll scan --json", zh: "事实及其来源：  tagroll scan --json")
    ])

  static func noSuchField(_ field: String) -> Refusal {
    Refusal(
      code: "scan.no_field", exit: .notFound,
      message: Text(en: "this scan has no field '\(field)'", zh: "本次扫描没有字段“\(field)”"),
      hints: [Text(en: "see all of them:  tagroll scan --explain", zh: "查看全部：  tagroll scan --explain")],
      reference: field)
  }
}
