import Glibc
import Testing

/// Whole reports, kept as text beside the tests. A missing one is written, and the test fails once.
enum Golden {
  static func expect(_ lines: [String], equal name: String) throws {
    let path = "\(#filePath.dropLast("Golden.swift".count))Golden/\(name).txt"
    let text = lines.map { "\($0)\n" }.joined()
    guard let file = fopen(path, "r") else {
      let new = try #require(fopen(path, "w"))
      fputs(text, new)
      fclose(new)
      Issue.record("wrote \(path): read it, then keep it")
      return
    }
    defer { fclose(file) }
    var known: [UInt8] = []
    while case let byte = fgetc(file), byte != EOF { known.append(UInt8(byte)) }
    #expect(lines == String(decoding: known, as: UTF8.self).split(separator: "\n").map(String.init))
  }
}
