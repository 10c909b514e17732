import CommandLineKit
import Testing

@testable import tagroll

/// Every command of the program with the least it needs, on a desk that is ready. A new command without a line here
/// fails a test.
struct Errand: Sendable, CustomTestStringConvertible {
  enum Kind: Sendable { case reading, writing, apart }

  var path: [String]
  var arguments: [String]
  var kind: Kind
  /// Whether an auditor may do it too.
  var auditorMay = false
  /// What must have happened before.
  var before: [[String]] = []
  /// Whether a scan waits as C-1, before all that.
  var hasConflict = false
  /// What comes on standard input.
  var input: [UInt8] = []

  var testDescription: String { (path + arguments).joined(separator: " ") }

  /// - Parameter folder: a desk's own, which the arguments call `/rolls`.
  func line(in folder: String) -> [String] { path + arguments.map { $0.replacing("/rolls", with: folder) } }

  /// What must have happened before, likewise.
  func preparation(in folder: String) -> [[String]] {
    before.map { $0.map { $0.replacing("/rolls", with: folder) } }
  }

  private static let tag = "LT-00013"
  private static let table = "\(Desk.tables)/assets.csv"
  private static let retired = ["retire", tag, "--reason", "old", "--yes"]
  /// By a rule of two people, and another who asks.
  private static let asked = [
    ["person", "add", "chen.mo", "--role", "manager"], ["policy", "set", "standard"],
    ["retire", tag, "--reason", "old", "--yes"], ["policy", "set", "solo", "--witness", "chen.mo"],
  ]
  private static let wiped = [
    "sanitise", tag, "--method", "purge", "--tool", "nvme-cli", "--result", "verified", "--witness", "li.na",
  ]
  private static let away = [
    "--method", "recycle", "--to", "GreenLoop", "--cert", "GL-8812", "--confirm", tag,
  ]

  private static let permitted = [
    ["vendor", "add", "GreenLoop"],
    [
      "vendor", "certify", "GreenLoop", "--scheme", "r2", "--number", "R2-1", "--until", "2027-06-30", "--on",
      "2026-11-20",
    ],
  ]
  private static let load = ["manifest", "open", "--to", "GreenLoop", "--route", "recycle"]
  private static let listed = ["manifest", "add", "M-1", tag]
  private static let left = [
    "manifest", "release", "M-1", "--carrier", "SF", "--vehicle", "A1", "--seal", "S-1", "--weight", "2.5",
    "--sign", "zhou.min", "--sign", "li.na",
  ]
  private static let answered = ["manifest", "receipt", "M-1", "--serial", tag, "--cert", "GL-1"]
  private static let loading = [retired, wiped] + permitted + [load, listed]

  private static let broken = [
    ["assign", tag, "--to", "wang.lei", "--on", "2026-11-19"],
    ["repair", "start", tag, "--fault", "dead", "--on", "2026-11-19"],
  ]
  private static let sent = [
    "repair", "send", tag, "--to", "Lenovo", "--media", "waived", "--on", "2026-11-19",
  ]
  private static let bought = "LT-00021"
  private static let wish = [
    "order", "request", "--category", "laptop", "--reason", "x", "--on", "2026-11-19",
  ]
  private static let approved = ["order", "approve", "P-1", "--on", "2026-11-19"]
  private static let placed = [
    "order", "place", "P-1", "--ref", "PO-1", "--to", "Lenovo", "--price", "7999 CNY", "--months", "36",
    "--on", "2026-11-19",
  ]
  private static let came = ["receive", "PO-1", "PF3ABCD1", "--on", "2026-11-19"]
  private static let begun = ["stocktake", "start"]
  private static let counted = ["stocktake", "scan", "S-1", "--at", "Room 204", tag]
  private static let signed = ["stocktake", "sign", "S-1"]
  private static let closed = ["stocktake", "close", "S-1"]

  static let all: [Errand] = [
    Errand(path: [], arguments: [], kind: .reading),
    Errand(path: ["init"], arguments: ["--org", "Harbour School"], kind: .apart),
    Errand(path: ["scan"], arguments: [], kind: .reading),
    Errand(path: ["record"], arguments: ["/rolls/machine"], kind: .apart),
    Errand(path: ["watch"], arguments: [], kind: .reading),
    Errand(
      path: ["register"], arguments: ["--category", "monitor", "--serial", "CN0F3K1A0071"], kind: .writing),
    Errand(
      path: ["order", "request"], arguments: ["--category", "laptop", "--reason", "new teacher"],
      kind: .writing),
    Errand(path: ["order", "approve"], arguments: ["P-1"], kind: .writing, before: [wish]),
    Errand(
      path: ["order", "place"], arguments: Array(placed.dropFirst(2).dropLast(2)), kind: .writing,
      before: [wish, approved]),
    Errand(
      path: ["order", "cancel"], arguments: ["P-1", "--reason", "no budget"], kind: .writing, before: [wish]),
    Errand(path: ["order", "list"], arguments: [], kind: .reading, before: [wish]),
    Errand(path: ["order", "show"], arguments: ["P-1"], kind: .reading, before: [wish]),
    Errand(
      path: ["receive"], arguments: ["PO-1", "PF3ABCD1"], kind: .writing, before: [wish, approved, placed]),
    Errand(
      path: ["accept"], arguments: [bought, "--check", "all"], kind: .writing,
      before: [wish, approved, placed, came]),
    Errand(
      path: ["reject"], arguments: [bought, "--reason", "cracked", "--rma", "R-1"], kind: .writing,
      before: [wish, approved, placed, came]),
    Errand(path: ["assign"], arguments: [tag, "--to", "wang.lei"], kind: .writing),
    Errand(
      path: ["return"], arguments: [tag], kind: .writing, before: [["assign", tag, "--to", "wang.lei"]]),
    Errand(
      path: ["migrate"], arguments: [tag, "--how", "copied"], kind: .writing,
      before: [
        ["assign", tag, "--to", "wang.lei"], ["register", "--category", "laptop", "--serial", "PF9XYZ"],
        ["replace", tag, "PF9XYZ", "--reason", "old", "--back-by", "+9d"],
      ]),
    Errand(path: ["report", "replacements"], arguments: ["--all"], kind: .reading),
    Errand(
      path: ["replace"], arguments: [tag, "LT-00021", "--reason", "old"], kind: .writing,
      before: [
        ["assign", tag, "--to", "wang.lei"], ["register", "--category", "laptop", "--serial", "PF9XYZ"],
      ]),
    Errand(path: ["move"], arguments: [tag, "--to", "Room 204"], kind: .writing),
    Errand(path: ["note"], arguments: [tag, "lid scratched"], kind: .writing, auditorMay: true),
    Errand(
      path: ["correct"], arguments: [tag, "serial=PF2ABCDF", "--reason", "misread"], kind: .writing),
    Errand(path: ["undo"], arguments: [], kind: .writing, before: [["assign", tag, "--to", "wang.lei"]]),
    Errand(
      path: ["redo"], arguments: [], kind: .writing, before: [["assign", tag, "--to", "wang.lei"], ["undo"]]),
    Errand(
      path: ["repair", "start"], arguments: [tag, "--fault", "dead"], kind: .writing,
      before: [["assign", tag, "--to", "wang.lei"]]),
    Errand(
      path: ["repair", "done"], arguments: [tag, "--note", "mended"], kind: .writing,
      before: [["assign", tag, "--to", "wang.lei"], ["repair", "start", tag, "--fault", "dead"]]),
    Errand(
      path: ["repair", "diagnose"], arguments: [tag, "--cause", "wear"], kind: .writing, before: broken),
    Errand(
      path: ["repair", "wait"], arguments: [tag, "--for", "part", "--reason", "ordered"], kind: .writing,
      before: broken),
    Errand(
      path: ["repair", "resume"], arguments: [tag], kind: .writing,
      before: broken + [
        ["repair", "wait", tag, "--for", "part", "--reason", "ordered", "--on", "2026-11-19"]
      ]),
    Errand(
      path: ["repair", "part"], arguments: [tag, "--part-out", "1", "--to", "stock"], kind: .writing,
      before: broken),
    Errand(
      path: ["repair", "send"], arguments: [tag, "--to", "Lenovo", "--media", "removed"], kind: .writing,
      before: broken),
    Errand(path: ["repair", "back"], arguments: [tag], kind: .writing, before: broken + [sent]),
    Errand(
      path: ["repair", "swap"], arguments: [tag, "--new", "PF9XYZ", "--reason", "RMA", "--waive-media"],
      kind: .writing, before: broken + [sent]),
    Errand(
      path: ["repair", "cancel"], arguments: [tag, "--reason", "works"], kind: .writing, before: broken),
    Errand(path: ["repair", "list"], arguments: ["--open"], kind: .reading, before: broken),
    Errand(path: ["repair", "show"], arguments: ["T-1"], kind: .reading, before: broken),
    Errand(path: ["report", "repairs"], arguments: [], kind: .reading, before: broken),
    Errand(path: ["warranty", "set"], arguments: [tag, "--until", "2027-03-31"], kind: .writing),
    Errand(path: ["retire"], arguments: [tag, "--reason", "old", "--yes"], kind: .writing),
    Errand(
      path: ["appraise"], arguments: [tag, "--route", "sell"], kind: .writing, before: asked),
    Errand(path: ["approve"], arguments: [bought], kind: .writing, before: [wish]),
    Errand(path: ["sanitise"], arguments: Array(wiped.dropFirst()), kind: .writing, before: [retired]),
    Errand(path: ["dispose"], arguments: [tag] + away, kind: .writing, before: [retired, wiped]),
    Errand(path: ["media", "list"], arguments: [tag], kind: .reading),
    Errand(
      path: ["media", "lost"], arguments: [tag, "S6B2K1", "--reason", "bay is empty"], kind: .writing),
    Errand(path: ["vendor", "add"], arguments: ["GreenLoop"], kind: .writing),
    Errand(
      path: ["vendor", "certify"], arguments: Array(permitted[1].dropFirst(2).dropLast(2)), kind: .writing,
      before: [permitted[0]]),
    Errand(path: ["vendor", "list"], arguments: [], kind: .reading, before: permitted),
    Errand(path: ["vendor", "show"], arguments: ["GreenLoop"], kind: .reading, before: permitted),
    Errand(
      path: ["manifest", "open"], arguments: Array(load.dropFirst(2)), kind: .writing, before: permitted),
    Errand(
      path: ["manifest", "add"], arguments: Array(listed.dropFirst(2)), kind: .writing,
      before: loading.dropLast()),
    Errand(path: ["manifest", "remove"], arguments: ["M-1", tag], kind: .writing, before: loading),
    Errand(
      path: ["manifest", "release"], arguments: Array(left.dropFirst(2)), kind: .writing, before: loading),
    Errand(
      path: ["manifest", "receipt"], arguments: Array(answered.dropFirst(2)), kind: .writing,
      before: loading + [left]),
    Errand(
      path: ["manifest", "close"], arguments: ["M-1", "--confirm", "M-1"], kind: .writing,
      before: loading + [left, answered]),
    Errand(
      path: ["manifest", "refuse"], arguments: ["M-1", "--reason", "seal broken"], kind: .writing,
      before: loading + [left]),
    Errand(path: ["manifest", "list"], arguments: [], kind: .reading, before: loading),
    Errand(path: ["manifest", "show"], arguments: ["M-1"], kind: .reading, before: loading + [left]),
    Errand(path: ["reinstate"], arguments: [tag, "--reason", "needed"], kind: .writing, before: [retired]),
    Errand(path: ["lost"], arguments: [tag, "--reason", "left on a train"], kind: .writing),
    Errand(
      path: ["breach", "report"], arguments: [tag, "--to", "ICO", "--note", "one laptop"], kind: .writing,
      auditorMay: true, before: [["lost", tag, "--reason", "left on a train"]]),
    Errand(
      path: ["report", "breaches"], arguments: [], kind: .reading,
      before: [["lost", tag, "--reason", "left on a train"]]),
    Errand(
      path: ["found"], arguments: [tag, "--condition", "wet"], kind: .writing,
      before: [["lost", tag, "--reason", "left on a train"]]),
    Errand(
      path: ["write-off"], arguments: [tag, "--reason", "not found", "--police", "KA-77", "--yes"],
      kind: .writing, before: [["lost", tag, "--reason", "stolen"]]),
    Errand(
      path: ["hold", "place"], arguments: [tag, "--kind", "legal", "--case", "12/2026"], kind: .writing,
      auditorMay: true),
    Errand(
      path: ["hold", "lift"], arguments: [tag, "--reason", "closed", "--witness", "li.na"], kind: .writing,
      before: [["hold", "place", tag, "--kind", "legal", "--case", "12/2026"]]),
    Errand(path: ["stocktake", "start"], arguments: [], kind: .writing),
    Errand(
      path: ["stocktake", "scan"], arguments: Array(counted.dropFirst(2)), kind: .writing, before: [begun]),
    Errand(path: ["stocktake", "status"], arguments: ["--open"], kind: .reading, before: [begun]),
    Errand(path: ["stocktake", "list"], arguments: [], kind: .reading, before: [begun]),
    Errand(
      path: ["stocktake", "sign"], arguments: ["S-1"], kind: .writing, auditorMay: true, before: [begun]),
    Errand(
      path: ["stocktake", "close"], arguments: ["S-1"], kind: .writing, before: [begun, counted, signed]),
    Errand(
      path: ["stocktake", "apply"], arguments: ["S-1", "--moves"], kind: .writing,
      before: [begun, counted, signed, closed]),
    Errand(path: ["stocktake", "review"], arguments: [], kind: .reading),
    Errand(
      path: ["report", "stocktake"], arguments: ["S-1"], kind: .reading,
      before: [begun, counted, signed, closed]),
    Errand(path: ["label", "list"], arguments: [], kind: .reading),
    Errand(path: ["label", "print"], arguments: [tag], kind: .reading),
    Errand(path: ["label", "actions"], arguments: [], kind: .reading),
    Errand(path: ["label", "calibrate"], arguments: [], kind: .reading),
    Errand(path: ["label", "done"], arguments: [tag], kind: .writing),
    Errand(
      path: ["handover", "open"], arguments: ["--to", "wang.lei", "--all"], kind: .reading,
      before: [["assign", tag, "--to", "wang.lei"]]),
    Errand(
      path: ["handover", "ack"], arguments: ["--to", "wang.lei", tag], kind: .writing,
      before: [["assign", tag, "--to", "wang.lei", "--on", "2026-11-19"]]),
    Errand(
      path: ["handover", "list"], arguments: [], kind: .reading,
      before: [["assign", tag, "--to", "wang.lei"]]),
    Errand(
      path: ["report", "loans"], arguments: [], kind: .reading,
      before: [["assign", tag, "--to", "wang.lei", "--until", "+7d"]]),
    Errand(
      path: ["report", "custody"], arguments: [tag], kind: .reading,
      before: [["assign", tag, "--to", "wang.lei"]]),
    Errand(path: ["list"], arguments: [], kind: .reading),
    Errand(path: ["show"], arguments: [tag], kind: .reading),
    Errand(path: ["history"], arguments: [tag], kind: .reading),
    Errand(
      path: ["diff"], arguments: ["--from", "2026-11-01"], kind: .reading,
      before: [["assign", tag, "--to", "wang.lei"]]),
    Errand(path: ["person", "add"], arguments: ["zhao.yun"], kind: .writing),
    Errand(
      path: ["person", "import", "csv"], arguments: ["-", "--apply", "--yes"], kind: .writing,
      input: Array("login,name\nzhao.yun,赵云\n".utf8)),
    Errand(path: ["person", "list"], arguments: [], kind: .reading),
    Errand(path: ["person", "role", "add"], arguments: ["li.na", "technician"], kind: .writing),
    Errand(
      path: ["person", "role", "remove"], arguments: ["li.na", "technician"], kind: .writing,
      before: [["person", "role", "add", "li.na", "technician"]]),
    Errand(
      path: ["person", "offboard"], arguments: ["li.na", "--until", "2026-12-31", "--yes"], kind: .writing),
    Errand(path: ["person", "leave"], arguments: ["li.na"], kind: .writing),
    Errand(
      path: ["person", "rejoin"], arguments: ["li.na"], kind: .writing,
      before: [["person", "leave", "li.na"]]),
    Errand(path: ["person", "alias"], arguments: ["li.na", "--of", "wang.lei"], kind: .writing),
    Errand(
      path: ["report", "leavers"], arguments: [], kind: .reading, before: [["person", "leave", "li.na"]]),
    Errand(
      path: ["person", "erase"], arguments: ["li.na", "--basis", "asked", "--confirm", "li.na"],
      kind: .writing),
    Errand(path: ["backup", "create"], arguments: [], kind: .apart),
    Errand(path: ["backup", "list"], arguments: [], kind: .reading, before: [["backup", "create"]]),
    Errand(
      path: ["backup", "verify"], arguments: ["--all"], kind: .reading, before: [["backup", "create"]]),
    Errand(path: ["backup", "drill"], arguments: [], kind: .apart, before: [["backup", "create"]]),
    Errand(
      path: ["restore"], arguments: ["--confirm", "Harbour School"], kind: .apart,
      before: [["backup", "create"]]),
    Errand(path: ["location", "add"], arguments: ["Room 205"], kind: .writing),
    Errand(path: ["location", "list"], arguments: [], kind: .reading),
    Errand(path: ["report", "warranty"], arguments: [], kind: .reading),
    Errand(
      path: ["report", "disposal"], arguments: [], kind: .reading,
      before: [retired, wiped, ["dispose", tag] + away]),
    Errand(path: ["report", "refusals"], arguments: [], kind: .reading),
    Errand(path: ["report", "twins"], arguments: [], kind: .reading),
    Errand(path: ["report", "stock"], arguments: [], kind: .reading),
    Errand(path: ["report", "holders"], arguments: [], kind: .reading),
    Errand(path: ["report", "value"], arguments: [], kind: .reading),
    Errand(path: ["report", "age"], arguments: ["--due"], kind: .reading),
    Errand(path: ["report", "cost"], arguments: [], kind: .reading),
    Errand(path: ["report", "journal"], arguments: [], kind: .reading),
    Errand(path: ["report", "waste"], arguments: ["--by", "category"], kind: .reading),
    Errand(path: ["report", "exceptions"], arguments: [], kind: .reading),
    Errand(path: ["report", "single-control"], arguments: [], kind: .reading),
    Errand(path: ["print", "report"], arguments: ["stock"], kind: .reading),
    Errand(path: ["conflict", "list"], arguments: ["--all"], kind: .reading, hasConflict: true),
    Errand(path: ["conflict", "show"], arguments: ["C-1"], kind: .reading, hasConflict: true),
    Errand(
      path: ["conflict", "resolve"], arguments: ["C-1", "--same", tag, "--reason", "looked at it"],
      kind: .writing,
      hasConflict: true),
    Errand(
      path: ["conflict", "reopen"], arguments: ["C-1", "--reason", "the other one"], kind: .writing,
      before: [["conflict", "resolve", "C-1", "--board-replaced", tag, "--reason", "RMA 4711"]],
      hasConflict: true),
    Errand(path: ["identity", "replay"], arguments: [], kind: .reading),
    Errand(path: ["why"], arguments: ["LT-00013"], kind: .reading),
    Errand(path: ["part", "show"], arguments: ["S6B2K1"], kind: .reading),
    Errand(path: ["report", "unmatched-media"], arguments: [], kind: .reading),
    Errand(path: ["report", "stripped"], arguments: [], kind: .reading),
    Errand(path: ["report", "harvest"], arguments: ["--all"], kind: .reading, before: [retired]),
    Errand(path: ["report", "desks"], arguments: [], kind: .reading),
    Errand(
      path: ["desk", "confirm"], arguments: ["\(tag):DP-1", "MN-00013"], kind: .writing,
      before: [["register", "--category", "monitor", "--maker", "DELL", "--model", "U2723QE"]]),
    Errand(path: ["part", "history"], arguments: ["S6B2K1"], kind: .reading),
    Errand(path: ["print", "card"], arguments: [tag], kind: .reading),
    Errand(
      path: ["print", "handover"], arguments: ["--to", "wang.lei", "--all"], kind: .reading,
      before: [["assign", tag, "--to", "wang.lei"]]),
    Errand(
      path: ["print", "repair"], arguments: ["T-1"], kind: .reading,
      before: [["assign", tag, "--to", "wang.lei"], ["repair", "start", tag, "--fault", "dead"]]),
    Errand(path: ["print", "warranty"], arguments: [], kind: .reading),
    Errand(path: ["print", "stocktake"], arguments: ["S-1"], kind: .reading, before: [begun]),
    Errand(path: ["print", "certificate"], arguments: [tag], kind: .reading, before: [retired, wiped]),
    Errand(
      path: ["print", "disposal"], arguments: [tag], kind: .reading,
      before: [retired, wiped, ["dispose", tag] + away]),
    Errand(path: ["export", "csv"], arguments: [], kind: .reading),
    Errand(path: ["export", "json"], arguments: [], kind: .reading),
    Errand(path: ["export", "ndjson"], arguments: [], kind: .reading),
    Errand(path: ["export", "xlsx"], arguments: ["-o", "/rolls/assets.xlsx"], kind: .reading),
    Errand(path: ["export", "snipe-it"], arguments: [], kind: .reading),
    Errand(path: ["export", "glpi"], arguments: [tag], kind: .reading),
    Errand(path: ["export", "cyclonedx"], arguments: [tag], kind: .reading),
    Errand(path: ["export", "ical"], arguments: [], kind: .reading),
    Errand(path: ["export", "prometheus"], arguments: [], kind: .reading),
    Errand(path: ["import", "csv"], arguments: [table, "--apply", "--yes"], kind: .apart),
    Errand(
      path: ["import", "undo"], arguments: [], kind: .writing,
      before: [["import", "csv", table, "--apply", "--yes"]]),
    Errand(
      path: ["export", "audit-pack"], arguments: ["--year", "2026", "-o", "/rolls/audit.zip"], kind: .apart,
      auditorMay: true),
    Errand(path: ["ledger", "verify"], arguments: [], kind: .reading),
    Errand(path: ["ledger", "log"], arguments: [], kind: .reading),
    Errand(path: ["ledger", "head"], arguments: [], kind: .apart),
    Errand(path: ["ledger", "rebuild"], arguments: [], kind: .apart),
    Errand(path: ["checkpoint", "list"], arguments: [], kind: .reading),
    Errand(path: ["checkpoint", "cosign"], arguments: ["--first"] + witness, kind: .apart),
    Errand(
      path: ["checkpoint", "import"], arguments: ["/rolls/signed.txt", "--key", witnessKey], kind: .apart,
      before: [["checkpoint", "cosign", "--first", "-o", "/rolls/signed.txt"] + witness]),
    Errand(path: ["policy", "show"], arguments: [], kind: .reading),
    Errand(path: ["policy", "check"], arguments: ["standard"], kind: .reading),
    Errand(path: ["policy", "set"], arguments: ["standard"], kind: .writing),
    Errand(path: ["help"], arguments: [], kind: .reading),
    Errand(path: ["completions"], arguments: ["bash"], kind: .reading),
    Errand(path: ["manual"], arguments: ["/rolls"], kind: .apart),
    Errand(path: ["__complete"], arguments: ["assign", "LT"], kind: .reading),
  ]

  /// What writes once and then ends.
  static var repeatable: [Errand] { writing.filter { $0.path != ["stocktake", "scan"] } }

  /// The first secret key of RFC 8032 §7.1, in the hands of an auditor.
  static let witness = ["--secret", "\(Desk.tables)/witness.key", "--name", "audit.example/li"]
  static let witnessKey = "audit.example/li+aa32f71f+BNdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea"

  static var writing: [Errand] { all.filter { $0.kind == .writing } }
  /// What answers a question about the roll; a help text stays a text with `--json`, and a watch prints many values.
  static var answering: [Errand] {
    all.filter {
      !["help", "completions", "manual", "__complete", "watch", "print"].contains($0.path.first)
        && !["print", "actions", "calibrate"].contains($0.path.last)
        && !($0.path.first == "export" && otherFormats.contains($0.path[1]))
    }
  }

  private static let otherFormats = ["csv", "xlsx", "snipe-it", "ical", "prometheus"]

  /// Every path of the table, hidden ones too.
  static var declared: [[String]] {
    func paths(_ spec: CommandSpec, _ above: [String]) -> [[String]] {
      let inner = spec.details().sections.flatMap(\.commands)
      return inner.isEmpty ? [above] : inner.flatMap { paths($0, above + [$0.name]) }
    }
    return paths(CommandTable.program, [])
  }
}
