import Lifecycle
import Model
import Testing

@Suite("What a certificate of a wipe says")
struct CertificateTests {
  private static let tag = Tag("LT-00013")!

  private static func retired() throws(LifecycleError) -> Happening {
    try Happening.found([
      (.adopted, .returned), (.retirementAsked, .retirePending), (.appraised, .retirePending),
      (.retirementApproved, .retired),
    ])
  }

  /// What a wipe with these values makes of the disk.
  private static func wiped(_ values: [EvidenceKey: EvidenceValue?]) throws(LifecycleError) -> DataState {
    var life = try retired()
    try life.take(life.event(.mediumSanitised, to: .retired, values))
    return life.asset?.dataState ?? .unknown
  }

  private static func refusal(_ values: [EvidenceKey: EvidenceValue?]) -> LifecycleError? {
    do throws(LifecycleError) {
      _ = try wiped(values)
      return nil
    } catch {
      return error
    }
  }

  @Test("every field has evidence of its own")
  func keys() {
    #expect(Set(CertificateField.allCases.map(\.key)).count == CertificateField.allCases.count)
  }

  @Test(
    "a word that nobody knows, a time of no clock and a count of nothing are refused",
    arguments: [
      (EvidenceKey.classBefore, EvidenceValue.code("secret"), "secret"), (.classAfter, .code(""), ""),
      (.hiddenAreas, .code("gone"), "gone"), (.spareAreas, .code("Wiped"), "Wiped"),
      (.validation, .code("verified"), "verified"), (.keyCopies, .code("no"), "no"),
      (.nextUse, .code("clean"), "clean"), (.began, .code("2026-11-23"), "2026-11-23"),
      (.ended, .code("9:13"), "9:13"), (.sectors, .number(0), "0"), (.namespaces, .number(-1), "-1"),
      (.badSectors, .number(-1), "-1"), (.particleSize, .number(0), "0"),
      (.batchSize, .number(0), "0"), (.sampled, .number(0), "0"),
    ])
  func words(key: EvidenceKey, value: EvidenceValue, told: String) {
    #expect(Self.refusal([key: value]) == .badCode(key, told))
  }

  @Test("a purge that did not reach an area claims too much; a clear does not, nor what failed anyway")
  func areas() {
    for key: EvidenceKey in [.hiddenAreas, .spareAreas] {
      for area in HiddenArea.allCases {
        for level: SanitiseMethod in [.clear, .purge, .destroy] {
          for result in SanitiseResult.allCases {
            let isRefused = area == .left && level == .purge && result == .verified
            #expect(
              Self.refusal([
                key: .code(area.rawValue), .method: .code(level.rawValue), .result: .code(result.rawValue),
              ]) == (isRefused ? .areaLeft(Self.tag, key) : nil), "\(key) \(area) \(level) \(result)")
          }
        }
      }
    }
  }

  @Test("an erased key proves nothing where the key, a copy or older data remains")
  func keysRemain() {
    for always in [true, false] {
      for zeroised in [true, false] {
        for copies in KeyCopies.allCases {
          for technique: Technique in [.cryptoErase, .firmwareErase] {
            let remains: EvidenceKey? =
              technique != .cryptoErase
              ? nil
              : !always ? .alwaysEncrypted : !zeroised ? .keyZeroised : copies == .kept ? .keyCopies : nil
            #expect(
              Self.refusal([
                .technique: .code(technique.rawValue), .alwaysEncrypted: .flag(always),
                .keyZeroised: .flag(zeroised), .keyCopies: .code(copies.rawValue),
              ]) == remains.map { .keyRemains(Self.tag, $0) }, "\(always) \(zeroised) \(copies) \(technique)")
          }
        }
      }
    }
  }

  @Test("two verdicts: what did as it was meant to and is not good enough leaves the data where it was")
  func verdicts() throws {
    for result in SanitiseResult.allCases {
      for validation in WipeValidation.allCases {
        let state = try Self.wiped([
          .result: .code(result.rawValue), .validation: .code(validation.rawValue),
        ])
        #expect(state == (result == .verified && validation == .accepted ? .purged : .live))
      }
    }
    var life = try Self.retired()
    try life.take(life.event(.mediumSanitised, to: .retired, [.validation: .code("rejected")]))
    #expect(life.asset?.hands.cleanedBy == nil)
  }

  @Test(
    "a sample is one of twenty, rounded up",
    arguments: [
      (1, 1, nil), (1, 20, nil), (1, 21, 2), (2, 21, nil), (2, 40, nil), (1, 40, 2), (49, 1000, 50),
      (50, 1000, nil), (40, 40, nil),
    ] as [(Int64, Int64, Int64?)])
  func sample(sampled: Int64, size: Int64, least: Int64?) {
    #expect(
      Self.refusal([
        .wipeBatch: .secret(Happening.digest), .batchSize: .number(size), .sampled: .number(sampled),
        .sampler: .id(Happening.person(2)),
      ]) == least.map { .sampleTooSmall(Self.tag, sampled: sampled, of: size, least: $0) })
  }

  @Test("no more are looked into than there are, and of a sample all is told or nothing")
  func wholeSample() {
    let whole: [EvidenceKey: EvidenceValue?] = [
      .wipeBatch: .secret(Happening.digest), .batchSize: .number(2), .sampled: .number(1),
      .sampler: .id(Happening.person(2)),
    ]
    #expect(Self.refusal(whole) == nil)
    #expect(Self.refusal(whole.merging([.sampled: .number(3)]) { $1 }) == .badCode(.sampled, "3"))
    for key: EvidenceKey in [.wipeBatch, .batchSize, .sampled, .sampler] {
      #expect(
        Self.refusal(whole.filter { $0.key != key }) == .evidenceMissing(.mediumSanitised, key), "\(key)")
    }
    // A batch that nobody has looked into yet.
    #expect(Self.refusal(whole.filter { $0.key != .sampled && $0.key != .sampler }) == nil)
  }

  @Test("who wiped looks into no sample, by no other name and for nobody else")
  func ownSample() throws {
    for (actor, behalf, others, isOwn) in [
      (1, nil, [], true), (2, nil, [], false), (2, 1, [], true), (2, nil, [1], true), (2, nil, [3], false),
    ] as [(UInt8, UInt8?, [UInt8], Bool)] {
      var life = try Self.retired()
      life.actor = Happening.person(actor)
      life.otherNames = others.map(Happening.person)
      var event = life.event(
        .mediumSanitised, to: .retired,
        [
          .wipeBatch: .secret(Happening.digest), .batchSize: .number(20), .sampled: .number(1),
          .sampler: .id(Happening.person(1)),
        ])
      event.evidence[.behalf] = behalf.map { .id(Happening.person($0)) }
      do throws(LifecycleError) {
        try life.take(event)
        #expect(!isOwn)
      } catch {
        #expect(isOwn && error == .ownSample(Self.tag))
      }
    }
  }

  /// What a certificate lacks under these demands.
  private static func lacks(
    _ demands: [CertificateDemand], _ values: [EvidenceKey: EvidenceValue?]
  ) throws -> [EvidenceKey] {
    var life = try retired()
    let event = life.event(.mediumSanitised, to: .retired, values)
    do throws(LifecycleError) {
      life.asset = try life.asset?.followed(
        by: event,
        under: Policy(
          name: "careful", profile: .solo, ladder: Policy.unwritten.ladder, minimumYears: [:],
          retentionYears: 10,
          missingDays: 15, sample: 20, returnDays: 10, wipeWitness: .leaving, holdWitness: .anyone,
          certificates: demands))
      return []
    } catch {
      guard case .certificateLacks(tag, let keys) = error else { throw error }
      return keys
    }
  }

  @Test("what a house asks of a level is asked of that level, and what left the data behind need not say it")
  func demands() throws {
    let demands = [
      CertificateDemand(method: nil, from: nil, keys: [.verifier]),
      CertificateDemand(method: .destroy, from: nil, keys: [.video, .machine, .keyHolder]),
      CertificateDemand(method: .purge, from: nil, keys: [.machine, .keyHolder, .sectors]),
    ]
    #expect(try Self.lacks(demands, [.method: .code("clear")]) == [.verifier])
    #expect(try Self.lacks(demands, [.method: .code("destroy")]) == [.machine, .verifier, .video])
    #expect(try Self.lacks(demands, [:]) == [.sectors, .verifier])
    #expect(
      try Self.lacks(demands, [.technique: .code("crypto-erase")]) == [.keyHolder, .sectors, .verifier])
    #expect(try Self.lacks(demands, [.sectors: .number(9), .verifier: .id(Happening.person(2))]) == [])
    #expect(try Self.lacks(demands, [.result: .code("failed")]) == [])
    #expect(try Self.lacks(demands, [.validation: .code("rejected")]) == [])
  }

  @Test("what is asked from one class on is asked of that and those above, and the class itself of all")
  func demandsByClass() throws {
    let demands = [CertificateDemand(method: nil, from: .confidential, keys: [.video, .standard])]
    #expect(try Self.lacks(demands, [:]) == [.classBefore])
    for (secrecy, lacks) in [
      ("public", []), ("internal", []), ("confidential", [.standard]), ("restricted", [.standard]),
    ] as [(String, [EvidenceKey])] {
      #expect(try Self.lacks(demands, [.classBefore: .code(secrecy)]) == lacks, "\(secrecy)")
    }
  }

  @Test("a wipe ends after it began, and not later than the day after it was filed")
  func times() {
    func told(_ began: String?, _ ended: String?) -> LifecycleError? {
      Self.refusal([.began: began.map { .code($0) }, .ended: ended.map { .code($0) }])
    }
    #expect(told("2026-11-23T09:13:02", "2026-11-23T09:13:02") == nil)
    #expect(told("2026-11-23T09:13:02", "2026-11-24T23:59:59") == nil)
    #expect(
      told("2026-11-23T09:13:02", "2026-11-23T09:13:01") == .badCode(.ended, "2026-11-23T09:13:01"))
    #expect(told("2026-11-25T00:00:00", nil) == .badDay(Day("2026-11-25")!))
    #expect(told(nil, "2026-11-25T00:00:00") == .badDay(Day("2026-11-25")!))
  }
}
