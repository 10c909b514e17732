import Glibc
import Testing

/// The auditor's own program, and the tests of it that are Python as well.
enum Verifier {
  static let root = String(#filePath.dropLast("Tests/tagrollTests/Verifier.swift".count))
  private static let program = access("/usr/bin/python3", X_OK) == 0 ? "/usr/bin/python3" : "python3"
  static let hasPython = (try? run(["-c", "print(1)"]).exit) == 0

  struct Run {
    var exit: Int32
    /// Both streams.
    var text: String
  }

  static func verify(_ arguments: String...) throws -> Run {
    try run(["\(root)tools/verify-pack/verify.py"] + arguments)
  }

  static func test(_ name: String, _ arguments: String...) throws -> Run {
    try run(["\(root)Tests/pack/\(name).py"] + arguments)
  }

  static func run(_ arguments: [String]) throws -> Run {
    let words = arguments.map { "'\($0)'" }.joined(separator: " ")
    return try shell("exec \(program) -B \(words)")
  }

  /// - Parameter line: for `sh`.
  static func shell(_ line: String) throws -> Run {
    let pipe = try #require(popen("{ \(line); } 2>&1", "r"))
    var output: [UInt8] = []
    while case let byte = fgetc(pipe), byte != EOF { output.append(UInt8(byte)) }
    let status = pclose(pipe)
    return Run(exit: status >> 8 & 0xFF, text: String(decoding: output, as: UTF8.self))
  }
}
