public import Identity
import JSONBytes

/// The rules a house judges by: those of the program, and what its administrator added or switched off.
public struct HouseRules: Sendable {
  public let rules: RuleSet
  private let notes: [RuleID: RuleNote]

  /// The program's own. Read from their JSON when they are first asked for: most commands judge nothing.
  public static let builtIn: HouseRules = {
    do {
      return try HouseRules(files: ownFiles, house: [])
    } catch {
      // They are part of the program, and a test reads them.
      preconditionFailure("\(error)")
    }
  }()

  /// The program's own, and with them a house's.
  public init(adding house: [RuleFile]) throws(RuleFault) {
    if house.isEmpty { self = .builtIn } else { try self.init(files: Self.ownFiles, house: house) }
  }

  /// How much of a rule file is read, in bytes.
  public static var fileLimit: Int { RuleSheet.limits.bytes }

  /// Why a rule is there; `nil` for a rule that is not, which a verdict of long ago may name.
  public func note(_ id: RuleID) -> RuleNote? { notes[id] }

  static var ownFiles: [RuleFile] {
    [
      RuleFile("junk.json", PackageResources.junk_json),
      RuleFile("monitors.json", PackageResources.monitors_json),
      RuleFile("makers.json", PackageResources.makers_json),
      RuleFile("quirks.json", PackageResources.quirks_json),
    ]
  }

  private init(files own: [RuleFile], house: [RuleFile]) throws(RuleFault) {
    var notes: [RuleID: RuleNote] = [:]
    var entries: [RuleEntry] = []
    var off: [(id: RuleID, offset: Int, file: RuleFile)] = []
    for (index, file) in (own + house).enumerated() {
      let sheet = try RuleSheet(file)
      for entry in sheet.rules {
        // A later release may bring any other name.
        guard (index >= own.count) == entry.id.rawValue.hasPrefix("house.") else {
          throw RuleFault(.badID(entry.id.rawValue), at: entry.offset, in: file)
        }
        guard notes.updateValue(entry.note, forKey: entry.id) == nil else {
          throw RuleFault(.repeatedID(entry.id.rawValue), at: entry.offset, in: file)
        }
      }
      entries += sheet.rules
      off += sheet.off.map { ($0.id, $0.offset, file) }
    }
    for (id, offset, file) in off where notes[id] == nil {
      throw RuleFault(.noSuchRule(id.rawValue), at: offset, in: file)
    }
    let silent = Set(off.map(\.id))
    entries.removeAll { silent.contains($0.id) }
    rules = Self.compiled(entries, version: Self.version(of: own + house))
    self.notes = notes
  }

  private static func compiled(_ entries: [RuleEntry], version: String) -> RuleSet {
    var junk: [JunkRule] = []
    var quirks: [Quirk] = []
    var monitors: [MonitorSerialRule] = []
    var legalForms: [String] = []
    var makers: [(name: String, key: String)] = []
    for entry in entries {
      switch entry.matter {
      case .junk(let rule): junk.append(rule)
      case .quirk(let quirk): quirks.append(quirk)
      case .monitor(let rule): monitors.append(rule)
      case .legalForms(let words): legalForms += words
      case .makers(let names): makers += names
      }
    }
    return RuleSet(
      version: version, junk: junk, quirks: quirks, monitors: monitors, legalForms: legalForms, makers: makers
    )
  }

  /// Another one whenever a byte of a rule file is another: FNV-1a over all of them. It guards against forgetting to count
  /// up, not against forgers.
  private static func version(of files: [RuleFile]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for file in files {
      for byte in file.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      // What ends no file: JSON has no such byte.
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
