import Testing
import Words

@testable import tagroll

/// `docs/migrating*.md`: whoever follows it meets no surprise.
@Suite("moving over")
struct MigratingTests {
  @Test("every command of the page does what it says", arguments: ["migrating.md", "migrating.zh-CN.md"])
  func page(name: String) throws {
    let desk = try Desk(name.contains("zh") ? .zh : .en)
    desk.isTerminal = true
    for table in ["snipe-it.csv", "cmdb.csv", "cmdb.map"] { _ = try desk.table(table) }
    let root = "\(#filePath.dropLast("Tests/tagrollTests/MigratingTests.swift".count))"
    let commands = Self.commands(String(decoding: try File.bytes("\(root)docs/\(name)"), as: UTF8.self))
    #expect(commands.count == 14)
    for command in commands {
      let words = Self.words(command).dropFirst().map { word in
        [".csv", ".map", ".json", ".ics"].contains { word.hasSuffix($0) }
          ? "\(desk.folder.path)/\(word)" : word
      }
      let run = desk.run(Array(words), answer: "y")
      #expect(run.exit == .done, "\(command): \(run.text)\(run.errorText)")
      if command == "tagroll import csv back.csv" {
        #expect(run.text.split(separator: "\n").last?.contains("0 + ") == true, "\(run.text)")
      }
    }
  }

  /// The lines of its blocks of shell.
  private static func commands(_ page: String) -> [String] {
    var commands: [String] = []
    var isShell = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isShell = line == "```sh"
      } else if isShell {
        commands.append(String(line))
      }
    }
    return commands
  }

  private static func words(_ line: String) -> [String] {
    var words: [String] = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == " ", !isQuoted {
        words.append("")
      } else {
        words[words.count - 1].append(character)
      }
    }
    return words
  }
}
