public import Model

/// What a house has laid down: who must approve what, how long things serve, what is kept for how long.
///
/// An object, because every event is held against one. Where it comes from is not its matter.
public final class Policy: Sendable {
  public enum Profile: String, Sendable, CaseIterable {
    /// One person may stand on both sides of a step that wants two, and the event says so.
    case solo
    /// Nobody does.
    case standard
  }

  /// Which wipes take a second person.
  public enum WipeWitness: String, Sendable, CaseIterable {
    /// Those of a thing that leaves the house.
    case leaving
    case always
  }

  /// Who may be the second person where a hold is lifted.
  public enum HoldWitness: String, Sendable, CaseIterable {
    case anyone, auditor
  }

  /// In the words of whoever wrote it.
  public let name: String
  public let profile: Profile
  public let ladder: Ladder
  /// How many years a thing of a kind must serve before it may be scrapped without a cause; a kind that is not named has
  /// no such time.
  public let minimumYears: [Category: Int]
  /// How long the records of a thing are kept once it is gone.
  public let retentionYears: Int
  /// How long something may be missing from a stocktake before somebody must decide.
  public let missingDays: Int
  /// How many things a random sample draws.
  public let sample: Int
  /// How many working days somebody has to bring back what was replaced.
  public let returnDays: Int
  /// From what share of a new one on, in percent, repairing a thing is not worth it.
  public let uneconomicPercent: Int
  /// How what was bought is written off.
  public let depreciation: Depreciation
  public let wipeWitness: WipeWitness
  public let holdWitness: HoldWitness
  /// What certificates of wipes must say beside what every one says.
  public let certificates: [CertificateDemand]

  public init(
    name: String, profile: Profile, ladder: Ladder, minimumYears: [Category: Int], retentionYears: Int,
    missingDays: Int, sample: Int, returnDays: Int, wipeWitness: WipeWitness, holdWitness: HoldWitness,
    uneconomicPercent: Int = Policy.usualUneconomicPercent, depreciation: Depreciation = .usual,
    certificates: [CertificateDemand] = []
  ) {
    self.name = name
    self.profile = profile
    self.ladder = ladder
    self.minimumYears = minimumYears
    self.retentionYears = retentionYears
    self.missingDays = missingDays
    self.sample = sample
    self.returnDays = returnDays
    self.uneconomicPercent = uneconomicPercent
    self.depreciation = depreciation
    self.wipeWitness = wipeWitness
    self.holdWitness = holdWitness
    self.certificates = certificates
  }

  /// What a policy means that says nothing of it: half, as most do that were found.
  public static let usualUneconomicPercent = 50

  /// What events were judged by before they named a policy.
  public static let unwritten = Policy(
    name: "unwritten", profile: .solo,
    ladder: Ladder(
      currency: "CNY", batchDays: 30, nearPercent: 10, highest: [],
      bands: [Ladder.Band(upTo: nil, buy: [.manager], scrap: [.manager], appraisers: 1)]),
    minimumYears: [:], retentionYears: 10, missingDays: 15, sample: 20, returnDays: 10, wipeWitness: .leaving,
    holdWitness: .anyone)
}

/// Who approves buying and scrapping, by what the thing cost.
public struct Ladder: Sendable, Hashable {
  public struct Band: Sendable, Hashable {
    /// The most that still belongs to it, in the ladder's currency; `nil` for the highest.
    public let upTo: Money?
    /// One person of each role approves.
    public let buy: [Role]
    public let scrap: [Role]
    /// How many people appraise what is to be scrapped; of three and more, an odd number.
    public let appraisers: Int

    public init(upTo: Money?, buy: [Role], scrap: [Role], appraisers: Int) {
      self.upTo = upTo
      self.buy = buy
      self.scrap = scrap
      self.appraisers = appraisers
    }
  }

  /// Three letters of ISO 4217.
  public let currency: String
  /// What one person asks for within so many days is judged by its sum.
  public let batchDays: Int
  /// A sum this near below a limit is told as a likely split, in percent of the limit.
  public let nearPercent: Int
  /// What is judged by the highest band whatever it cost.
  public let highest: [Category]
  /// At least one, the limits rising.
  public let bands: [Band]

  public init(currency: String, batchDays: Int, nearPercent: Int, highest: [Category], bands: [Band]) {
    self.currency = currency
    self.batchDays = batchDays
    self.nearPercent = nearPercent
    self.highest = highest
    self.bands = bands
  }
}
