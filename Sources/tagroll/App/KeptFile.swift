import Glibc
import Words

/// A file that holds what cannot be made again: nothing that is printed or exported is put in its place.
enum KeptFile {
  /// A database, tagroll's or another's, and what SQLite keeps beside it.
  case database
  /// A key that signs.
  case key

  /// - Returns: `nil` for a file that may be replaced, and one that cannot be read.
  /// - Source: SQLite's file format, §1.3, §4.1 and the index of its write-ahead log; signed notes of C2SP for keys.
  init?(_ path: String) {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    let head = [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
      count = max(0, read(file, buffer.baseAddress, 16))
    }
    if head == Array("SQLite format 3\0".utf8) || head.starts(with: [0x37, 0x7F, 0x06])
      || path.hasSuffix("-shm")
    {
      self = .database
    } else if head.starts(with: "PRIVATE+KEY+".utf8) {
      self = .key
    } else {
      return nil
    }
  }
}

extension Refusal {
  fileprivate static let elsewhere = [
    Text(en: "give the new file another name", zh: "请为新文件另起名称")
  ]

  static func inPlaceOf(_ kept: KeptFile, _ path: String) -> Refusal {
    let what =
      switch kept {
      case .database: Text(en: "a database", zh: "数据库")
      case .key: Text(en: "a signing key", zh: "签名密钥")
      }
    return Refusal(
      code: "file.is_kept", exit: .usage,
      message: Text(
        en: "\(path) is \(what.en), and is not written over", zh: "\(path) 是\(what.zh)，不会被覆盖"),
      hints: elsewhere, reference: path)
  }

  static func isThere(_ path: String) -> Refusal {
    Refusal(
      code: "file.is_there", exit: .usage,
      message: Text(en: "\(path) is there already", zh: "\(path) 已存在"), hints: elsewhere, reference: path)
  }
}
