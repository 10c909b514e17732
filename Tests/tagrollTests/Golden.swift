import Glibc
import Testing

/// Whole outputs, kept as text beside the tests. A missing one is written and the test fails once;
/// `TAGROLL_GOLDEN=write` writes all of them anew.
enum Golden {
  static func expect(_ text: String, equal name: String) throws {
    let path = "\(#filePath.dropLast("Golden.swift".count))Golden/\(name).txt"
    let isRewriting = getenv("TAGROLL_GOLDEN").map { String(cString: $0) } == "write"
    guard !isRewriting, access(path, F_OK) == 0 else {
      try File.write(Array(text.utf8), to: path)
      if !isRewriting { Issue.record("wrote \(path): read it, then keep it") }
      return
    }
    let known = lines(String(decoding: try File.bytes(path), as: UTF8.self))
    let new = lines(text)
    let same = zip(known, new).prefix { $0 == $1 }.count
    guard same < max(known.count, new.count) else { return }
    Issue.record(
      """
      \(name).txt, line \(same + 1)
      known: \(same < known.count ? known[same] : "(no more lines)")
      new:   \(same < new.count ? new[same] : "(no more lines)")
      """)
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
