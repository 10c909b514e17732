import Glibc
import Testing

/// Python's validator, asked for a second opinion: it shares no line with what is tested.
enum Python {
  private static let here = String(#filePath.dropLast("Python.swift".count))
  private static let root = String(here.dropLast("Tests/PoliciesTests/".count))
  /// Debian's own where there is one, for that is the one its packages are installed for.
  private static let program = access("/usr/bin/python3", X_OK) == 0 ? "/usr/bin/python3" : "python3"

  static let hasJSONSchema = (try? run("-c 'import jsonschema; print(\"yes\")'", []) == ["yes"]) ?? false

  /// One verdict a document: `ok`, or the member that breaks the published schema.
  static func validate(_ documents: [[UInt8]]) throws -> [String] {
    let schema = "\(root)schemas/policy/policy-v1.schema.json"
    return try run("'\(here)validate.py' '\(schema)'", Array(documents.joined(separator: [0x0A])))
  }

  private static func run(_ arguments: String, _ input: [UInt8]) throws -> [String] {
    var template = Array("/tmp/tagroll-test-XXXXXX".utf8CString)
    let file = mkstemp(&template)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    try #require(file >= 0 && write(file, input, input.count) == input.count)
    close(file)
    let pipe = try #require(popen("exec \(program) \(arguments) < '\(path)'", "r"))
    var output: [UInt8] = []
    while case let byte = fgetc(pipe), byte != EOF { output.append(UInt8(byte)) }
    try #require(pclose(pipe) == 0, "python3 \(arguments) failed")
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
