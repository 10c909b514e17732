import Ledger
import Model
import Testing

@Suite("MerkleFrontier")
struct MerkleFrontierTests {
  @Test("the eight trees of the Certificate Transparency reference set have the published roots")
  func reference() throws {
    let leaves = [
      "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ]
    let roots = [
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]
    var hasher = SHA256Hasher()
    var frontier = MerkleFrontier()
    #expect(
      frontier.root(using: &hasher).text == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )
    for (leaf, root) in zip(leaves, roots) {
      frontier.append(hasher.leaf(try bytes(leaf)), using: &hasher)
      #expect(frontier.root(using: &hasher).text == root)
    }
    #expect(frontier.size == 8)
  }

  @Test("the root is the defined one at every size to 4096")
  func everySize() throws {
    let leaves = try numberedLeaves(4096)
    var defined = try DefinedTree(leaves)
    var hasher = SHA256Hasher()
    var frontier = MerkleFrontier()
    for size in 1...leaves.count {
      frontier.append(leaves[size - 1], using: &hasher)
      let expected = defined.root(0..<size)
      #expect(frontier.root(using: &hasher) == expected)
    }
  }

  @Test("one row written an append is enough to go on from any size")
  func stored() throws {
    let leaves = try numberedLeaves(130)
    var hasher = SHA256Hasher()
    var frontier = MerkleFrontier()
    var table: [Int: Digest] = [:]
    for (index, leaf) in leaves.enumerated() {
      let rows = table.map { MerkleFrontier.Row(level: $0.key, hash: $0.value) }
      var restored = try MerkleFrontier(size: UInt64(index), rows: rows)
      #expect(restored == frontier)
      #expect(restored.root(using: &hasher) == frontier.root(using: &hasher))
      let row = frontier.append(leaf, using: &hasher)
      restored.append(leaf, using: &hasher)
      #expect(restored == frontier)
      table[row.level] = row.hash
    }
    #expect(frontier.rows.map(\.level) == [1, 7])
  }

  @Test("a frontier without one of its rows is refused")
  func missingRow() throws {
    var hasher = SHA256Hasher()
    var frontier = MerkleFrontier()
    for leaf in try numberedLeaves(11) { frontier.append(leaf, using: &hasher) }
    #expect(frontier.rows.map(\.level) == [0, 1, 3])
    for level in [0, 1, 3] {
      #expect(throws: LedgerError.frontierLacks(level: level)) {
        try MerkleFrontier(size: 11, rows: frontier.rows.filter { $0.level != level })
      }
    }
    #expect(throws: LedgerError.frontierLacks(level: 2)) {
      try MerkleFrontier(size: 12, rows: frontier.rows)
    }
    #expect(throws: LedgerError.frontierLacks(level: 0)) { try MerkleFrontier(size: .max, rows: []) }
  }
}
