import Glibc
import Model
import Scanners
import Synchronization
import Testing
import Words

@testable import tagroll

/// Somebody at a desk: runs the program in this process against a roll of their own, in a world where the clock,
/// the dice and the machine are always the same.
final class Desk {
  let folder: ScratchFolder
  var language: Language
  var user = "zhou.min"
  var today = "2026-11-23"
  /// What happens while somebody watches, one thing after another; then the watch is ended.
  var happenings: [@Sendable () -> Void] = []
  /// The recorded machine a scan finds: its name, or where it lies.
  var machine = "thinkpad-x1"
  var isTerminal = false
  /// What happens while a question waits for its answer.
  var meanwhile: @Sendable () -> Void = {}
  var environment: [String: String] = [:]
  private let dice: Dice
  private let asked = Asked()
  private(set) var transcript = ""
  /// What all runs wrote, to look for what must never be there.
  private(set) var written: [UInt8] = []

  /// The most that was ever asked for of standard input, in bytes.
  var longestInput: Int { asked.most.withLock { $0 } }

  var roll: String { "\(folder.path)/roll.db" }

  init(_ language: Language = .en, seed: UInt64 = 1) throws {
    folder = try ScratchFolder()
    self.language = language
    dice = Dice(seed: seed)
  }

  /// A desk with a roll, this machine on it as LT-00013, and 王磊, 李娜 and Room 204.
  static func ready(_ language: Language = .en) throws -> Desk {
    let desk = try Desk(language)
    try desk.done("init", "--org", "Harbour School", "--store", "IT Store")
    try desk.done("register")
    try desk.done("person", "add", "wang.lei", "--name", "王磊")
    try desk.done("person", "add", "li.na", "--name", "李娜")
    try desk.done("location", "add", "Room 204")
    return desk
  }

  struct Run {
    var output: [UInt8]
    var errors: [UInt8]
    var exit: ExitCode

    var text: String { String(decoding: output, as: UTF8.self) }
    var errorText: String { String(decoding: errors, as: UTF8.self) }
  }

  /// Runs a command that must succeed.
  @discardableResult
  func done(_ arguments: String..., input: [UInt8] = []) throws -> Run {
    let run = run(arguments, input: input)
    try #require(run.exit == .done, "tagroll \(arguments.joined(separator: " ")): \(run.errorText)")
    return run
  }

  @discardableResult
  func done(_ arguments: [String]) throws -> Run {
    let run = run(arguments)
    try #require(run.exit == .done, "tagroll \(arguments.joined(separator: " ")): \(run.errorText)")
    return run
  }

  @discardableResult
  func run(_ arguments: String..., input: [UInt8] = [], answer: String = "") -> Run {
    run(arguments, input: input, answer: answer)
  }

  @discardableResult
  func run(
    _ arguments: [String], input: [UInt8] = [], answer: String = "", state: Output.State = .open
  ) -> Run {
    let output = Gathered(state)
    let errors = Gathered(.open)
    let app = App(
      surroundings(arguments, input, answer), output: Output { output.add($0) },
      errors: Output { errors.add($0) })
    let exit = app.run()
    written += output.bytes + errors.bytes
    return Run(output: output.bytes, errors: errors.bytes, exit: exit)
  }

  /// The clock goes on, or is put back; which day the clerk takes it for is ``today``.
  func pass(days: Int64) { dice.pass(milliseconds: days * 86_400_000) }

  /// Somebody else sits down, and the transcript says who.
  func seat(_ user: String) {
    self.user = user
    transcript += "# \(user)\n"
  }

  /// Runs a command and adds what a person would see to the transcript; lines of standard error begin with `! `.
  @discardableResult
  func tell(
    _ arguments: String..., input: [UInt8] = [], from source: String? = nil, answer: String = ""
  ) -> Run {
    tell(arguments, input: input, from: source, answer: answer)
  }

  @discardableResult
  func tell(
    _ arguments: [String], input: [UInt8] = [], from source: String? = nil, answer: String = ""
  ) -> Run {
    let run = run(arguments, input: input, answer: answer)
    let words = arguments.map { $0.isEmpty || $0.contains(" ") ? "\"\($0)\"" : $0 }
    transcript += "$ " + (source.map { "\($0) | " } ?? "")
    transcript += (["tagroll"] + words).joined(separator: " ") + "\n" + run.text
    transcript += run.errorText.split(separator: "\n").map { "! \($0)\n" }.joined()
    if run.exit != .done { transcript += "[exit \(run.exit.rawValue)]\n" }
    transcript = transcript.replacing(folder.path, with: "/rolls")
    return run
  }

  private func surroundings(_ arguments: [String], _ input: [UInt8], _ answer: String) -> Surroundings {
    let dice = dice
    let asked = asked
    var variables = ["TAGROLL_DB": roll, "TAGROLL_LANG": language.rawValue, "HOME": folder.path]
    variables.merge(environment) { $1 }
    let fixtures = "\(#filePath.dropLast("tagrollTests/Desk.swift".count))ScannersTests/Fixtures"
    let tree = machine.hasPrefix("/") ? machine : "\(fixtures)/\(machine)"
    let happenings = happenings
    let meanwhile = meanwhile
    let today = Day(today) ?? Instant(milliseconds: 0).day
    return Surroundings(
      arguments: arguments, environment: { [variables] in variables[$0] }, now: { dice.now() },
      today: { today }, random: { dice.roll($0) }, user: { [user] in (user, "周敏") },
      scan: { extras in
        // A recorded machine lies beside the tests; without it no test of scanning means anything.
        do {
          return MachineScan.captured(try SystemTree(capturedAt: tree), now: dice.now(), extras: extras)
            .report()
        } catch {
          preconditionFailure("no recorded machine at \(tree)")
        }
      },
      smartctl: { disk in
        disk == "nvme0n1"
          ? .value(Array(#"{"smart_status":{"passed":true},"power_on_time":{"hours":812}}"#.utf8))
          : .withheld(.tool)
      },
      tree: {
        do {
          return try SystemTree(capturedAt: tree)
        } catch {
          preconditionFailure("no recorded machine at \(tree)")
        }
      },
      news: { Happenings(happenings) },
      input: { limit in
        let taken = Array(input.prefix(limit + 1))
        asked.most.withLock { $0 = max($0, taken.count) }
        return taken
      },
      inputPiece: { [pieces = Pieces(input)] _ in pieces.next() },
      inputLine: {
        meanwhile()
        return Array(answer.utf8)
      }, nextLine: { [typist = Typist(input)] _ in typist.next() },
      inputIsTerminal: isTerminal, outputIsTerminal: isTerminal, columns: isTerminal ? 80 : nil)
  }
}

/// A clock that goes on by a second whenever it is read, and random bytes that are the same in every run.
final class Dice: Sendable {
  private let state: Mutex<(clock: Int64, generator: SplitMix64)>

  init(seed: UInt64) {
    // 2026-11-23T08:00:00Z
    state = Mutex((1_795_420_800_000, SplitMix64(seed: seed)))
  }

  func now() -> Instant {
    state.withLock {
      $0.clock += 1000
      return Instant(milliseconds: $0.clock)
    }
  }

  func pass(milliseconds: Int64) { state.withLock { $0.clock += milliseconds } }

  func roll(_ count: Int) -> [UInt8] {
    state.withLock { state in (0..<count).map { _ in UInt8(truncatingIfNeeded: state.generator.next()) } }
  }
}

/// News in which one thing after another happens.
final class Happenings: DeviceNews {
  private let left: Mutex<[@Sendable () -> Void]>

  init(_ happenings: [@Sendable () -> Void]) { left = Mutex(happenings.reversed()) }

  func next() -> DeviceNewsKind {
    guard let happening = left.withLock({ $0.popLast() }) else { return .stopped }
    happening()
    return .changed
  }
}

/// What one stream received.
final class Gathered {
  private(set) var bytes: [UInt8] = []
  private let state: Output.State

  /// - Parameter state: how the stream stands after every write.
  init(_ state: Output.State) { self.state = state }

  func add(_ more: [UInt8]) -> Output.State {
    bytes += more
    return state
  }
}

/// How much of standard input was taken.
final class Asked: Sendable {
  let most = Mutex(0)
}

/// Input that comes in pieces of a size that fits no line.
final class Pieces: Sendable {
  private let left: Mutex<ArraySlice<UInt8>>

  init(_ input: [UInt8]) { left = Mutex(input[...]) }

  func next() -> InputPiece {
    left.withLock { left in
      let piece = Array(left.prefix(4099))
      left = left.dropFirst(piece.count)
      return piece.isEmpty ? .end : .bytes(piece)
    }
  }
}

/// Lines somebody sends one after the other; ETX alone is Ctrl-C, and FF alone is a rest.
final class Typist: Sendable {
  private let lines: Mutex<ArraySlice<[UInt8]>>

  init(_ input: [UInt8]) {
    lines = Mutex(input.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)[...])
  }

  func next() -> InputLine {
    lines.withLock { lines in
      guard let line = lines.popFirst(), !(line.isEmpty && lines.isEmpty) else { return .end }
      return line == [0x03] ? .interrupted : line == [0x0C] ? .pause : .line(line)
    }
  }
}
