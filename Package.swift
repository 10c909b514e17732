// swift-tools-version: 6.2
import PackageDescription

// The map of the house. An arrow that is not drawn here does not compile; ARCHITECTURE.md says why
// each one is there.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A target of our own, in `Sources/NAME` unless said otherwise.
func module(
  _ name: String, _ arrows: Target.Dependency..., path: String? = nil, exclude: [String] = [],
  resources: [Resource]? = nil
) -> Target {
  .target(
    name: name, dependencies: arrows, path: path ?? "Sources/\(name)", exclude: exclude,
    resources: resources, swiftSettings: strict)
}

/// The tests of one target, in `Tests/NAMETests`.
func tests(_ name: String, _ arrows: Target.Dependency..., exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + arrows, path: "Tests/\(name)Tests",
    exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "tagroll",
  targets: [
    // C libraries, each behind one small module map.
    .systemLibrary(
      name: "CSQLite", path: "clibs/CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(
      name: "CUdev", path: "clibs/CUdev", providers: [.apt(["libudev-dev"])]),
    .systemLibrary(
      name: "CCrypto", path: "clibs/CCrypto", providers: [.apt(["libssl-dev"])]),
    // Declared here, loaded only when an archive is read: not linked.
    .systemLibrary(
      name: "CArchive", path: "clibs/CArchive", providers: [.apt(["libarchive-dev"])]),
    // Declared here, loaded only when a workbook is written: not linked.
    .systemLibrary(
      name: "CXLSXWriter", path: "clibs/CXLSXWriter", providers: [.apt(["libxlsxwriter-dev"])]),
    // Declared here, loaded only when something is drawn: not linked.
    .systemLibrary(name: "CDrawing", path: "clibs/CDrawing"),
    .systemLibrary(
      name: "CZint", path: "clibs/CZint", providers: [.apt(["libzint-dev"])]),
    .systemLibrary(name: "CIconv", path: "clibs/CIconv"),
    .systemLibrary(name: "CSys", path: "clibs/CSys"),
    .systemLibrary(name: "CSHA256", path: "clibs/CSHA256"),

    // Values everyone speaks, bytes everyone reads, words everyone shows.
    module("Model"),
    module("JSONBytes"),
    module("CSVBytes", "CIconv"),
    module("Words"),
    // What is kept and exchanged, legible without Swift.
    module(
      "Schemas", path: "schemas", exclude: ["exchange"],
      resources: [
        .embedInCode("ledger"), .embedInCode("handover"), .embedInCode("policy"), .embedInCode("labels"),
      ]
        + ["disposal", "event", "opening", "pack"].map { .embedInCode("exchange/\($0)-v1.schema.json") }),

    // The machine, one file per kernel source.
    module("Scanners", "Model", "CUdev", "CSys", path: "scanners", exclude: ["rules"]),

    // A recording under other names, fit to be shown.
    module("Captures", "Model", "Scanners", "Identity", "Rules", "Ledger"),

    // Captured trees as one file.
    module("Archives", "Scanners", "CArchive"),

    // Tables as a workbook.
    module("Workbooks", "CXLSXWriter"),

    // Papers and labels: what is on a page, and how it becomes a file.
    module("Pages", "Words"),
    module("Drawing", "Pages", "CDrawing", "CZint"),
    module("Labels", "Pages", "JSONBytes", "Schemas", "Words"),

    // Pure rules.
    module("Identity", "Model"),
    // What they judge by: data beside the scanners, which never see it.
    module(
      "Rules", "Identity", "JSONBytes", "Words", path: "scanners/rules", exclude: ["README.md"],
      resources: ["junk", "makers", "monitors", "quirks"].map { .embedInCode("\($0).json") }),
    module("Lifecycle", "Model"),
    // What a house has laid down, as files.
    module("Policies", "Model", "JSONBytes", "Lifecycle", "Schemas"),
    module("ServiceDesk", "Model"),
    module("Ledger", "Model", "JSONBytes", "CCrypto", "CSHA256"),

    // What is kept, and what is asked of it.
    module("Store", "Model", "Lifecycle", "Policies", "Ledger", "Schemas", "CSQLite"),
    module(
      "Exchange", "Model", "JSONBytes", "CSVBytes", "Identity", "Lifecycle", "ServiceDesk", "Ledger", "Store"),
    module("Reports", "Model", "Words", "Pages", "Identity", "Rules", "Lifecycle", "ServiceDesk", "Store"),

    // The auditor's own program, in Python: here only to say in a pack which one it was tried with.
    module(
      "PackVerifier", path: "tools/verify-pack",
      resources: [
        "batches", "checks", "cosign", "courses", "events", "ed25519", "files", "merkle", "money", "notes",
        "openings",
        "replay", "rows", "rules", "verify",
      ]
      .map { .embedInCode("\($0).py") }),
    // What an auditor takes away.
    module(
      "AuditPack", "Model", "JSONBytes", "Words", "Lifecycle", "Policies", "Ledger", "Store", "Exchange",
      "Reports",
      "Schemas", "PackVerifier"),

    // The program.
    module("CommandLineKit", "Words"),
    .executableTarget(
      name: "tagroll",
      dependencies: [
        "Model", "Words", "JSONBytes", "CSVBytes", "Scanners", "Captures", "Archives", "Identity", "Rules",
        "Lifecycle", "Policies", "ServiceDesk", "Ledger", "Store", "Exchange", "Reports", "AuditPack",
        "CommandLineKit", "Workbooks", "Pages", "Drawing", "Labels",
      ], path: "Sources/tagroll", swiftSettings: strict),

    // Loads to set beside the floors of Benchmarks/.
    .executableTarget(
      name: "tagroll-bench",
      dependencies: [
        "Model", "CSVBytes", "Identity", "Rules", "Lifecycle", "Ledger", "Store", "Exchange", "Scanners",
        "Archives",
        "CSQLite",
      ],
      path: "Benchmarks/tagroll-bench", swiftSettings: strict),

    // Tells what the rules say of a step, to a second telling of them.
    .executableTarget(
      name: "tagroll-judge", dependencies: ["Model", "Lifecycle", "Ledger"], path: "Tests/model/core",
      swiftSettings: strict),

    // Scores the verdicts about machines, and other inventories' beside them, over labelled scans.
    .executableTarget(
      name: "tagroll-pairs", dependencies: ["Model", "Identity", "Rules", "Scanners"], path: "Tests/pairs",
      swiftSettings: strict),

    // A house whose truth is known, and the program held against it.
    module(
      "House", "Model", "Identity", "Lifecycle", "Store", "Exchange", path: "Tests/lives/house"),
    .executableTarget(
      name: "tagroll-lives", dependencies: ["House", "Model", "Store"], path: "Tests/lives/program",
      swiftSettings: strict),

    tests("Model"),
    tests("JSONBytes"),
    tests("CSVBytes"),
    tests("Words"),
    tests(
      "Scanners", "Model", "Identity", "Rules", "JSONBytes", "CSys", "CUdev", "Captures", "Archives",
      exclude: ["Fixtures", "Golden"]),
    tests("Pages", "Words"),
    tests("Drawing", "Pages", "Words"),
    tests("Labels", "Pages", "Words", "JSONBytes"),
    tests("Captures", "Model", "Scanners", "Identity", "Ledger"),
    tests("Archives", "Model", "Scanners"),
    tests("Identity", "Model", "Rules"),
    tests("Rules", "Identity", "JSONBytes", "Model", "Words"),
    tests("Lifecycle", "Model"),
    tests("Policies", "Model", "JSONBytes", "Lifecycle", exclude: ["validate.py"]),
    tests("Ledger", "Model", "JSONBytes"),
    tests("CommandLineKit", "Words"),
    tests("Store", "Model", "JSONBytes", "Lifecycle", "Policies", "Ledger", "Schemas", "CSQLite"),
    tests(
      "tagroll", "Model", "Words", "JSONBytes", "Scanners", "Lifecycle", "CommandLineKit", "Ledger", "Store",
      "AuditPack", "Labels", "House",
      exclude: ["Golden", "Tables", "read_codes.py", "watch.py"]),
    tests(
      "Exchange", "Model", "JSONBytes", "CSVBytes", "Identity", "Rules", "Lifecycle", "Ledger", "Store",
      "Scanners",
      exclude: ["validate.py", "read_csv.py"]),
    tests("ServiceDesk", "Model"),
  ]
)

// Fuzzing needs a compiler flag over everything, so its target is there only for `make fuzz`.
if Context.environment["TAGROLL_FUZZ"] != nil {
  package.targets += [
    .executableTarget(
      name: "tagroll-fuzz",
      dependencies: [
        "Model", "Words", "JSONBytes", "CSVBytes", "Rules", "Scanners", "Captures", "Archives", "Policies",
        "Ledger", "Exchange",
      ],
      path: "Fuzz/tagroll-fuzz", swiftSettings: strict)
  ]
}
