import Ledger
import Model
import Testing

@Suite("SHA256Hasher")
struct SHA256HasherTests {
  @Test(
    "FIPS 180-4: the published digests",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
    ])
  func published(text: String, hex: String) throws {
    var hasher = SHA256Hasher()
    let first = hasher.digest(Array(text.utf8))
    let second = hasher.digest(Array(text.utf8))
    #expect(first.text == hex)
    #expect(second == first)
  }

  @Test("FIPS 180-4: a million times the letter a")
  func million() throws {
    var hasher = SHA256Hasher()
    let hash = hasher.digest([UInt8](repeating: 0x61, count: 1_000_000))
    #expect(hash.text == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("leaves and nodes carry their prefix")
  func prefixes() throws {
    var hasher = SHA256Hasher()
    let empty = hasher.leaf([])
    #expect(empty.text == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
    let zero = hasher.leaf([0x00])
    let node = hasher.node(empty, zero)
    #expect(node.text == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")
    let plain = hasher.digest([0x01] + empty.bytes + zero.bytes)
    #expect(plain == node)
    let spelled = Array("event".utf8)
    let whole = hasher.leaf(spelled)
    let lent = spelled.withUnsafeBytes { hasher.leaf($0) }
    #expect(whole == lent)
  }
}
