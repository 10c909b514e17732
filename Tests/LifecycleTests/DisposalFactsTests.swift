import Lifecycle
import Model
import Testing

@Suite("What became of a thing that left")
struct DisposalFactsTests {
  @Test(
    "what is no code of the list of waste is none",
    arguments: [
      "", "16021", "1602133", "00 01 01", "21 01 01", "16 02 1a", "16-02-13", "16 02 13**", "１６0213",
    ])
  func noCode(text: String) {
    #expect(WasteCode.typed(text)?.code == nil)
  }

  @Test("a code is six digits, with blanks or without, and a star says that it is hazardous")
  func code() throws {
    let plain = try #require(WasteCode.typed("160214"))
    #expect(plain.code.digits == "160214" && plain.code.text == "16 02 14" && !plain.isHazardous)
    let starred = try #require(WasteCode.typed("16 02 13*"))
    #expect(starred.code.digits == "160213" && starred.isHazardous)
    #expect(WasteCode("010101") != nil && WasteCode("209999") != nil)
  }

  @Test("a country is one that ISO 3166 has, in capital letters")
  func country() {
    #expect(["CN", "DE", "GB", "AX"].allSatisfy { Country($0) != nil })
    #expect(["cn", "UK", "ZZ", "", "CHN", "EU"].allSatisfy { Country($0) == nil })
  }

  @Test("what is said later holds, and leaves standing what it does not speak of")
  func later() {
    let first = DisposalFacts(
      wasteCode: WasteCode("160214"), isHazardous: false, grams: 400, treatment: .recycle)
    let second = DisposalFacts(grams: 450, country: Country("CN"))
    let both = DisposalFacts(
      wasteCode: WasteCode("160214"), isHazardous: false, grams: 450, treatment: .recycle,
      country: Country("CN"))
    #expect(second.or(first) == both)
    #expect(DisposalFacts(Evidence(both.evidence)) == both)
  }

  @Test(
    "a word that nobody knows is refused, also of one thing that goes alone",
    arguments: [
      (EvidenceKey.treatment, EvidenceValue.code("burnt"), "burnt"),
      (.wasteCode, .code("16 02 13"), "16 02 13"),
      (.country, .code("ZZ"), "ZZ"), (.weight, .number(0), "0"),
    ])
  func words(key: EvidenceKey, value: EvidenceValue, told: String) throws {
    var life = try Happening.found([
      (.adopted, .returned), (.retirementAsked, .retirePending), (.appraised, .retirePending),
      (.retirementApproved, .retired), (.mediumSanitised, .retired), (.sanitised, .sanitised),
      (.released, .disposing),
    ])
    #expect(throws: LifecycleError.badCode(key, told)) {
      try life.take(life.event(.disposed, to: .disposed, [key: value]))
    }
    try life.take(life.event(.disposed, to: .disposed))
  }
}
