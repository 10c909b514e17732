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
