import CommandLineKit
import Exchange
import Glibc
import Identity
import Lifecycle
import Model
import Rules
import ServiceDesk
import Store
import Words

/// One command on its way: what was asked, in which world, and where answers go.
final class Call {
  let invocation: Invocation
  let surroundings: Surroundings
  let language: Language
  let output: Output
  let errors: Output
  var exit = ExitCode.done
  private var readRules: HouseRules?
  /// Why a refusal could not be written down.
  var unfiled: Text?
  /// Whether a likely split was told of: once is enough.
  var isWarned = false
  /// The assets of which was told already that something is missing from them.
  var toldStripped: Set<EntityID> = []
  var toldHarvest: Set<EntityID> = []
  var toldYears: Set<EntityID> = []
  var toldUntested: Set<EntityID> = []
  /// The roll that was opened last.
  private(set) var lastRoll: Roll?

  init(
    _ invocation: Invocation, _ surroundings: Surroundings, _ language: Language, output: Output,
    errors: Output
  ) {
    self.invocation = invocation
    self.surroundings = surroundings
    self.language = language
    self.output = output
    self.errors = errors
  }

  var isJSON: Bool { invocation.flag("json") }
  /// Columns of a page of help: a wide terminal makes lines too long to read.
  var helpWidth: Int { min(surroundings.columns ?? 80, 100) }
  var isDryRun: Bool { invocation.flag("dry-run") }
  var today: Day { surroundings.today() }

  func say(_ text: Text) { output.line(text.in(language)) }
  func lines(_ lines: [String]) { lines.forEach(output.line) }

  /// A remark beside the result: on standard error, and not with `--quiet`.
  func remark(_ text: Text) {
    if !invocation.flag("quiet"), !isJSON { errors.line(text.in(language)) }
  }

  /// What to do next, for somebody who watches.
  func next(_ command: String) {
    if surroundings.outputIsTerminal { remark(Text(en: "Next: \(command)", zh: "下一步：\(command)")) }
  }

  // MARK: Days and money

  /// The day of `--NAME`, or `nil` when it was not given.
  func day(_ name: String) throws -> Day? {
    guard let text = invocation.value(name) else { return nil }
    guard let day = DayText.read(text, today: today) else { throw Refusal.badDay(text, option: name) }
    return day
  }

  /// The day an act took effect: today, or an earlier one.
  func effectiveDay() throws -> Day {
    let day = try day("on") ?? today
    try checkPast(day)
    return day
  }

  /// What is written down has happened: a day to come is refused like any other act, and filed.
  func checkPast(_ day: Day) throws {
    guard day > today else { return }
    if let roll = try? openRoll(.reading), let person = try? user(on: roll) {
      file(.future, about: nil, by: author(person.id, as: person.roles.first ?? .technician))
    }
    throw StoreError.refused(.badDay(day))
  }

  func money(_ name: String) throws -> Money? {
    try invocation.value(name).map { try money($0, for: name) }
  }

  /// An amount with its currency, typed for `name`.
  func money(_ text: String, for name: String) throws -> Money {
    let words = text.split(separator: " ")
    let currency = words.count == 2 ? String(words[1]) : Settings(surroundings).currency
    guard let amount = words.first, words.count <= 2 else { throw Refusal.badMoney(text, option: name) }
    // Nothing is nothing in every currency: ISO 4217 calls it XXX.
    if currency == nil, let nothing = Money(amount, currency: "XXX"), nothing.minorUnits == 0 {
      return nothing
    }
    guard let currency, let money = Money(amount, currency: currency), money.minorUnits >= 0 else {
      throw Refusal.badMoney(text, option: name)
    }
    return money
  }

  // MARK: What values are judged by

  /// The program's rules and the house's, read by the first who asks: most commands judge nothing.
  func houseRules() throws -> HouseRules {
    if let readRules { return readRules }
    let rules = try HouseRules(adding: Settings(surroundings).ruleFiles())
    readRules = rules
    return rules
  }

  func rules() throws -> RuleSet { try houseRules().rules }

  /// A scan as it would come onto the roll.
  func intake(_ report: ScanReport, received: [UInt8]? = nil) throws -> Intake {
    Intake(report, under: try rules(), received: received)
  }

  // MARK: The roll

  var rollPath: String { invocation.value("db") ?? Settings(surroundings).rollPath }

  func openRoll(_ purpose: Roll.Purpose) throws -> Roll {
    let roll = try Roll.open(rollPath, for: purpose)
    lastRoll = roll
    return roll
  }

  /// Who runs the program; `nil` for somebody who is no person on the roll.
  func user(on roll: Roll) throws -> Party? {
    let handle = surroundings.user().handle
    return try roll.parties(.person, named: handle).first { $0.handle == handle }
  }

  /// Who acts: the person whose log-in name runs the program, with a role that may.
  ///
  /// - Parameter reference: the asset it is about, where there is one.
  func author(
    on roll: Roll, allowing roles: [Role] = Role.clerks, about reference: String? = nil
  ) throws -> Author {
    let user = surroundings.user()
    guard let person = try self.user(on: roll) else {
      throw Refusal(
        code: "person.unknown_user", exit: .notPermitted,
        message: Text(en: "'\(user.handle)' is not a person on this roll", zh: "“\(user.handle)”不是本账册登记的人员"),
        hints: [
          Text(
            en: "somebody on the roll adds them:  tagroll person add \(user.handle) --name NAME",
            zh: "请账册上的人员添加：  tagroll person add \(user.handle) --name 姓名")
        ])
    }
    // A manager may do all that a technician may, so the widest role a person has is the one they act in.
    let named = invocation.takes("as") ? invocation.value("as").flatMap(Role.init(rawValue:)) : nil
    let widest = named.map { [$0] } ?? [.manager, .admin, .technician, .auditor, .approver, .executive]
    if let day = person.left {
      file(.personLeft, about: nil, by: author(person.id, as: roles[0]))
      throw LifecycleError.person(person.id, .left(day))
    }
    guard let role = widest.first(where: { roles.contains($0) && person.roles.contains($0) }) else {
      let named = reference.flatMap { try? asset($0, in: roll) }
      let held = widest.first { person.roles.contains($0) } ?? person.roles.first
      file(.roleMissing, about: named, by: author(person.id, as: held ?? roles[0]))
      throw Refusal.roleMissing(user.handle, has: person.roles, needs: roles)
    }
    var author = author(person.id, as: role)
    author.request = try request()
    if invocation.takes("by"), let name = invocation.value("by") {
      let behalf = try self.person(name, in: roll).id
      // Whoever acts for themselves acts on nobody's behalf.
      author.behalf = behalf == person.id ? nil : behalf
    }
    return author
  }

  func author(_ person: EntityID, as role: Role = .manager) -> Author {
    Author(
      person: person, role: role, now: surroundings.now(), today: today, program: Version.text,
      random: surroundings.random, act: isOnlyTried ? nil : invocation.path.joined(separator: " "))
  }

  // MARK: Names

  /// The one asset a reference means.
  func asset(_ text: String, in roll: Roll) throws -> Asset {
    guard let reference = AssetReference(text) else { throw Refusal.badReference(text) }
    let found: [Asset]
    if reference == .thisMachine {
      found = try intake(surroundings.scan([])).asset(on: roll).map { [$0] } ?? []
    } else {
      found = try roll.assets(meaning: reference)
    }
    guard found.count <= 1 else { throw Refusal.ambiguous(text, found) }
    guard let asset = found.first else { throw Refusal.assetNotFound(text, reference) }
    return asset
  }

  /// A purchase by its number here, or by the number on the order.
  func purchase(_ text: String, in roll: Roll) throws -> Purchase {
    let clean = AssetReference.clean(text)
    if let number = PurchaseNumber(clean), let purchase = try roll.purchase(number.number) { return purchase }
    let found = try roll.purchases(ordered: clean)
    guard found.count <= 1 else {
      throw Refusal.purchaseAmbiguous(text, found.map { PurchaseNumber($0.number).text })
    }
    guard let purchase = found.first else { throw Refusal.purchaseNotFound(text) }
    return purchase
  }

  func person(_ text: String, in roll: Roll) throws -> Party {
    try one(try roll.parties(.person, named: AssetReference.clean(text)), text, of: .person, in: roll)
  }

  func place(_ text: String, in roll: Roll) throws -> Party {
    try one(try roll.parties(.place, named: AssetReference.clean(text)), text, of: .place, in: roll)
  }

  /// A vendor that is on the roll.
  func vendor(_ text: String, in roll: Roll) throws -> Party {
    try one(try roll.parties(.vendor, named: AssetReference.clean(text)), text, of: .vendor, in: roll)
  }

  /// The place of `--at`, or the first place of the roll, which is its store.
  func placeOrStore(_ roll: Roll) throws -> Party {
    if let text = invocation.value("at") { return try place(text, in: roll) }
    guard let store = try roll.firstParty(.place) else {
      throw Refusal.partyNotFound("", .place, near: [])
    }
    return store
  }

  /// A vendor by name; one never heard of is added in the same transaction.
  func vendor(_ text: String, in roll: Roll, _ writing: Writing) throws -> EntityID {
    let name = try Self.name(text)
    let found = try roll.parties(.vendor, named: name)
    guard found.count <= 1 else { throw Refusal.partyAmbiguous(text, found) }
    if let vendor = found.first { return vendor.id }
    return try writing.addParty(.vendorAdded, name: name)
  }

  /// What somebody typed for a name, as it is filed.
  ///
  /// - Throws: ``Refusal/emptyName`` when nothing of it can be seen.
  static func name(_ text: String) throws -> String {
    let name = AssetReference.clean(text)
    guard !name.isEmpty else { throw Refusal.emptyName }
    return name
  }

  /// The name given with `--OPTION`, as it was typed; the same error.
  func name(_ option: String) throws -> String? {
    guard let text = invocation.value(option) else { return nil }
    _ = try Self.name(text)
    return text
  }

  private func one(_ found: [Party], _ text: String, of kind: Holder.Kind, in roll: Roll) throws -> Party {
    guard found.count <= 1 else { throw Refusal.partyAmbiguous(text, found) }
    guard let party = found.first else {
      throw Refusal.partyNotFound(text, kind, near: try roll.parties(kind))
    }
    return party
  }
}

extension Role {
  /// Who keeps the roll from day to day.
  static let clerks: [Role] = [.technician, .manager]
}
