public import Model

/// What kind of waste a thing is: six digits of the European list of waste.
///
/// - Source: Decision 2000/532/EC, annex: chapters 01 to 20, written `16 02 13*`; the star says that it is hazardous.
public struct WasteCode: Sendable, Hashable {
  /// `160213`
  public let digits: String

  /// - Returns: `nil` for what is no six digits, or of no chapter.
  public init?(_ digits: some StringProtocol) {
    guard digits.utf8.count == 6, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let chapter = Int(digits.prefix(2)), (1...20).contains(chapter)
    else { return nil }
    self.digits = String(digits)
  }

  /// As people type it: `16 02 13*`, `160213`.
  ///
  /// - Returns: the code, and whether a star stands behind it.
  public static func typed(_ text: String) -> (code: WasteCode, isHazardous: Bool)? {
    var rest = text.filter { $0 != " " }
    let isHazardous = rest.hasSuffix("*")
    if isHazardous { rest.removeLast() }
    return WasteCode(rest).map { ($0, isHazardous) }
  }

  /// `16 02 13`
  public var text: String { "\(digits.prefix(2)) \(digits.dropFirst(2).prefix(2)) \(digits.suffix(2))" }
}

/// A country by its two letters.
///
/// - Source: ISO 3166-1 alpha-2, officially assigned codes.
public struct Country: Sendable, Hashable {
  public let code: String

  /// - Returns: `nil` for what is no country's code in capital letters.
  public init?(_ code: some StringProtocol) {
    guard Self.assigned.contains(String(code)) else { return nil }
    self.code = String(code)
  }

  private static let assigned = Set(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD
    CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF
    GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN
    KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI
    SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI
    VN VU WF WS YE YT ZA ZM ZW
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}

/// What whoever took a thing says became of it, as reports of waste ask for it.
public struct DisposalFacts: Sendable, Equatable {
  public var wasteCode: WasteCode?
  public var isHazardous: Bool?
  /// What this one thing weighs.
  public var grams: Int64?
  public var treatment: Treatment?
  /// Where that was done.
  public var country: Country?
  public var proceeds: Money?

  public init(
    wasteCode: WasteCode? = nil, isHazardous: Bool? = nil, grams: Int64? = nil, treatment: Treatment? = nil,
    country: Country? = nil, proceeds: Money? = nil
  ) {
    self.wasteCode = wasteCode
    self.isHazardous = isHazardous
    self.grams = grams
    self.treatment = treatment
    self.country = country
    self.proceeds = proceeds
  }

  /// The same, and from others what it leaves open.
  public func or(_ others: DisposalFacts) -> DisposalFacts {
    DisposalFacts(
      wasteCode: wasteCode ?? others.wasteCode, isHazardous: isHazardous ?? others.isHazardous,
      grams: grams ?? others.grams, treatment: treatment ?? others.treatment,
      country: country ?? others.country, proceeds: proceeds ?? others.proceeds)
  }

  /// What an event says of it.
  public init(_ evidence: Evidence) {
    self.init(
      wasteCode: evidence.code(.wasteCode).flatMap { WasteCode($0) },
      isHazardous: evidence.has(.hazardous) ? evidence.flag(.hazardous) : nil,
      grams: evidence.number(.weight),
      treatment: evidence.code(.treatment).flatMap(Treatment.init(rawValue:)),
      country: evidence.code(.country).flatMap { Country($0) }, proceeds: evidence.money(.proceeds))
  }

  public var evidence: [EvidenceKey: EvidenceValue] {
    var evidence: [EvidenceKey: EvidenceValue] = [:]
    if let wasteCode { evidence[.wasteCode] = .code(wasteCode.digits) }
    if let isHazardous { evidence[.hazardous] = .flag(isHazardous) }
    if let grams { evidence[.weight] = .number(grams) }
    if let treatment { evidence[.treatment] = .code(treatment.rawValue) }
    if let country { evidence[.country] = .code(country.code) }
    if let proceeds { evidence[.proceeds] = .money(proceeds) }
    return evidence
  }
}

extension Event {
  /// What it says became of a thing must be words that are known.
  func checkDisposalFacts() throws(LifecycleError) {
    if evidence.has(.treatment) { try check(.treatment, Treatment.self) }
    if let code = evidence.code(.wasteCode), WasteCode(code) == nil { throw .badCode(.wasteCode, code) }
    if let code = evidence.code(.country), Country(code) == nil { throw .badCode(.country, code) }
    if let grams = evidence.number(.weight), grams < 1 { throw .badCode(.weight, "\(grams)") }
  }
}
