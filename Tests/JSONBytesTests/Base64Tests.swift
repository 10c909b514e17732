import JSONBytes
import Testing

@Suite("Base64")
struct Base64Tests {
  @Test(
    "only the spelling that would be written is read",
    arguments: [
      "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Z===", "====", "=", "Zg==Zg==", "Zm9v\n", " Zm9v", "Zm9-",
      "Zm_v",
      "Zm=v", "Zm9vYg==\n", "Zm9é",
    ])
  func refused(text: String) {
    #expect(Base64.decode(text.utf8) == nil)
  }

  @Test(
    "RFC 4648 §10: the test vectors, both ways",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
      ("foobar", "Zm9vYmFy"),
    ])
  func vectors(plain: String, encoded: String) {
    #expect(Base64.encode(Array(plain.utf8)) == encoded)
    #expect(Base64.decode(encoded.utf8) == Array(plain.utf8))
  }

  @Test("before padding only digits whose unused bits are zero are read")
  func unusedBits() {
    let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    #expect(Base64.decode([0x5A, 0x00, 0x3D, 0x3D]) == nil)
    #expect(digits.filter { Base64.decode("Zm\($0)=".utf8) != nil } == "AEIMQUYcgkosw048")
    #expect(digits.filter { Base64.decode("Z\($0)==".utf8) != nil } == "AQgw")
  }

  @Test("every value of the alphabet is read as it is written")
  func alphabet() {
    let all = (UInt8(0)...255).map { $0 }
    let text = Base64.encode(all)
    #expect(text.hasPrefix("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIj"))
    #expect(text.hasSuffix("/P3+/w=="))
    #expect(Base64.decode(text.utf8) == all)
  }
}
