import Ledger
import Model
import Testing

@Suite("Commitment")
struct CommitmentTests {
  @Test(
    "RFC 4231: the published codes",
    arguments: [
      (
        String(repeating: "0b", count: 20), "Hi There",
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
      ),
      (
        "4a656665", "what do ya want for nothing?",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
      ),
      (
        String(repeating: "aa", count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
      ),
      (
        String(repeating: "aa", count: 131),
        "This is a test using a larger than block-size key and a larger than block-size data. "
          + "The key needs to be hashed before being used by the HMAC algorithm.",
        "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
      ),
    ])
  func published(key: String, data: String, code: String) throws {
    #expect(try HMACSHA256.code(of: Array(data.utf8), key: bytes(key)).text == code)
  }

  @Test("RFC 4231: the published codes of repeated bytes")
  func repeated() throws {
    let third = try HMACSHA256.code(
      of: [UInt8](repeating: 0xDD, count: 50), key: [UInt8](repeating: 0xAA, count: 20))
    #expect(third.text == "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe")
    let fourth = try HMACSHA256.code(
      of: [UInt8](repeating: 0xCD, count: 50), key: Array(UInt8(0x01)...0x19))
    #expect(fourth.text == "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b")
  }

  private let salt = Array(UInt8(0)..<32)

  @Test("a commitment opens with its class, value and salt, and with nothing else")
  func opening() throws {
    let value = Array("王芳".utf8)
    let commitment = try #require(try Commitment(class: "person_name", value: value, salt: salt))
    #expect(commitment.digest == (try HMACSHA256.code(of: Array("person_name\u{0}王芳".utf8), key: salt)))
    #expect(try commitment.opens(class: "person_name", value: value, salt: salt))
    #expect(try !commitment.opens(class: "person_mail", value: value, salt: salt))
    #expect(try !commitment.opens(class: "person_name", value: value + [0x20], salt: salt))
    #expect(try !commitment.opens(class: "person_name", value: value, salt: salt.reversed()))
  }

  @Test("no class and value can be cut in two ways, and a short salt is refused")
  func ambiguous() throws {
    #expect(try Commitment(class: "a\u{0}b", value: [0x63], salt: salt) == nil)
    for count in [0, 16, 31, 33] {
      #expect(try Commitment(class: "a", value: [], salt: [UInt8](repeating: 1, count: count)) == nil)
    }
  }

  @Test("two draws of random bytes differ, and have the length asked for")
  func random() throws {
    let (first, second) = (try SystemRandom.bytes(32), try SystemRandom.bytes(32))
    #expect(first.count == 32)
    #expect(first != second)
    #expect(try SystemRandom.bytes(0).isEmpty)
  }
}
