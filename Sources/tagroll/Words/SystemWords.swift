import Glibc
import Words

/// What the system says in English only, for the few reasons people meet.
enum SystemWords {
  static func why(_ number: Int32) -> Text {
    let en = String(cString: strerror(number))
    let zh =
      switch number {
      case ENOENT: "文件或目录不存在"
      case EACCES, EPERM: "没有权限"
      case ENOSPC: "磁盘空间不足"
      case EDQUOT: "磁盘配额已用完"
      case EISDIR: "这是一个目录"
      case ENOTDIR: "路径中有一段不是目录"
      case EROFS: "文件系统只读"
      case EIO: "读写错误"
      default: en
      }
    return Text(en: en, zh: zh)
  }
}
