internal import Model

/// The rows of the views, column by column in the order of `views.sql`: what is written, and what a verification
/// expects to find.
enum ViewRow {
  static func asset(_ asset: Asset, no: Int64, into row: inout some RowSink) {
    row.integer(no)
    row.id(asset.id)
    row.text(asset.tag)
    row.text(asset.category.rawValue)
    row.text(asset.stage.rawValue)
    row.text(asset.stageSince)
    row.text(asset.holder.kind.rawValue)
    row.id(asset.holder.id)
    row.id(asset.place)
    row.text(asset.ownership.rawValue)
    row.text(asset.origin.rawValue)
    row.text(asset.returnTo?.rawValue)
    row.text(asset.returnHolder?.kind.rawValue)
    row.id(asset.returnHolder?.id)
    row.integer(asset.repairOrder)
    row.integer(asset.purchase)
    row.blob(asset.maker)
    row.blob(asset.model)
    row.blob(asset.serial)
    row.text(asset.registered)
    row.text(asset.purchased)
    row.integer(asset.price?.minorUnits)
    row.text(asset.price?.currency)
    row.text(asset.warrantyUntil)
    row.blob(asset.warrantyVendor)
    row.text(asset.unlistedData.rawValue)
    row.text(asset.dataState.rawValue)
    row.text(asset.route)
    row.text(asset.holds.isEmpty ? nil : asset.holds.map(\.text).joined(separator: " "))
    row.blob(asset.scan)
    row.hand(asset.hands.receivedBy)
    row.hand(asset.hands.askedBy)
    row.hand(asset.hands.appraisedBy)
    row.hand(asset.hands.approvedBy)
    row.hand(asset.hands.cleanedBy)
    row.hand(asset.hands.releasedBy)
    row.hand(asset.hands.lostBy)
    row.integer(asset.version)
    row.integer(asset.lastSequence)
    row.text(asset.due)
    row.integer(asset.acknowledged)
    row.blob(asset.department)
    row.integer(asset.manifest)
    row.integer(asset.receipt)
    let (approvals, appraisers) = (asset.hands.approvals, asset.hands.appraisers)
    row.text(approvals.isEmpty ? nil : approvals.map(\.text).joined(separator: " "))
    row.text(appraisers.isEmpty ? nil : appraisers.map(\.text).joined(separator: " "))
    row.text(asset.cause)
    row.integer(asset.labelled)
    row.text(asset.waitsFor?.rawValue)
    row.id(asset.replaces)
    row.id(asset.replacedBy)
  }

  static func part(_ placed: PlacedPart, of no: Int64, into row: inout some RowSink) {
    row.integer(no)
    row.integer(Int64(placed.part.number))
    row.text(placed.part.kind.rawValue)
    row.blob(placed.part.maker)
    row.blob(placed.part.model)
    row.blob(placed.part.serial)
    row.blob(placed.part.slot)
    row.integer(placed.part.sizeBytes)
    row.text(placed.data.rawValue)
    row.integer(placed.whereabouts.rawValue)
    row.integer(placed.evidenceSequence)
  }

  static func key(_ key: String, of no: Int64, into row: inout some RowSink) {
    row.text(key)
    row.integer(no)
  }

  static func assetEvent(_ event: Event, of no: Int64, into row: inout some RowSink) {
    row.integer(no)
    row.integer(event.version)
    row.integer(event.sequence)
    row.text(event.on)
  }

  static func tagCounter(_ prefix: String, last: Int64, into row: inout some RowSink) {
    row.text(prefix)
    row.integer(last)
  }

  static func partyEvent(_ event: Event, into row: inout some RowSink) {
    row.id(event.subject)
    row.integer(event.sequence)
  }

  static func alias(_ event: Event, into row: inout some RowSink) {
    row.integer(event.sequence)
    row.id(event.subject)
    row.id(event.evidence.id(.person))
  }

  static func request(_ request: Request, _ event: Event, into row: inout some RowSink) {
    row.text(request.id)
    row.integer(event.sequence)
  }

  /// The roll itself, from its first event.
  static func roll(_ opened: Event, into row: inout some RowSink) {
    row.id(opened.log)
    row.blob(opened.evidence.secret(.organisation))
    row.text(opened.evidence.code(.profile))
    row.text(opened.evidence.code(.publicKey))
    row.text(opened.recordedAt.text)
  }
}
