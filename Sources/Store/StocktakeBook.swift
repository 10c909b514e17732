internal import Lifecycle
internal import Model

/// What a stocktake is kept in, and what it asks of the roll: the views on an append and a rebuild, memory on a
/// verification. ``StocktakeFold`` decides over both.
protocol StocktakeBook: AnyObject {
  // MARK: The roll

  func entry(_ id: EntityID) throws(StoreError) -> BookEntry?
  /// Every asset, in the order they came onto the roll.
  func eachEntry(_ body: (BookEntry) throws(StoreError) -> Void) throws(StoreError)

  // MARK: Stocktakes

  func stocktake(_ id: EntityID) throws(StoreError) -> Stocktake?
  /// The highest number so far; 0 before the first.
  func lastNumber() throws(StoreError) -> Int64
  /// Those that are not closed and take a scan report for a sighting.
  func openToEvidence() throws(StoreError) -> [Stocktake]
  func save(_ stocktake: Stocktake) throws(StoreError)

  func line(_ no: Int64, of stocktake: Int64) throws(StoreError) -> StocktakeLine?
  func save(_ line: StocktakeLine, _ no: Int64, of stocktake: Int64) throws(StoreError)
  func add(_ code: CountedCode, of stocktake: Int64) throws(StoreError)
  func person(_ id: EntityID, of stocktake: Int64) throws(StoreError) -> StocktakePerson?
  func persons(of stocktake: Int64) throws(StoreError) -> [StocktakePerson]
  func save(_ person: StocktakePerson, of stocktake: Int64) throws(StoreError)

  /// The lines nobody and nothing has shown, with what the books say of them now, in the order of the roll.
  func unseen(of stocktake: Int64) throws(StoreError) -> [(line: StocktakeLine, entry: BookEntry)]
  /// The lines somebody must look into, in the order of the roll.
  func discrepant(of stocktake: Int64) throws(StoreError) -> [(line: StocktakeLine, entry: BookEntry)]
  func codes(of stocktake: Int64) throws(StoreError) -> [CountedCode]
  /// Nothing of its lines and codes will change any more.
  func settle(_ stocktake: Int64) throws(StoreError)
}

/// A code somebody read that names nothing on the roll.
struct CountedCode: Sendable, Hashable {
  /// The commitment to it.
  var code: Digest
  /// Its place within the event that counts it, from 0.
  var position: Int64
  var sighting: Sighting
  var finding: CountFinding
}
