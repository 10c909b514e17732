public import CSVBytes
import Identity
import Lifecycle
import Model
public import Store

/// Brings the rows of a file onto the roll, inside one transaction: each is found to be new, changed, the same or refused.
///
/// A thing's registration is one act and whatever else its row says another, so that an import can be taken back: the
/// second is undone, and what it registered is then void.
public final class AssetImport {
  public private(set) var tally = TableTally()

  private let reader: CSVReader
  private let columns: ImportColumns
  private let map: ImportMap
  private let choices: ImportChoices
  private let writing: Writing
  private let names: ImportNames
  /// Assets from this row number on are this import's.
  private let firstNew: Int64
  private let isLostAsked: [Int]
  private let roll: Roll

  /// - Parameter reader: behind the row of headings.
  public init(
    _ reader: CSVReader, _ columns: ImportColumns, _ map: ImportMap, _ choices: ImportChoices, on roll: Roll,
    _ writing: Writing
  ) throws(StoreError) {
    self.reader = reader
    self.columns = columns
    self.map = map
    self.choices = choices
    self.writing = writing
    self.roll = roll
    names = try ImportNames(roll, writing, choices)
    firstNew = try writing.nextAssetNumber()
    try writing.expectMany()
    isLostAsked = columns.lost
  }

  public enum Outcome: Sendable { case new, changed, same, refused(ImportFault) }

  /// Takes the next row.
  ///
  /// - Returns: `nil` behind the last.
  /// - Throws: what ends an import as a whole: ``CSVError``, ``StoreError``.
  public func next() throws -> Outcome? {
    guard try reader.next() else { return nil }
    do throws(Stop) {
      switch try take() {
      case .new:
        tally.counts.new += 1
        return .new
      case .changed:
        tally.counts.changed += 1
        return .changed
      case .same:
        tally.counts.same += 1
        return .same
      }
    } catch {
      switch error {
      case .fault(let fault):
        tally.refuse(fault, line: reader.line)
        return .refused(fault)
      case .void:
        tally.counts.same += 1
        return .same
      case .store(let error): throw error
      }
    }
  }

  /// Why a row goes no further: a reason of its own, or one that ends the import.
  enum Stop: Error {
    case fault(ImportFault)
    case store(StoreError)
    /// The file and the roll agree that there is no such thing any more.
    case void
  }

  private func stored<R>(_ body: () throws(StoreError) -> R) throws(Stop) -> R {
    do throws(StoreError) { return try body() } catch { throw .store(error) }
  }

  private func judged<R>(_ body: () throws(ImportFault) -> R) throws(Stop) -> R {
    do throws(ImportFault) { return try body() } catch { throw .fault(error) }
  }

  private enum Taken { case new, changed, same }

  private func take() throws(Stop) -> Taken {
    if let fault = reader.fault { throw .fault(.row(fault)) }
    let row = try judged { () throws(ImportFault) in try ImportRow(reader, columns, map, choices) }
    let keys = Keys(row, choices)
    let known = try known(keys, isGone: row.goneBy != nil)
    let outcome = if let known { try update(known, row, keys) } else { try begin(row, keys) }
    if outcome != .same { tally.counts.sample(row.tag ?? row.serial.value?.string ?? "") }
    for column in isLostAsked where !reader.bytes(column).isEmpty { tally.lost[column, default: 0] += 1 }
    tally.people = names.addedPeople
    tally.places = names.addedPlaces
    return outcome
  }

  // MARK: Which asset

  /// What a row names its thing by.
  private struct Keys {
    /// A tag of ours.
    var tag: Tag?
    /// `ext:…`, the number another system gave it.
    var other: String?
    /// `serial:…`, or `short-serial:…` for one that only people look for.
    var serial: String?
    /// Both keys, as an event names them.
    let all: [String]

    init(_ row: ImportRow, _ choices: ImportChoices) {
      if let text = row.tag {
        if let tag = Tag(AssetReference.clean(text).uppercased()), tag.number <= 999_999_999 {
          self.tag = tag
        } else {
          other = "ext:\(Normalise.serial(DeviceText(text)))"
        }
      }
      serial = row.serial.value.flatMap { SerialKey.of($0, under: choices.rules) }
      // `ext:` stands before `serial:` and `short-serial:`.
      all = [other, serial].compactMap(\.self)
    }
  }

  private func known(_ keys: Keys, isGone: Bool) throws(Stop) -> Asset? {
    guard keys.tag != nil || keys.other != nil || keys.serial?.hasPrefix("serial:") == true else {
      throw .fault(.nothingToKnowBy)
    }
    var found: EntityID?
    func take(_ bearer: Writing.Bearer, _ name: String, _ tag: Tag?) throws(Stop) {
      switch bearer {
      case .nobody: break
      case .newcomer: throw .fault(.twice(name))
      case .several: throw .fault(.several(name))
      case .voided: if let tag { throw isGone ? .void : .fault(.usedUp(tag)) }
      case .asset(let id):
        if let found, found != id,
          let asset = try stored({ () throws(StoreError) in try writing.current(found) })
        {
          throw .fault(.namesTwo(asset.tag))
        }
        found = id
      }
    }
    if let tag = keys.tag {
      let bearer = try stored { () throws(StoreError) in try writing.bearer(of: tag, newFrom: firstNew) }
      try take(bearer, tag.text, tag)
    }
    for key in keys.all where !key.hasPrefix("short-serial:") {
      let bearer = try stored { () throws(StoreError) in try writing.bearer(of: key, newFrom: firstNew) }
      try take(bearer, String(key.drop { $0 != ":" }.dropFirst()), nil)
    }
    guard let found else { return nil }
    return try stored { () throws(StoreError) in try writing.current(found) }
  }

  // MARK: A new one

  private func begin(_ row: ImportRow, _ keys: Keys) throws(Stop) -> Taken {
    if let status = row.goneBy { throw .fault(.notHere(status)) }
    guard let category = row.category ?? choices.category else { throw .fault(.noCategory) }
    // Whatever can be refused is asked before anything is written: a row is written whole or not at all.
    let place = try row.place.map { (name) throws(Stop) in try names.place(name) }
    let handedTo = try row.handedTo.map { (name) throws(Stop) in try names.place(name) }
    let person = try names.person(row)
    let tag =
      if let tag = keys.tag { tag } else {
        try stored { () throws(StoreError) in try writing.nextTag(category) }
      }
    let home = place ?? choices.store
    var step = Step(.found, to: .received, keys: keys.all)
    step.evidence = Self.evidence(row, tag, category, at: home)
    do throws(StoreError) {
      writing.beginAct()
      let asset = try writing.begin(step, on: choices.day)
      var steps: [Step] = []
      if let until = row.warrantyUntil {
        steps.append(Step(.warrantySet, to: .received, [.until: .day(until)]))
      }
      if let note = row.note {
        steps.append(Step(.noted, to: .received, [.note: .secret(try writing.seal(note, as: .text))]))
      }
      let holder = person.map { Holder(.person, $0) } ?? handedTo.map { Holder(.place, $0) }
      if let holder {
        let due = row.due.flatMap { $0 >= choices.day ? $0 : nil }
        steps += try Writing.ruled { () throws(LifecycleError) in
          try Walk.assign(asset, to: holder, at: handedTo ?? home, until: due)
        }
      }
      writing.beginAct()
      if !steps.isEmpty { _ = try writing.record(steps, on: asset, day: choices.day) }
    } catch {
      throw .store(error)
    }
    return .new
  }

  private static func evidence(
    _ row: ImportRow, _ tag: Tag, _ category: Category, at home: EntityID
  ) -> Evidence {
    var entries: [Evidence.Entry] = []
    entries.reserveCapacity(10)
    func tell(_ key: EvidenceKey, _ value: EvidenceValue?) {
      if let value { entries.append(Evidence.Entry(key: key, value: value)) }
    }
    tell(.category, .code(category.rawValue))
    tell(.maker, row.maker.value.map { .device($0) })
    tell(.model, row.model.value.map { .device($0) })
    tell(.ownership, .code((row.ownership ?? .owned).rawValue))
    tell(.place, .id(home))
    tell(.price, row.price.value.map { .money($0) })
    tell(.purchased, row.purchased.value.map { .day($0) })
    tell(.serial, row.serial.value.map { .device($0) })
    tell(.source, .code("import"))
    tell(.tag, .code(tag.text))
    return Evidence(ascending: entries)
  }

  // MARK: One that is there

  private func update(_ asset: Asset, _ row: ImportRow, _ keys: Keys) throws(Stop) -> Taken {
    var steps: [Step] = []
    if let corrected = try correction(asset, row, keys) { steps.append(corrected) }
    if let until = row.warrantyUntil, until != asset.warrantyUntil {
      steps.append(Step(.warrantySet, to: asset.stage, [.until: .day(until)]))
    }
    if let name = row.place {
      let place = try names.place(name)
      // Where it was handed to is another column's to say.
      if place != asset.place, row.handedTo == nil {
        steps.append(
          Step(asset.stage == .assigned ? .relocated : .moved, to: asset.stage, [.place: .id(place)]))
      }
    }
    if let person = try names.person(row), person != asset.user {
      guard asset.stage == .received, asset.origin == .found, let place = asset.place else {
        throw .fault(.otherHolder(asset.tag))
      }
      steps.append(Step(.adopted, to: .assigned, [.place: .id(place), .person: .id(person)]))
    } else if let due = row.due, due != asset.due, due >= choices.day, asset.isWithSomebody {
      steps.append(Step(.dueSet, to: asset.stage, [.due: .day(due)]))
    }
    if steps.isEmpty { return .same }
    for step in steps where step.kind.arrow?.from.contains(asset.stage) != true {
      throw .fault(.notAllowed(asset.tag, asset.stage))
    }
    let changes = steps
    try stored { () throws(StoreError) in
      writing.beginAct()
      _ = try writing.record(changes, on: asset, day: choices.day)
    }
    return .changed
  }

  private func correction(_ asset: Asset, _ row: ImportRow, _ keys: Keys) throws(Stop) -> Step? {
    var step = Step(.corrected, to: asset.stage)
    var story: FieldStory?
    func tell(_ field: CardField, _ new: EvidenceValue?) throws(Stop) {
      let old = asset.value(of: field)
      guard new != old else { return }
      let claims: FieldStory
      if let story {
        claims = story
      } else {
        // What scans said is no matter here: a table writes over it.
        claims = FieldStory(
          try stored { () throws(StoreError) in try roll.history(of: asset).map(\.event) }, scans: [:])
        story = claims
      }
      guard claims.takes(field, from: .table) else {
        tally.kept[field, default: 0] += 1
        return
      }
      guard field.isOpen(in: asset.stage) else { throw .fault(.notAllowed(asset.tag, asset.stage)) }
      step.evidence[field.key] = new
      step.evidence[field.formerKey] = old
    }
    func tell<Value>(
      _ field: CardField, _ cell: ImportRow.Cell<Value>, _ value: (Value) -> EvidenceValue
    ) throws(Stop) {
      switch cell {
      case .leave: break
      case .clear: try tell(field, nil)
      case .value(let new): try tell(field, value(new))
      }
    }
    try tell(.maker, row.maker) { .device($0) }
    try tell(.model, row.model) { .device($0) }
    try tell(.serial, row.serial) { .device($0) }
    try tell(.purchased, row.purchased) { .day($0) }
    try tell(.price, row.price) { .money($0) }
    if let category = row.category { try tell(.category, .code(category.rawValue)) }
    if let ownership = row.ownership { try tell(.ownership, .code(ownership.rawValue)) }
    guard !step.evidence.isEmpty else { return nil }
    if step.evidence.has(.serial) || step.evidence.has(.formerSerial) {
      if let key = keys.serial { step.keys = [key] }
      if let old = asset.serial.flatMap({ SerialKey.of($0, under: choices.rules) }), old != keys.serial {
        step.evidence[.formerKey] = .code(old)
      }
    }
    let reason = try stored { () throws(StoreError) in try writing.seal(choices.reason, as: .text) }
    step.evidence[.reason] = .secret(reason)
    step.evidence[.source] = .code(ClaimSource.table.rawValue)
    return step
  }
}
