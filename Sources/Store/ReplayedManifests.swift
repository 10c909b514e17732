internal import Lifecycle
internal import Model

/// The loads and vendors' papers of a replay.
final class ReplayedManifests: ManifestBook {
  private var numbers: [EntityID: Int64] = [:]
  private var manifests: [Int64: Manifest] = [:]
  private var things: [Int64: Set<EntityID>] = [:]
  private var vendors: Set<EntityID> = []
  private var papers: [EntityID: [VendorScheme: VendorPaper]] = [:]

  func add(vendor: EntityID) { vendors.insert(vendor) }

  /// Takes in that an asset is on another load than before.
  func move(_ asset: EntityID, from before: Int64?, to after: Int64?) {
    guard before != after else { return }
    if let before { things[before]?.remove(asset) }
    if let after { things[after, default: []].insert(asset) }
  }

  /// What each view of loads must hold.
  func expected() -> [String: SetDigest] {
    var expected: [String: SetDigest] = [:]
    for manifest in manifests.values {
      expected["manifest", default: SetDigest()].add { ViewRow.manifest(manifest, into: &$0) }
    }
    for paper in papers.values.flatMap(\.values) {
      expected["vendor_paper", default: SetDigest()].add { ViewRow.paper(paper, into: &$0) }
    }
    return expected
  }

  func manifest(_ id: EntityID) -> Manifest? { numbers[id].flatMap { manifests[$0] } }
  func manifest(number: Int64) -> Manifest? { manifests[number] }
  func lastNumber() -> Int64 { Int64(manifests.count) }
  func save(_ manifest: Manifest) {
    numbers[manifest.id] = manifest.number
    manifests[manifest.number] = manifest
  }
  func members(of manifest: Int64) -> Set<EntityID> { things[manifest] ?? [] }

  func isVendor(_ id: EntityID) -> Bool { vendors.contains(id) }
  func papers(of vendor: EntityID) -> [VendorPaper] { papers[vendor].map { Array($0.values) } ?? [] }
  func save(_ paper: VendorPaper) { papers[paper.vendor, default: [:]][paper.scheme] = paper }
}
