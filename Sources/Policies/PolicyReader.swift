import JSONBytes
import Lifecycle
import Model

/// Reads a policy file from its first byte to its last. Members come in any order; every one must be there.
struct PolicyReader {
  private(set) var fault: (what: PolicyFault.What, member: String, offset: Int)?
  /// The member that is being read.
  private(set) var place = ""

  private static let approvers: [Role] = [.manager, .approver, .executive]
  private static let mostDemands = 16

  private mutating func fail(_ what: PolicyFault.What, _ offset: Int) {
    if fault == nil { fault = (what, place, offset) }
  }

  /// - Returns: `nil` where something is wrong; ``fault`` then says what.
  mutating func file(_ json: inout JSONReader) throws(JSONError) -> Policy? {
    guard try json.kind() == .object else {
      fail(.notAPolicy, json.offset)
      try json.skip()
      return nil
    }
    let start = json.offset
    var isPolicy = false
    var version: Int64?
    var name = ""
    var profile: Policy.Profile?
    var ladder: Ladder?
    var years: [Category: Int] = [:]
    var (retention, missing, sample, back) = (0, 0, 0, 0)
    var uneconomic = Policy.usualUneconomicPercent
    var depreciation = Depreciation.usual
    var certificates: [CertificateDemand] = []
    var wipe: Policy.WipeWitness?
    var lift: Policy.HoldWitness?
    let all = [
      "ladder", "minimum_years", "name", "profile", "retention_years", "return_days", "stocktake", "witness",
    ]
    try object(
      &json, all, besides: ["format", "version", "uneconomic_percent", "depreciation", "certificates"]
    ) {
      (reader, member, json) throws(JSONError) in
      switch member {
      case "format": isPolicy = try json.string() == "tagroll-policy"
      case "version": version = try json.integer()
      case "name": name = try reader.name(&json)
      case "profile": profile = try reader.word(&json)
      case "ladder": ladder = try reader.ladder(&json)
      case "minimum_years": years = try reader.years(&json)
      case "retention_years": retention = try reader.number(&json, 1...100)
      case "uneconomic_percent": uneconomic = try reader.number(&json, 1...1000)
      case "depreciation": depreciation = try reader.depreciation(&json) ?? depreciation
      case "certificates": certificates = try reader.certificates(&json)
      case "return_days": back = try reader.number(&json, 1...366)
      case "stocktake":
        try reader.object(&json, ["missing_days", "sample"]) { (reader, member, json) throws(JSONError) in
          switch member {
          case "missing_days": missing = try reader.number(&json, 1...366)
          default: sample = try reader.number(&json, 1...1_000_000)
          }
        }
      default:
        try reader.object(&json, ["hold_lift", "wipe"]) { (reader, member, json) throws(JSONError) in
          switch member {
          case "wipe": wipe = try reader.word(&json)
          default: lift = try reader.word(&json)
          }
        }
      }
    }
    place = ""
    // Whatever else is wrong with a file of another kind, this is said first.
    if !isPolicy {
      fault = (.notAPolicy, "", start)
    } else if version != 1 {
      fault = (version.map { .version($0) } ?? .missing, "version", start)
    }
    guard fault == nil, let profile, let ladder, let wipe, let lift else { return nil }
    return Policy(
      name: name, profile: profile, ladder: ladder, minimumYears: years, retentionYears: retention,
      missingDays: missing, sample: sample, returnDays: back, wipeWitness: wipe, holdWitness: lift,
      uneconomicPercent: uneconomic, depreciation: depreciation, certificates: certificates)
  }

  private mutating func certificates(_ json: inout JSONReader) throws(JSONError) -> [CertificateDemand] {
    var demands: [CertificateDemand] = []
    let list = place
    try json.beginArray()
    while try json.nextElement() {
      place = "\(list)[\(demands.count)]"
      _ = try json.kind()
      if demands.count == Self.mostDemands { fail(.tooMany(Self.mostDemands), json.offset) }
      var method: SanitiseMethod?
      var from: ConfidentialityClass?
      var keys: [EvidenceKey] = []
      try object(&json, ["fields"], besides: ["class", "method"]) {
        (reader, member, json) throws(JSONError) in
        switch member {
        case "class": from = try reader.word(&json)
        case "method": method = try reader.word(&json, [.clear, .purge, .destroy])
        default: keys = try reader.words(&json, CertificateDemand.askable)
        }
      }
      demands.append(CertificateDemand(method: method, from: from, keys: keys))
    }
    place = list
    return demands
  }

  private mutating func depreciation(_ json: inout JSONReader) throws(JSONError) -> Depreciation? {
    var method: Depreciation.Method?
    var years: [Category: Int] = [:]
    var (other, residual) = (0, 0)
    try object(&json, ["method", "other_years", "residual_percent", "years"]) {
      (reader, member, json) throws(JSONError) in
      switch member {
      case "method": method = try reader.word(&json)
      case "other_years": other = try reader.number(&json, 1...50)
      case "residual_percent": residual = try reader.number(&json, 0...100)
      default: years = try reader.years(&json)
      }
    }
    guard fault == nil, let method else { return nil }
    return Depreciation(method: method, years: years, otherYears: other, residualPercent: residual)
  }

  private mutating func ladder(_ json: inout JSONReader) throws(JSONError) -> Ladder? {
    var currency = ""
    var (days, near) = (0, 0)
    var highest: [Category] = []
    var bands: [(text: String?, offset: Int, band: Ladder.Band)] = []
    let offset = json.offset
    let members = ["bands", "batch_days", "currency", "highest", "near_percent"]
    try object(&json, members) { (reader, member, json) throws(JSONError) in
      switch member {
      case "currency":
        let offset = json.offset
        currency = try json.string()
        if Money(minorUnits: 0, currency: currency) == nil { reader.fail(.badCurrency(currency), offset) }
      case "batch_days": days = try reader.number(&json, 0...366)
      case "near_percent": near = try reader.number(&json, 0...50)
      case "highest": highest = try reader.words(&json, Category.allCases, mayBeEmpty: true)
      default: bands = try reader.bands(&json)
      }
    }
    guard fault == nil else { return nil }
    // The limits are amounts of a currency that may come after them.
    var limited: [Ladder.Band] = []
    for (index, (text, at, band)) in bands.enumerated() {
      let own = place
      place = "\(own).bands[\(index)].up_to"
      let isLast = index == bands.count - 1
      let limit = text.flatMap { Money($0, currency: currency) }
      if let text, limit.map({ $0.minorUnits <= 0 }) ?? true {
        fail(.badAmount(text), at)
      } else if isLast != (limit == nil) {
        fail(isLast ? .limitOfLast : .limitMissing, at)
      } else if let limit, let before = limited.last?.upTo, limit.minorUnits <= before.minorUnits {
        fail(.notRising, at)
      }
      place = own
      limited.append(
        Ladder.Band(upTo: limit, buy: band.buy, scrap: band.scrap, appraisers: band.appraisers))
    }
    if bands.isEmpty { fail(.empty, offset) }
    return Ladder(currency: currency, batchDays: days, nearPercent: near, highest: highest, bands: limited)
  }

  private mutating func bands(
    _ json: inout JSONReader
  ) throws(JSONError) -> [(text: String?, offset: Int, band: Ladder.Band)] {
    var bands: [(text: String?, offset: Int, band: Ladder.Band)] = []
    try json.beginArray()
    let list = place
    while try json.nextElement() {
      place = "\(list)[\(bands.count)]"
      _ = try json.kind()
      if bands.count == 9 { fail(.tooMany(9), json.offset) }
      var (text, offset) = (String?.none, json.offset)
      var (buy, scrap, appraisers) = ([Role](), [Role](), 1)
      try object(&json, ["appraisers", "buy", "scrap"], besides: ["up_to"]) {
        (reader, member, json) throws(JSONError) in
        switch member {
        case "up_to":
          offset = json.offset
          text = try json.string()
        case "buy": buy = try reader.words(&json, Self.approvers)
        case "scrap": scrap = try reader.words(&json, Self.approvers)
        default:
          let offset = json.offset
          appraisers = try reader.number(&json, 1...9)
          if appraisers > 2, appraisers.isMultiple(of: 2) { reader.fail(.even(Int64(appraisers)), offset) }
        }
      }
      bands.append((text, offset, Ladder.Band(upTo: nil, buy: buy, scrap: scrap, appraisers: appraisers)))
    }
    place = list
    return bands
  }

  private mutating func years(_ json: inout JSONReader) throws(JSONError) -> [Category: Int] {
    var years: [Category: Int] = [:]
    try object(&json, [], besides: Category.allCases.map(\.rawValue)) {
      (reader, member, json) throws(JSONError) in
      let number = try reader.number(&json, 1...50)
      if let category = Category(rawValue: member) { years[category] = number }
    }
    return years
  }

  // MARK: Values

  /// Reads every member of an object; `body` is given those it names.
  private mutating func object(
    _ json: inout JSONReader, _ required: [String], besides optional: [String] = [],
    _ body: (inout Self, String, inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    let own = place
    var seen: Set<String> = []
    _ = try json.kind()
    let start = json.offset
    try json.beginObject()
    while let name = try json.nextName() {
      // A name of any length, told no longer than a line.
      let shown = name.unicodeScalars.count > 64 ? "\(name.prefix(32))…" : name
      place = own.isEmpty ? shown : "\(own).\(shown)"
      _ = try json.kind()
      seen.insert(name)
      if required.contains(name) || optional.contains(name) {
        try body(&self, name, &json)
      } else {
        fail(.unknownMember, json.offset)
        try json.skip()
      }
    }
    for name in required where !seen.contains(name) {
      place = own.isEmpty ? name : "\(own).\(name)"
      fail(.missing, start)
    }
    place = own
  }

  private mutating func number(
    _ json: inout JSONReader, _ range: ClosedRange<Int64>
  ) throws(JSONError) -> Int {
    let offset = json.offset
    let number = try json.integer()
    if !range.contains(number) { fail(.outOfRange(number, range), offset) }
    return Int(number)
  }

  private mutating func name(_ json: inout JSONReader) throws(JSONError) -> String {
    let offset = json.offset
    let name = try json.string()
    let isName =
      (1...80).contains(name.unicodeScalars.count)
      && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    if !isName { fail(.badName, offset) }
    return name
  }

  private mutating func word<Word: RawRepresentable & CaseIterable & Equatable>(
    _ json: inout JSONReader
  ) throws(JSONError) -> Word? where Word.RawValue == String {
    try word(&json, Array(Word.allCases))
  }

  private mutating func word<Word: RawRepresentable & Equatable>(
    _ json: inout JSONReader, _ allowed: [Word]
  ) throws(JSONError) -> Word? where Word.RawValue == String {
    let offset = json.offset
    let text = try json.string()
    let word = Word(rawValue: text).flatMap { allowed.contains($0) ? $0 : nil }
    if word == nil { fail(.unknownWord(text, of: allowed.map(\.rawValue)), offset) }
    return word
  }

  private mutating func words<Word: RawRepresentable & Hashable>(
    _ json: inout JSONReader, _ allowed: [Word], mayBeEmpty: Bool = false
  ) throws(JSONError) -> [Word] where Word.RawValue == String {
    var words: [Word] = []
    let start = json.offset
    try json.beginArray()
    while try json.nextElement() {
      _ = try json.kind()
      let offset = json.offset
      let text = try json.string()
      guard let word = Word(rawValue: text), allowed.contains(word) else {
        fail(.unknownWord(text, of: allowed.map(\.rawValue)), offset)
        continue
      }
      if words.contains(word) { fail(.repeated(text), offset) }
      words.append(word)
    }
    if words.isEmpty, !mayBeEmpty { fail(.empty, start) }
    return words
  }
}
