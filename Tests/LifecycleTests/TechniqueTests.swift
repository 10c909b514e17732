import Lifecycle
import Model
import Testing

@Suite("What a technique may claim")
struct TechniqueTests {
  /// Drawn by hand: for each technique the strongest level on magnetic, flash, hybrid, optical and unknown media; `-` for none.
  private static let drawn: [(Technique, String)] = [
    (.overwrite, "purge clear clear - clear"), (.firmwareErase, "purge purge purge - purge"),
    (.blockErase, "- purge purge - purge"), (.cryptoErase, "purge purge purge - purge"),
    (.degauss, "purge - - - -"), (.shred, "destroy destroy destroy destroy destroy"),
    (.disintegrate, "destroy destroy destroy destroy destroy"),
    (.incinerate, "destroy destroy destroy destroy destroy"),
    (.melt, "destroy destroy destroy destroy destroy"),
  ]

  @Test("every technique, level and kind of medium", arguments: drawn.indices)
  func claims(index: Int) {
    let (technique, row) = Self.drawn[index]
    let types: [MediaType?] = [.magnetic, .flash, .hybrid, .optical, nil]
    for (type, strongest) in zip(types, row.split(separator: " ")) {
      let claimed: [SanitiseMethod] =
        switch strongest {
        case "clear": [.clear]
        case "purge": technique == .degauss ? [.purge] : [.clear, .purge]
        case "destroy": [.destroy]
        default: []
        }
      for level in SanitiseMethod.allCases {
        #expect(
          technique.claims(level, on: type) == claimed.contains(level), "\(technique) \(level) on \(row)")
      }
    }
  }

  private static func retired() throws(LifecycleError) -> Happening {
    try Happening.found([
      (.adopted, .returned), (.retirementAsked, .retirePending), (.appraised, .retirePending),
      (.retirementApproved, .retired),
    ])
  }

  @Test("a certificate that claims more than was done is refused, and one that fits is taken")
  func certificate() throws {
    var life = try Self.retired()
    let tag = Tag("LT-00013")!
    let overwritten: [EvidenceKey: EvidenceValue?] = [
      .technique: .code("overwrite"), .mediaType: .code("flash"), .verification: .code("full"),
    ]
    #expect(throws: LifecycleError.techniqueTooWeak(tag, .overwrite, .purge, .flash)) {
      try life.take(life.event(.mediumSanitised, to: .retired, overwritten))
    }
    try life.take(
      life.event(.mediumSanitised, to: .retired, overwritten.merging([.method: .code("clear")]) { $1 }))
    #expect(life.asset?.dataState == .cleared)
    #expect(throws: LifecycleError.badCode(.technique, "factory-reset")) {
      try life.take(life.event(.mediumSanitised, to: .retired, [.technique: .code("factory-reset")]))
    }
  }

  @Test("degaussing is taken of the days before it was struck off, and of no later one")
  func degauss() throws {
    var life = try Self.retired()
    let done: [EvidenceKey: EvidenceValue?] = [
      .technique: .code("degauss"), .mediaType: .code("magnetic"), .method: .code("purge"),
    ]
    #expect(throws: LifecycleError.degaussEnded(Tag("LT-00013")!)) {
      try life.take(life.event(.mediumSanitised, to: .retired, done))
    }
    life.day = Day("2025-09-26")!
    #expect(throws: LifecycleError.degaussEnded(Tag("LT-00013")!)) {
      try life.take(life.event(.mediumSanitised, to: .retired, done))
    }
    life.day = Day("2025-09-25")!
    try life.take(life.event(.mediumSanitised, to: .retired, done))
    #expect(life.asset?.dataState == .purged)
  }

  @Test("who verified their own wipe stands on both its sides, and the event must say so")
  func ownVerifier() throws {
    let life = try Self.retired()
    var event = life.event(.mediumSanitised, to: .retired, [.verifier: .id(life.actor)])
    #expect(event.singleControl)
    event.singleControl = false
    #expect(throws: LifecycleError.singleControlWrong(Tag("LT-00013")!, says: false)) {
      try life.asset?.followed(by: event)
    }
    let other = life.event(.mediumSanitised, to: .retired, [.verifier: .id(Happening.person(4))])
    #expect(!other.singleControl)
  }

  @Test("a medium that nobody finds is lost with its data, and no certificate can be filed for it")
  func lost() throws {
    var life = try Self.retired()
    #expect(throws: LifecycleError.badCode(.exposed, "false")) {
      try life.take(life.event(.mediumLost, to: .retired, [.exposed: .flag(false)]))
    }
    #expect(throws: LifecycleError.witnessNeeded(Tag("LT-00013")!)) {
      try life.take(
        life.event(.mediumLost, to: .retired, [.exposed: .flag(true), .witness: .id(life.actor)]))
    }
    try life.take(life.event(.mediumLost, to: .retired, [.exposed: .flag(true)]))
    #expect(life.asset?.media.isEmpty == true && life.asset?.dataState == DataState.none)
    #expect(throws: LifecycleError.unknownPart(Tag("LT-00013")!, 1)) {
      try life.take(life.event(.mediumSanitised, to: .retired))
    }
  }
}
