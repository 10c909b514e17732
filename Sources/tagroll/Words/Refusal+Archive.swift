import Archives
import Glibc
import Words

extension Refusal {
  static func archive(_ error: ArchiveError) -> Refusal {
    switch error {
    case .noLibrary(let name):
      Refusal(
        code: "archive.no_library", exit: .failed,
        message: Text(
          en: "archives need libarchive, and \(name) is not on this machine",
          zh: "读写归档需要 libarchive，但本机没有 \(name)"),
        hints: [
          Text(en: "install it:  sudo apt install libarchive13", zh: "请安装：  sudo apt install libarchive13"),
          Text(en: "or unpack it yourself, and name the folder", zh: "或自行解包，并指定文件夹"),
        ])
    case .notOpened(let path, let error) where error == ENOENT || error == ENOTDIR: noTree(path)
    case .notOpened(let path, let error):
      Refusal(
        code: "archive.unreadable", exit: .failed,
        message: Text(
          en: "\(path) cannot be read: \(SystemWords.why(error).en)",
          zh: "无法读取 \(path)：\(SystemWords.why(error).zh)"),
        hints: [Text(en: "name an archive that you may read", zh: "请指定有读取权限的归档")], reference: path)
    case .broken(let path, let why):
      Refusal(
        code: "archive.broken", exit: .refused,
        message: Text(
          en: "\(path) is no whole tar archive: \(why)", zh: "\(path) 不是完整的 tar 归档：\(why)"),
        hints: [
          Text(
            en: "nothing of it was used; fetch it again, or make a new one:  tagroll record FILE.tar.zst",
            zh: "其内容未被使用；请重新获取，或重新采集：  tagroll record 文件.tar.zst")
        ], reference: path)
    case .leadsOutside(let path, let name):
      Refusal(
        code: "archive.leads_outside", exit: .refused,
        message: Text(
          en: "\(path) has an entry that leads outside of it: '\(name)'", zh: "\(path) 中有条目指向其外部：“\(name)”"),
        hints: [
          Text(
            en: "nothing of it was used; no archive of a machine has such names",
            zh: "其内容未被使用；正常采集的归档没有这样的名称")
        ], reference: path)
    case .exceeds(let path, let limit):
      Refusal(
        code: "archive.too_large", exit: .refused,
        message: Text(
          en: "\(path) unpacks to more than is read: \(limit.text.en)", zh: "\(path) 解包后超出限制：\(limit.text.zh)"
        ),
        hints: [
          Text(
            en: "nothing of it was used; a captured machine is far below these limits",
            zh: "其内容未被使用；正常采集的机器远低于这些限制")
        ], reference: path)
    case .noTree(let path): noTree(path)
    case .notMade(let why):
      Refusal(
        code: "archive.not_made", exit: .failed,
        message: Text(en: "the archive could not be made: \(why)", zh: "无法生成归档：\(why)"),
        hints: [Text(en: "record into a folder instead", zh: "请改为采集到文件夹")])
    }
  }

  static func badArchiveName(_ path: String) -> Refusal {
    Refusal(
      code: "archive.name", exit: .usage,
      message: Text(en: "'\(path)' is no kind of archive that is written", zh: "“\(path)”不是可写入的归档类型"),
      hints: [
        Text(
          en: "end its name in .tar.zst, .tar.gz or .tar; a folder has no such ending",
          zh: "文件名请以 .tar.zst、.tar.gz 或 .tar 结尾；文件夹名则不带")
      ], reference: path)
  }
}

extension ArchiveError.Limit {
  fileprivate var text: Text {
    switch self {
    case .totalBytes(let count): Text(en: "\(count >> 20) MiB in all", zh: "总计 \(count >> 20) MiB")
    case .fileBytes(let count): Text(en: "\(count >> 20) MiB in one file", zh: "单个文件 \(count >> 20) MiB")
    case .entries(let count): Text(en: "\(count) entries", zh: "\(count) 个条目")
    case .nameBytes(let count): Text(en: "names of \(count) bytes", zh: "名称 \(count) 字节")
    }
  }
}
