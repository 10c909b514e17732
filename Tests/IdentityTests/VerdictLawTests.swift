import Identity
import Model
import Testing

/// What holds for every verdict, whatever the machines.
@Suite("Laws of a verdict")
struct VerdictLawTests {
  /// What two machines can have of one key.
  enum Pair: CaseIterable {
    case neither, scanOnly, assetOnly, equal, different
  }

  @Test(
    "no combination of strong keys makes two machines one when a single one differs",
    arguments: [false, true], [false, true])
  func contradictions(isBound: Bool, isPrivileged: Bool) {
    var same = 0
    for virtual in [false, true] {
      for medium in [false, true] {
        for serial in Pair.allCases {
          for uuid in Pair.allCases {
            for board in Pair.allCases {
              for tpm in Pair.allCases {
                var scan = IdentityKeys(isPrivileged: isPrivileged, isVirtual: virtual)
                scan.maker = "LENOVO"
                scan.boardMaker = "LENOVO"
                if medium {
                  scan.macs = ["8c:16:45:aa:bb:cc"]
                  scan.disks = [.init(model: "SSD", serial: "S4EWNX0M123456")]
                  scan.machineID = "0f3c2a1b4d5e6f708192a3b4c5d6e7f8"
                  scan.installID = "m-1"
                  scan.assetTag = "LT-00013"
                }
                var asset = scan
                func put<Value>(
                  _ pair: Pair, _ path: WritableKeyPath<IdentityKeys, Value?>, _ a: Value?, _ b: Value?
                ) {
                  if pair != .neither, pair != .assetOnly { scan[keyPath: path] = a }
                  if pair != .neither, pair != .scanOnly { asset[keyPath: path] = pair == .different ? b : a }
                }
                put(serial, \.serial, "PF2ABCDE", "PF2ABCDF")
                put(
                  uuid, \.uuid, "4c4c4544-0056-4810-8057-b3c04f584831", "4c4c4544-0056-4810-8057-b3c04f584832"
                )
                put(board, \.boardSerial, "L1HF7AB0123", "L1HF7AB0124")
                put(tpm, \.tpmKey, Machines.key(1), Machines.key(2))

                let candidate = Candidate(Machines.id(1), asset, bound: isBound)
                let verdict = Matcher.verdict(of: scan, among: [candidate])

                let differs = [serial, uuid, board, tpm].contains(.different)
                if differs {
                  #expect(verdict.same == nil, "\(serial) \(uuid) \(board) \(tpm)")
                } else if verdict.same != nil {
                  same += 1
                }
                if !isPrivileged { #expect(!verdict.isNew) }
                if !isPrivileged && !isBound { #expect(verdict.same == nil) }
                if medium && isBound && !differs {
                  #expect(verdict.same != nil, "\(serial) \(uuid) \(board) \(tpm)")
                }
              }
            }
          }
        }
      }
    }
    // Without a difference there are 4^4 = 256 combinations. Bound: all of them twice, physical and virtual,
    // where the medium keys agree; and of the bare physical ones those where two strong keys agree. Not
    // bound: those with equal serials, 4^3 = 64, with medium keys and without, of a physical machine.
    #expect(same == (isBound ? 2 * 256 + bareAgreements : isPrivileged ? 2 * 64 : 0))
  }

  /// Any two of the four strong keys reach 80 (50 + 40 is the least). Of 4^4 combinations 3^4 have no equal
  /// pair and 4 * 3^3 have one.
  private let bareAgreements = 256 - 81 - 108

  @Test("a verdict depends on the machines and not on the order of the candidates", arguments: 1...40)
  func permutations(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<25 {
      let scan = anyKeys(&generator)
      var roll = (1...UInt8.random(in: 2...6, using: &generator)).map { number in
        Candidate(Machines.id(number), anyKeys(&generator), bound: Bool.random(using: &generator))
      }
      let verdict = Matcher.verdict(of: scan, among: roll)
      for _ in 0..<3 {
        roll.shuffle(using: &generator)
        #expect(Matcher.verdict(of: scan, among: roll) == verdict)
      }
    }
  }

  @Test("a scanned machine and a scanned asset may change places", arguments: 1...40)
  func symmetry(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let isPrivileged = Bool.random(using: &generator)
      var (one, other) = (anyKeys(&generator), anyKeys(&generator))
      one.isPrivileged = isPrivileged
      other.isPrivileged = isPrivileged
      let there = Matcher.verdict(of: one, among: [Candidate(Machines.id(1), other, bound: true)])
      let back = Matcher.verdict(of: other, among: [Candidate(Machines.id(1), one, bound: true)])
      #expect(there.same == back.same)
      #expect(there.reasons.weighed == back.reasons.weighed)
    }
  }

  @Test("one more agreeing key never makes a recognised machine unknown", arguments: 1...40)
  func monotony(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      var (scan, asset) = (anyKeys(&generator), anyKeys(&generator))
      func verdict() -> Verdict {
        Matcher.verdict(of: scan, among: [Candidate(Machines.id(1), asset, bound: true)])
      }
      guard verdict().same != nil else { continue }
      scan.tpmKey = Machines.key(9)
      asset.tpmKey = Machines.key(9)
      #expect(verdict().same != nil)
      scan.macs.append("8c:16:45:00:00:09")
      asset.macs.append("8c:16:45:00:00:09")
      #expect(verdict().same != nil)
    }
  }

  /// Keys from so small a world that they meet often, placeholders among them.
  private func anyKeys(_ generator: inout SeededGenerator) -> IdentityKeys {
    func one<Value>(of values: [Value?]) -> Value? { values.randomElement(using: &generator) ?? nil }
    var keys = IdentityKeys(
      isPrivileged: one(of: [true, false]) ?? true, isVirtual: one(of: [true, nil, nil]) ?? false)
    keys.maker = one(of: [nil, "LENOVO", "Lenovo", "Dell Inc.", "System manufacturer"])
    keys.model = one(of: [nil, "T480", "T490"])
    keys.serial = one(of: [nil, "PF2ABCDE", "PF2ABCDE", "PF2ABCDF", "Default string"])
    keys.uuid = one(of: [
      nil, "4c4c4544-0056-4810-8057-b3c04f584831", "44454c4c-5600-1048-8057-b3c04f584831",
      "4c4c4544-0056-4810-8057-b3c04f584832", "00000000-0000-0000-0000-000000000000",
    ])
    keys.boardMaker = one(of: [nil, "LENOVO"])
    keys.boardSerial = one(of: [nil, "L1HF7AB0123", "L1HF7AB0124"])
    keys.tpmKey = one(of: [nil, nil, Machines.key(1), Machines.key(2)])
    keys.macs = [one(of: [nil, "8c:16:45:00:00:01", "8c:16:45:00:00:02"])].compactMap(\.self)
    keys.disks = [one(of: [nil, "S4EWNX0M123456", "S4EWNX0M123457"])].compactMap(\.self)
      .map { IdentityKeys.Disk(model: "SSD", serial: $0) }
    keys.machineID = one(of: [nil, "0f3c2a1b4d5e6f708192a3b4c5d6e7f8", "1f3c2a1b4d5e6f708192a3b4c5d6e7f8"])
    keys.assetTag = one(of: [nil, nil, "LT-00013"])
    return keys
  }
}
