import Testing

@testable import tagroll

@Suite("Reports of the present alone")
struct PastlessTests {
  @Test(
    "say that they know no past, and what does, instead of telling of today",
    arguments: [
      ["report", "single-control"], ["report", "breaches"], ["report", "unmatched-media"],
      ["report", "twins"],
    ],
    ["--as-of", "--as-known"])
  func refused(report: [String], option: String) throws {
    let desk = try Desk.ready()
    let run = desk.run(report + [option, "2026-11-01"])
    #expect(run.exit == .usage)
    #expect(run.errorText.hasPrefix("error[report.no_past]: "))
    #expect(run.output == [])
    #expect(desk.run(report).exit == .done)
  }
}
