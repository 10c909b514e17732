import Glibc
import Testing

/// The program itself, in a machine that umockdev makes up.
@Suite("an emulated machine", .enabled(if: EmulatedMachine.isPossible, EmulatedMachine.absence))
struct EmulatedMachineTests {
  @Test("a stick that is put in and taken out is told, and SIGTERM ends the watch without a word")
  func stick() throws {
    let said = try EmulatedMachine.run("watch.py")
    let stick = "USB device  1-1 SanDisk Ultra 4C530001200915117405  sys/"
    let lines = said.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.first == "Watching. Ctrl-C ends it.")
    #expect(lines.dropFirst().first?.hasPrefix("came  \(stick)") == true, "\(said)")
    #expect(lines.dropFirst(2).first?.hasPrefix("went  \(stick)") == true, "\(said)")
    #expect(lines.last == "exit 0 ")
  }
}

enum EmulatedMachine {
  private static let tests = "\(#filePath.dropLast("/EmulatedMachineTests.swift".count))"
  private static let program = "\(tests)/../../.build/debug/tagroll"
  private static let wrapper = "/usr/bin/umockdev-wrapper"

  static let isPossible =
    [program, wrapper, "/usr/bin/python3"].allSatisfy { (path: String) in access(path, X_OK) == 0 }
  static let absence: Comment =
    "no emulated machine: it needs .build/debug/tagroll, python3 and the package umockdev"

  /// - Returns: what a script beside the tests printed.
  static func run(_ script: String) throws -> String {
    let folder = try ScratchFolder()
    let output = "\(folder.path)/output"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT, 0o600)
    let arguments = [wrapper, "/usr/bin/python3", "\(tests)/\(script)", program]
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var child = pid_t()
    try #require(posix_spawn(&child, wrapper, &actions, nil, &pointers, environ) == 0)
    var status: CInt = 0
    try #require(waitpid(child, &status, 0) == child && status == 0, "\(script) ended with \(status)")
    return String(decoding: try File.bytes(output), as: UTF8.self)
  }
}
