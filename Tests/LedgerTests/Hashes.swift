import Ledger
import Model
import Testing

func bytes(_ hex: String) throws -> [UInt8] {
  try #require(Hex.bytes(hex))
}

func digest(_ hex: String) throws -> Digest {
  try #require(Digest(hex))
}

/// Leaf `n` of the trees in these tests: the hash of the number, in two bytes.
func numberedLeaves(_ count: Int) throws -> [Digest] {
  var hasher = SHA256Hasher()
  return (0..<count).map { hasher.leaf([UInt8($0 >> 8), UInt8($0 & 255)]) }
}

/// The definition of RFC 9162 §2.1.1, word for word, remembering what it has computed.
struct DefinedTree: ~Copyable {
  let leaves: [Digest]
  var hasher: SHA256Hasher
  var known: [Range<Int>: Digest] = [:]

  init(_ leaves: [Digest]) throws {
    self.leaves = leaves
    hasher = SHA256Hasher()
  }

  mutating func root(_ range: Range<Int>) -> Digest {
    if let hash = known[range] { return hash }
    let hash: Digest
    switch range.count {
    case 0: hash = hasher.digest([])
    case 1: hash = leaves[range.lowerBound]
    default:
      var k = 1
      while k * 2 < range.count { k *= 2 }
      let left = root(range.lowerBound..<range.lowerBound + k)
      let right = root(range.lowerBound + k..<range.upperBound)
      hash = hasher.node(left, right)
    }
    known[range] = hash
    return hash
  }
}
