internal import Lifecycle
internal import Model

/// What loads and vendors' papers are kept in: the views on an append and a rebuild, memory on a verification.
/// ``ManifestFold`` decides over both.
protocol ManifestBook: AnyObject {
  func manifest(_ id: EntityID) throws(StoreError) -> Manifest?
  func manifest(number: Int64) throws(StoreError) -> Manifest?
  /// The highest number so far; 0 before the first.
  func lastNumber() throws(StoreError) -> Int64
  func save(_ manifest: Manifest) throws(StoreError)
  /// The assets that are on a load.
  func members(of manifest: Int64) throws(StoreError) -> Set<EntityID>

  func isVendor(_ id: EntityID) throws(StoreError) -> Bool
  func papers(of vendor: EntityID) throws(StoreError) -> [VendorPaper]
  func save(_ paper: VendorPaper) throws(StoreError)
}
