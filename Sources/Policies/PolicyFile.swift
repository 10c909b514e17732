public import JSONBytes
public import Lifecycle
import Model

/// Policies as files: read strictly, written in one spelling.
public enum PolicyFile {
  /// How much of a policy file is read.
  public static let limits: JSONLimits = {
    var limits = JSONLimits()
    limits.bytes = 1 << 16
    limits.members = 64
    limits.depth = 8
    limits.stringBytes = 1024
    return limits
  }()

  /// - Throws: ``PolicyFault``, for the first thing that is wrong.
  public static func read(_ bytes: [UInt8]) throws(PolicyFault) -> Policy {
    var reader = PolicyReader()
    do throws(JSONError) {
      let policy = try JSONReader.read(bytes, limits: limits) { json throws(JSONError) in
        try reader.file(&json)
      }
      if let policy, reader.fault == nil { return policy }
    } catch {
      // What a member means is told before what is wrong behind it.
      if reader.fault == nil { throw PolicyFault(.json(error), reader.place, at: error.offset, in: bytes) }
    }
    let fault = reader.fault ?? (.notAPolicy, "", 0)
    throw PolicyFault(fault.what, fault.member, at: fault.offset, in: bytes)
  }

  /// The one spelling of a policy: what is hashed, and kept in the roll.
  public static func canonical(_ policy: Policy) -> [UInt8] {
    var json = JSONWriter(form: .canonical)
    write(policy, into: &json)
    return json.bytes
  }

  /// The same spread over lines, to be read and edited.
  public static func pretty(_ policy: Policy) -> [UInt8] {
    var json = JSONWriter(pretty: true)
    write(policy, into: &json)
    return json.bytes + [0x0A]
  }

  /// Members in ascending order, as canonical JSON has them.
  private static func write(_ policy: Policy, into json: inout JSONWriter) {
    json.beginObject()
    if !policy.certificates.isEmpty {
      json.name("certificates")
      json.beginArray()
      for demand in policy.certificates { write(demand, into: &json) }
      json.endArray()
    }
    // What says nothing of it and what says the usual are one policy, and have one spelling.
    if policy.depreciation != .usual {
      json.name("depreciation")
      write(policy.depreciation, into: &json)
    }
    json.name("format")
    json.string("tagroll-policy")
    json.name("ladder")
    write(policy.ladder, into: &json)
    write(policy.minimumYears, "minimum_years", into: &json)
    json.name("name")
    json.string(policy.name)
    json.name("profile")
    json.string(policy.profile.rawValue)
    write(policy.retentionYears, "retention_years", into: &json)
    write(policy.returnDays, "return_days", into: &json)
    json.name("stocktake")
    json.beginObject()
    write(policy.missingDays, "missing_days", into: &json)
    write(policy.sample, "sample", into: &json)
    json.endObject()
    if policy.uneconomicPercent != Policy.usualUneconomicPercent {
      write(policy.uneconomicPercent, "uneconomic_percent", into: &json)
    }
    write(1, "version", into: &json)
    json.name("witness")
    json.beginObject()
    json.name("hold_lift")
    json.string(policy.holdWitness.rawValue)
    json.name("wipe")
    json.string(policy.wipeWitness.rawValue)
    json.endObject()
    json.endObject()
  }

  private static func write(_ demand: CertificateDemand, into json: inout JSONWriter) {
    json.beginObject()
    if let from = demand.from {
      json.name("class")
      json.string(from.rawValue)
    }
    write(demand.keys.map(\.rawValue), "fields", into: &json)
    if let method = demand.method {
      json.name("method")
      json.string(method.rawValue)
    }
    json.endObject()
  }

  private static func write(_ depreciation: Depreciation, into json: inout JSONWriter) {
    json.beginObject()
    json.name("method")
    json.string(depreciation.method.rawValue)
    write(depreciation.otherYears, "other_years", into: &json)
    write(depreciation.residualPercent, "residual_percent", into: &json)
    write(depreciation.years, "years", into: &json)
    json.endObject()
  }

  private static func write(_ years: [Category: Int], _ name: String, into json: inout JSONWriter) {
    json.name(name)
    json.beginObject()
    for (category, years) in years.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      write(years, category.rawValue, into: &json)
    }
    json.endObject()
  }

  private static func write(_ ladder: Ladder, into json: inout JSONWriter) {
    json.beginObject()
    json.name("bands")
    json.beginArray()
    for band in ladder.bands {
      json.beginObject()
      write(band.appraisers, "appraisers", into: &json)
      write(band.buy.map(\.rawValue), "buy", into: &json)
      write(band.scrap.map(\.rawValue), "scrap", into: &json)
      if let limit = band.upTo {
        json.name("up_to")
        json.string(limit.amount)
      }
      json.endObject()
    }
    json.endArray()
    write(ladder.batchDays, "batch_days", into: &json)
    json.name("currency")
    json.string(ladder.currency)
    write(ladder.highest.map(\.rawValue), "highest", into: &json)
    write(ladder.nearPercent, "near_percent", into: &json)
    json.endObject()
  }

  private static func write(_ number: Int, _ name: String, into json: inout JSONWriter) {
    json.name(name)
    json.integer(Int64(number))
  }

  private static func write(_ words: [String], _ name: String, into json: inout JSONWriter) {
    json.name(name)
    json.beginArray()
    words.forEach { json.string($0) }
    json.endArray()
  }
}
