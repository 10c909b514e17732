import JSONBytes
import Testing

@Suite("JSON from hostile hands")
struct JSONFuzzTests {
  private static let corpus = [
    #"{"a":[1,-2,"x\n\u001b",{"b64":"/w=="}],"b":true,"c":{"d":false,"e_9":"é汉😀"}}"#,
    #" { "b" : -0.5e+3 , "a" : null , "\u0061\/" : "\ud83d\ude00" } "#,
    #"["","\"\\",[[[[]]]],0,9007199254740991]"#,
  ].map { Array($0.utf8) }
  private static let pieces = [
    "\"", "\\", "{", "}", "[", "]", ":", ",", " ", "0", "-", ".", "e", "\\u", "d800", "null", "true", "\u{0}",
    "a",
  ].map { Array($0.utf8) }

  private func mutated(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let at = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, at + Int.random(in: 0...3, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes.removeSubrange(at..<end)
      case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: at)
      case 2: bytes.insert(contentsOf: Self.pieces.randomElement(using: &random) ?? [], at: at)
      case 3: bytes.insert(contentsOf: bytes[at..<end], at: Int.random(in: 0...bytes.count, using: &random))
      default: if at < bytes.count { bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random) }
      }
    }
    return bytes
  }

  @Test("twenty thousand damaged documents are accepted or refused, and one reading agrees with the other")
  func mutations() throws {
    var random = SplitMix64(seed: 0x7A67_726F_6C6C)
    var accepted = 0
    for round in 0..<20_000 {
      let bytes = mutated(Self.corpus[round % Self.corpus.count], &random)
      let error = refusal(bytes)
      if let error { #expect((0...bytes.count).contains(error.offset)) }
      if refusal(bytes, form: .canonical) == nil {
        accepted += 1
        #expect(error == nil)
        #expect(try rewritten(bytes, form: .canonical) == bytes)
      }
    }
    #expect(accepted > 100)
  }

  @Test("ten thousand random canonical documents come back byte for byte")
  func roundTrips() throws {
    var random = SplitMix64(seed: 42)
    for _ in 0..<10_000 {
      var writer = JSONWriter(form: .canonical)
      writeValue(&writer, depth: 0, &random)
      let bytes = writer.bytes
      try CanonicalJSON.check(bytes)
      #expect(try rewritten(bytes, form: .canonical) == bytes)
      #expect(try rewritten(bytes) == bytes)
    }
  }

  private func writeValue(_ writer: inout JSONWriter, depth: Int, _ random: inout SplitMix64) {
    switch Int.random(in: depth > 4 ? 2..<6 : 0..<6, using: &random) {
    case 0:
      writer.beginObject()
      let names = Set((0..<Int.random(in: 0...6, using: &random)).map { _ in randomName(&random) })
      for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        writer.name(name)
        writeValue(&writer, depth: depth + 1, &random)
      }
      writer.endObject()
    case 1:
      writer.beginArray()
      for _ in 0..<Int.random(in: 0...5, using: &random) { writeValue(&writer, depth: depth + 1, &random) }
      writer.endArray()
    case 2: writer.bool(Bool.random(using: &random))
    case 3:
      let shift = Int64.random(in: 0..<53, using: &random)
      writer.integer(Int64.random(in: CanonicalJSON.integers, using: &random) >> shift)
    case 4:
      var text = ""
      for _ in 0..<Int.random(in: 0...20, using: &random) {
        let top: UInt32 = [0x20, 0x80, 0x800, 0x1_0000, 0x11_0000].randomElement(using: &random) ?? 0x80
        if let scalar = Unicode.Scalar(UInt32.random(in: 0..<top, using: &random)) {
          text.unicodeScalars.append(scalar)
        }
      }
      writer.string(text)
    default:
      writer.text(
        bytes: (0..<Int.random(in: 0...9, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        })
    }
  }

  private func randomName(_ random: inout SplitMix64) -> String {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789_".utf8)
    let name = (0..<Int.random(in: 1...40, using: &random)).map { _ in
      alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
    }
    return String(decoding: name, as: UTF8.self)
  }
}
