import Ledger
import Model
import Store

/// The part of a pack that proves itself: events, tree, checkpoint and proofs, over the first events of a roll.
struct PackTree {
  let roll: Roll
  let size: Int64
  /// The signed note over these events.
  let checkpoint: [UInt8]

  /// - Parameter earlier: a signed head of this roll that somebody kept, and its note.
  func write(
    rows: [Int64], since earlier: (head: KeptHead, note: [UInt8])?, into zip: inout ZipWriter
  ) throws {
    _ = try zip.add("checkpoint", checkpoint)
    var hasher = SHA256Hasher()
    let tree = try writeTiles(into: &zip, using: &hasher)
    if let earlier {
      _ = try zip.add("since", earlier.note)
      let proof = try tree.consistencyProof(from: UInt64(earlier.head.size), using: &hasher, leaves)
      guard let proof else {
        throw StoreError.ledger(.sizesOutOfOrder(from: UInt64(earlier.head.size), to: tree.size))
      }
      _ = try zip.add("consistency", ProofText.consistency(proof, checkpoint: checkpoint))
    }
    // In the order of the log, so that rows whose events lie near each other read the same leaves once.
    var last: (tile: UInt64, leaves: [Digest])?
    for row in rows.sorted() {
      let proof = try tree.inclusionProof(of: UInt64(row), using: &hasher) { tile in
        if let last, last.tile == tile { return last.leaves }
        let read = try leaves(tile)
        last = (tile, read)
        return read
      }
      guard let proof else { throw StoreError.ledger(.noSuchLeaf(index: UInt64(row), size: tree.size)) }
      _ = try zip.add("proofs/\(row).tlog-proof", ProofText.inclusion(proof, checkpoint: checkpoint))
    }
  }

  private func leaves(_ tile: UInt64) throws -> [Digest] {
    let first = Int64(tile * TiledTree.width)
    return try roll.leaves(first..<first + Int64(TiledTree.width))
  }

  private func writeTiles(
    into zip: inout ZipWriter, using hasher: inout SHA256Hasher
  ) throws -> TiledTree {
    var writer = BundleWriter(zip, hasher: SHA256Hasher())
    try roll.eachBody(before: size) { leaf, body in try writer.add(leaf, body) }
    let tree = try writer.finish()
    zip = writer.zip
    var level = 1
    while true {
      let hashes = tree.hashes(level: level)
      if hashes.isEmpty { return tree }
      for (number, start) in stride(from: 0, to: hashes.count, by: Int(TiledTree.width)).enumerated() {
        let tile = hashes[start..<min(start + Int(TiledTree.width), hashes.count)]
        _ = try zip.add(
          TilePath.hashes(level: level, UInt64(number), width: tile.count), tile.flatMap(\.bytes))
      }
      level += 1
    }
  }
}

/// Gathers 256 events at a time into a bundle and its tile of leaf hashes.
private struct BundleWriter: ~Copyable {
  var zip: ZipWriter
  private var hasher: SHA256Hasher
  private var tree = TiledTree()
  private var leaves: [Digest] = []
  private var bundle: [UInt8] = []
  private var number: UInt64 = 0

  init(_ zip: ZipWriter, hasher: consuming SHA256Hasher) {
    self.zip = zip
    self.hasher = hasher
  }

  mutating func add(_ leaf: Digest, _ body: [UInt8]) throws {
    leaves.append(leaf)
    bundle += [UInt8(truncatingIfNeeded: body.count >> 8), UInt8(truncatingIfNeeded: body.count)]
    bundle += body
    if leaves.count == Int(TiledTree.width) { try flush() }
  }

  mutating func finish() throws -> TiledTree {
    if !leaves.isEmpty { try flush() }
    return tree
  }

  private mutating func flush() throws {
    _ = try zip.add(TilePath.entries(number, width: leaves.count), bundle)
    _ = try zip.add(TilePath.hashes(level: 0, number, width: leaves.count), leaves.flatMap(\.bytes))
    tree.append(tile: leaves, using: &hasher)
    leaves.removeAll(keepingCapacity: true)
    bundle.removeAll(keepingCapacity: true)
    number += 1
  }
}
