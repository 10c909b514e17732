internal import Model

/// Rows of the `asset` and `part` views, to and from the value.
struct AssetTable {
  let connection: Connection

  static let columns = """
    no, id, tag, category, stage, stage_since, holder_kind, holder, place, ownership, origin, return_to, \
    return_holder_kind, return_holder, repair_order, purchase, maker, model, serial, registered, purchased, price_minor, \
    price_currency, warranty_until, warranty_vendor, unlisted_data, data_state, route, holds, scan, received_by, asked_by, \
    appraised_by, approved_by, cleaned_by, released_by, lost_by, version, last_seq, due, acknowledged, department, \
    manifest, receipt_seq, approvals, appraisers, cause, \
    labelled_seq, waits_for, replaces, replaced_by
    """

  /// Where the number of the last event stands in ``columns``.
  static let lastSequence: Int32 = 38

  /// ``columns`` one by one, of a table that goes by another name.
  static func columns(of table: String) -> [String] { named(columns, of: table) }

  private static func named(_ columns: String, of table: String) -> [String] {
    columns.split(separator: ",").map { "\(table).\($0.filter { $0 != " " })" }
  }

  func load(no: Int64) throws(StoreError) -> Asset? {
    try connection.first("SELECT \(Self.columns) FROM asset WHERE no = ?1", [.integer(no)]) {
      row throws(StoreError) in
      try asset(row)
    }
  }

  func load(id: EntityID) throws(StoreError) -> (no: Int64, asset: Asset)? {
    try connection.first("SELECT \(Self.columns) FROM asset WHERE id = ?1", [.text(id.text)]) {
      row throws(StoreError) in
      (row.integer(0), try asset(row))
    }
  }

  /// The asset in a row of ``columns``, with its parts.
  func asset(_ row: Statement) throws(StoreError) -> Asset {
    var asset = try bare(row)
    asset.parts = try parts(of: row.integer(0))
    return asset
  }

  /// Assets with their parts, one at a time, by one statement however many there are.
  ///
  /// - Parameters:
  ///   - chosen: a SELECT of whole rows of `asset`.
  ///   - order: columns of `a`, by which assets come; it must tell any two of them apart.
  func each(
    _ chosen: String, order: String, _ values: [SQLValue], _ body: (Asset) throws -> Void
  ) throws {
    let statement = try connection.statement(Self.withParts(chosen, order: order))
    defer { statement.reset() }
    try statement.bind(values)
    let firstOfPart = Int32(Self.columns(of: "a").count)
    var current: (no: Int64, asset: Asset)?
    while try statement.step() {
      let no = statement.integer(0)
      if current?.no != no {
        if let current { try body(current.asset) }
        current = (no, try bare(statement))
      }
      if !statement.isNull(firstOfPart) {
        current?.asset.parts.append(try Self.part(statement, at: firstOfPart))
      }
    }
    if let current { try body(current.asset) }
  }

  /// The question behind ``each(_:order:_:_:)``.
  static func withParts(_ chosen: String, order: String) -> String {
    """
    SELECT \((columns(of: "a") + named(partColumns, of: "p")).joined(separator: ", "))
    FROM (\(chosen)) a LEFT JOIN part p ON p.asset = a.no ORDER BY \(order), p.number
    """
  }

  /// The asset in a row of ``columns``, still without its parts.
  func bare(_ row: Statement) throws(StoreError) -> Asset {
    guard let id = row.id(1), let tag = Tag(row.text(2)), let category = Category(rawValue: row.text(3)),
      let stage = Stage(rawValue: row.text(4)), let since = row.day(5),
      let kind = Holder.Kind(rawValue: row.text(6)),
      let ownership = Ownership(rawValue: row.text(9)), let origin = Asset.Origin(rawValue: row.text(10)),
      let registered = row.day(19), let unlisted = DataState(rawValue: row.text(25))
    else { throw .badView(table: "asset") }
    var asset = Asset(
      id: id, tag: tag, category: category, stage: stage, on: since, holder: Holder(kind, row.id(7)),
      place: row.id(8),
      ownership: ownership, origin: origin)
    asset.returnTo = row.optionalText(11).flatMap(Stage.init(rawValue:))
    asset.returnHolder = row.optionalText(12).flatMap(Holder.Kind.init(rawValue:)).map {
      Holder($0, row.id(13))
    }
    asset.repairOrder = row.optionalInteger(14)
    asset.purchase = row.optionalInteger(15)
    asset.maker = row.device(16)
    asset.model = row.device(17)
    asset.serial = row.device(18)
    asset.registered = registered
    asset.purchased = row.day(20)
    asset.price = row.optionalInteger(21).flatMap { Money(minorUnits: $0, currency: row.text(22)) }
    asset.warrantyUntil = row.day(23)
    asset.warrantyVendor = row.digest(24)
    asset.unlistedData = unlisted
    asset.route = row.optionalText(27)
    asset.holds = try holds(row.optionalText(28))
    asset.scan = row.digest(29)
    asset.hands.receivedBy = row.hand(30)
    asset.hands.askedBy = row.hand(31)
    asset.hands.appraisedBy = row.hand(32)
    asset.hands.approvedBy = row.hand(33)
    asset.hands.cleanedBy = row.hand(34)
    asset.hands.releasedBy = row.hand(35)
    asset.hands.lostBy = row.hand(36)
    asset.version = row.integer(37)
    asset.lastSequence = row.integer(Self.lastSequence)
    asset.due = row.day(39)
    asset.acknowledged = row.optionalInteger(40)
    asset.department = row.digest(41)
    asset.manifest = row.optionalInteger(42)
    asset.receipt = row.optionalInteger(43)
    for one in (row.optionalText(44) ?? "").split(separator: " ") {
      guard let approval = Approval(one) else { throw .badView(table: "asset") }
      asset.hands.approvals.append(approval)
    }
    for one in (row.optionalText(45) ?? "").split(separator: " ") {
      guard let hand = Hand(one) else { throw .badView(table: "asset") }
      asset.hands.appraisers.append(hand)
    }
    asset.cause = row.optionalText(46)
    asset.labelled = row.optionalInteger(47)
    asset.waitsFor = row.optionalText(48).flatMap(RepairWait.init(rawValue:))
    asset.replaces = row.id(49)
    asset.replacedBy = row.id(50)
    return asset
  }

  private func holds(_ text: String?) throws(StoreError) -> [Hold] {
    var holds: [Hold] = []
    for one in (text ?? "").split(separator: " ") {
      guard let hold = Hold(one) else { throw .badView(table: "asset") }
      holds.append(hold)
    }
    return holds
  }

  private static let partColumns =
    "number, kind, maker, model, serial, slot, size_bytes, data, removed, evidence_seq"

  private func parts(of no: Int64) throws(StoreError) -> [PlacedPart] {
    try connection.rows(
      "SELECT \(Self.partColumns) FROM part WHERE asset = ?1 ORDER BY number", [.integer(no)]
    ) {
      row throws(StoreError) in try Self.part(row, at: 0)
    }
  }

  /// The part in a row, whose ``partColumns`` begin at a column.
  private static func part(_ row: Statement, at first: Int32) throws(StoreError) -> PlacedPart {
    guard let kind = Part.Kind(rawValue: row.text(first + 1)),
      let data = DataState(rawValue: row.text(first + 7))
    else {
      throw .badView(table: "part")
    }
    var placed = PlacedPart(
      Part(
        number: Int(row.integer(first)), kind: kind, maker: row.device(first + 2),
        model: row.device(first + 3),
        serial: row.device(first + 4), slot: DeviceText(bytes: row.blob(first + 5)),
        sizeBytes: row.optionalInteger(first + 6)), data: data)
    guard let whereabouts = PartWhereabouts(rawValue: row.integer(first + 8)) else {
      throw .badView(table: "part")
    }
    placed.whereabouts = whereabouts
    placed.evidenceSequence = row.optionalInteger(first + 9)
    return placed
  }
}
