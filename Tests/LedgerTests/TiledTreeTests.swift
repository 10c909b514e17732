import Ledger
import Model
import Testing

@Suite("A tree in tiles")
struct TiledTreeTests {
  private struct NoSuchTile: Error {}

  private static func tiled(_ leaves: [Digest], _ hasher: inout SHA256Hasher) -> TiledTree {
    var tree = TiledTree()
    for start in stride(from: 0, to: leaves.count, by: 256) {
      tree.append(tile: Array(leaves[start..<min(start + 256, leaves.count)]), using: &hasher)
    }
    return tree
  }

  @Test(
    "has the root and the proofs of the whole tree, whatever its size",
    arguments: [1, 2, 255, 256, 257, 511, 512, 700, 1024, 1281, 2048, 2305])
  func same(size: Int) throws {
    let leaves = try numberedLeaves(size)
    var hasher = SHA256Hasher()
    var whole = MerkleTree()
    for leaf in leaves { whole.append(leaf, using: &hasher) }
    let tree = Self.tiled(leaves, &hasher)
    #expect(tree.size == UInt64(size))
    #expect(try tree.root(using: &hasher) == whole.root(at: UInt64(size), using: &hasher))
    func tile(_ number: UInt64) throws(NoSuchTile) -> [Digest] {
      let start = Int(number) * 256
      guard start + 256 <= leaves.count else { throw NoSuchTile() }
      return Array(leaves[start..<start + 256])
    }
    for index in stride(from: 0, to: size, by: 7) {
      let proof = try tree.inclusionProof(of: UInt64(index), using: &hasher, tile)
      #expect(try proof == whole.inclusionProof(of: UInt64(index), in: UInt64(size), using: &hasher))
    }
    for first in [0, 1, 200, 255, 256, 300, 512, 640, 1025, size - 1, size] where (0...size).contains(first) {
      let proof = try tree.consistencyProof(from: UInt64(first), using: &hasher, tile)
      #expect(try proof == whole.consistencyProof(from: UInt64(first), to: UInt64(size), using: &hasher))
    }
  }

  @Test("has no proof of a leaf that is not in it, nor of a tree that is larger")
  func beyond() throws {
    var hasher = SHA256Hasher()
    let tree = Self.tiled(try numberedLeaves(300), &hasher)
    func none(_ number: UInt64) throws(NoSuchTile) -> [Digest] { throw NoSuchTile() }
    #expect(try tree.inclusionProof(of: 300, using: &hasher, none) == nil)
    #expect(try tree.consistencyProof(from: 301, using: &hasher, none) == nil)
  }

  @Test("of 65,536 leaves has 256 hashes above them, and one above those")
  func levels() throws {
    var hasher = SHA256Hasher()
    let tree = Self.tiled(try numberedLeaves(65_536), &hasher)
    #expect(tree.hashes(level: 1).count == 256)
    #expect(tree.hashes(level: 2).count == 1)
    #expect(tree.hashes(level: 3).isEmpty)
  }
}
