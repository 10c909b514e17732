import Model
import Testing

@testable import Scanners

@Suite("KernelLockdown")
struct KernelLockdownTests {
  @Test(
    "only one mode in brackets is a mode",
    arguments: [
      "", "none", "[", "[]", "[none", "none]", "[none] [integrity] confidentiality", "[NONE]", "none [other]",
    ])
  func broken(text: String) {
    #expect(KernelLockdown.mode(Array(text.utf8)) == nil)
  }

  @Test("the mode in brackets is the one in force")
  func modes() {
    #expect(KernelLockdown.mode(Array("[none] integrity confidentiality".utf8)) == Lockdown.none)
    #expect(KernelLockdown.mode(Array("none [integrity] confidentiality".utf8)) == .integrity)
    #expect(KernelLockdown.mode(Array("none integrity [confidentiality]".utf8)) == .confidentiality)
  }
}
