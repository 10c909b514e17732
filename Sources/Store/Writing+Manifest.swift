public import Lifecycle
public import Model

extension Writing {
  /// Writes down a permit or certificate that a vendor has shown.
  public func certify(
    _ vendor: EntityID, _ scheme: VendorScheme, number: String, until day: Day
  ) throws(StoreError) {
    let evidence: [EvidenceKey: EvidenceValue] = [
      .scheme: .code(scheme.rawValue), .certificate: .secret(try seal(number, as: .text)), .until: .day(day),
    ]
    try append(event(.vendorCertified, subject: vendor, evidence: Evidence(evidence)), nil)
  }

  /// Opens a load for one vendor and one way.
  public func openManifest(for vendor: EntityID, _ route: DisposalMethod) throws(StoreError) -> Manifest {
    let table = ManifestTable(connection)
    let evidence: [EvidenceKey: EvidenceValue] = [
      .manifest: .number(try table.lastNumber() + 1), .vendor: .id(vendor), .route: .code(route.rawValue),
    ]
    let id = newID()
    try append(event(.manifestOpened, subject: id, evidence: Evidence(evidence)), nil)
    guard let manifest = try table.manifest(id) else { throw .badView(table: "manifest") }
    return manifest
  }

  /// Takes a whole load a step further: the load first, then each thing of it, in order of tag.
  ///
  /// - Parameters:
  ///   - facts: what the event says beside the number of the load and of its things.
  ///   - step: what follows for one thing of it.
  public func take(
    _ manifest: Manifest, _ kind: EventKind, _ facts: [EvidenceKey: EvidenceValue], _ assets: [Asset],
    day: Day, step: (Asset) throws(StoreError) -> Step
  ) throws(StoreError) -> Manifest {
    var facts = facts
    facts[.manifest] = .number(manifest.number)
    facts[.items] = .number(Int64(assets.count))
    try append(event(kind, subject: manifest.id, evidence: Evidence(facts)), nil)
    for asset in assets { _ = try record([try step(asset)], on: asset, day: day) }
    guard let after = try ManifestTable(connection).manifest(manifest.id) else {
      throw .badView(table: "manifest")
    }
    return after
  }
}
