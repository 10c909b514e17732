import Model
import Testing

@Suite("Digest")
struct DigestTests {
  private let hex = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1eff"

  @Test("anything but 32 bytes or 64 hexadecimal digits is refused")
  func refused() {
    #expect(Digest(bytes: []) == nil)
    #expect(Digest(bytes: [UInt8](repeating: 0, count: 31)) == nil)
    #expect(Digest(bytes: [UInt8](repeating: 0, count: 33)) == nil)
    #expect(Digest(String(hex.dropLast(2))) == nil)
    #expect(Digest(hex + "00") == nil)
    #expect(Digest(hex.dropLast() + "g") == nil)
  }

  @Test("32 bytes keep their order, in bytes and in text")
  func order() {
    let bytes = Array(UInt8(0)..<31) + [0xFF]
    #expect(Digest(bytes: bytes)?.bytes == bytes)
    #expect(Digest(bytes: bytes)?.text == hex)
    #expect(Digest(hex.uppercased()) == nil)
    #expect(Digest(bytes: bytes.reversed()) != Digest(bytes: bytes))
  }
}
