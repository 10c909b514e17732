import Glibc
import Testing

/// Python, asked for a second opinion: it shares no line with what is tested.
enum Python {
  /// Debian's own where there is one, for that is the one its packages are installed for.
  private static let program = access("/usr/bin/python3", X_OK) == 0 ? "/usr/bin/python3" : "python3"
  static let hasJSONSchema = (try? run("-c 'import jsonschema; print(\"yes\")'", []) == ["yes"]) ?? false
  static let hasCSV = (try? run("-c 'import csv; print(\"yes\")'", []) == ["yes"]) ?? false

  static func script(_ name: String, _ arguments: String..., input: [UInt8]) throws -> [String] {
    let words = ["\(Files.here)\(name)"] + arguments
    return try run(words.map { "'\($0)'" }.joined(separator: " "), input)
  }

  /// - Returns: the lines of its standard output.
  private static func run(_ arguments: String, _ input: [UInt8]) throws -> [String] {
    let folder = try ScratchFolder()
    try folder.write("input", input)
    let pipe = try #require(popen("exec \(program) \(arguments) < '\(folder.path)/input'", "r"))
    var output: [UInt8] = []
    while case let byte = fgetc(pipe), byte != EOF { output.append(UInt8(byte)) }
    try #require(pclose(pipe) == 0, "python3 \(arguments) failed")
    var lines = String(decoding: output, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
