import CommandLineKit
import Testing
import Words

@Suite("CommandTableAudit")
struct CommandTableAuditTests {
  @Test("a sound table has no findings")
  func sound() {
    #expect(CommandTableAudit(Toy.program).findings == [])
  }

  @Test("every text without a translation and every name taken twice is found")
  func faults() {
    let good = Text(en: "Good.", zh: "好。")
    let same = Text(en: "Same.", zh: "Same.")
    let program = CommandSpec("p", zh: "程序", summary: Text(en: "", zh: "空。")) {
      CommandDetails(
        discussion: same, examples: [.init("p go", same)],
        options: [OptionSpec("quiet", short: "q", help: good)],
        subcommands: [
          CommandSpec("go", zh: "走", summary: good) {
            CommandDetails(
              operands: [
                OperandSpec(ValueSpec(Text(en: "REF", zh: "")), help: good),
                OperandSpec(ValueSpec(Text(en: "URL", zh: "URL")), .optional, help: same),
              ],
              options: [
                OptionSpec("quiet", help: good),
                OptionSpec("query", short: "q", help: good),
                OptionSpec("to", ValueSpec(Text(en: "who", zh: "who"), form: same), help: good, group: same),
                OptionSpec("from", help: Text(en: "从。", zh: "从。")),
              ])
          },
          CommandSpec("walk", zh: "walk", aliases: ["go"], summary: good) { CommandDetails() },
          CommandSpec("run", zh: "走", summary: good) { CommandDetails() },
        ])
    }

    let expected: [CommandTableAudit.Finding] = [
      .init(["p"], "summary", .untranslated),
      .init(["p"], "discussion", .untranslated),
      .init(["p"], "p go", .untranslated),
      .init(["p"], "walk", .untranslated),
      .init(["p"], "walk", .taken),
      .init(["p"], "go", .taken),
      .init(["p"], "走", .taken),
      .init(["p", "go"], "URL", .untranslated),
      .init(["p", "go"], "REF", .untranslated),
      .init(["p", "go"], "--quiet", .taken),
      .init(["p", "go"], "-q", .taken),
      .init(["p", "go"], "--to", .untranslated),
      .init(["p", "go"], "--to", .untranslated),
      .init(["p", "go"], "--to", .untranslated),
      .init(["p", "go"], "--from", .untranslated),
    ]
    #expect(Set(CommandTableAudit(program).findings) == Set(expected))
    #expect(CommandTableAudit(program).findings.count == expected.count)
  }
}
