import CommandLineKit
import JSONBytes
import Store
import Words

/// One run of the program: parse, call, print.
struct App {
  private let surroundings: Surroundings
  private let output: Output
  private let errors: Output

  init(_ surroundings: Surroundings, output: Output, errors: Output) {
    self.surroundings = surroundings
    self.output = output
    self.errors = errors
  }

  func run() -> ExitCode {
    let code = act()
    output.flush()
    let ending: ExitCode
    switch output.state {
    case .open: ending = code
    case .closed: ending = .pipeClosed
    case .failed(let number):
      let refusal = Refusal.outputLost(number)
      show(refusal, guessedLanguage, json: asksForJSON)
      ending = refusal.exit
    }
    errors.flush()
    return ending
  }

  private func act() -> ExitCode {
    var language = guessedLanguage
    var json = asksForJSON
    var begun: Call?
    do {
      // Bytes that are no UTF-8 have become U+FFFD on the way in: a serial "repaired" so would find nothing again.
      if let broken = surroundings.arguments.first(where: { $0.unicodeScalars.contains("\u{FFFD}") }) {
        throw Refusal.notUTF8(broken)
      }
      let invocation = try CommandLineParser(program: CommandTable.program(for: surroundings.arguments))
        .parse(surroundings.arguments)
      language = Language.chosen(flag: invocation.value("lang"), environment: surroundings.environment)
      json = invocation.flag("json")
      let call = Call(invocation, surroundings, language, output: output, errors: errors)
      begun = call
      if invocation.flag("version") {
        output.line("tagroll \(Version.text)")
      } else if invocation.flag("help") {
        let page = try HelpPage(
          CommandTable.program, for: invocation.path, in: language, width: surroundings.columns ?? 80)
        page.short.forEach(output.line)
      } else if let verb = CommandTable.verb(invocation.path) {
        try run(verb, call)
      } else {
        try Today.run(call)
      }
      return call.exit
    } catch is Output.Ended {
      // What became of the output is told by whoever asked for the act.
      return .done
    } catch {
      var refusal = Refusal.of(error)
      if let roll = begun?.lastRoll, let id = refusal.person, let party = try? roll.party(id) {
        refusal = refusal.naming(party.login)
      }
      if let why = begun?.whyUnfiled { refusal.hints.append(Refusal.notFiled(why)) }
      output.flush()
      show(refusal, language, json: json)
      return refusal.exit
    }
  }

  private func run(_ verb: any Verb.Type, _ call: Call) throws {
    if try call.isDoneBefore() { return }
    do {
      try verb.run(call)
    } catch StoreError.doneBefore(let events) {
      // Somebody asked by the same name at the same moment.
      try call.tellDone(events)
    }
  }

  /// How an error is told must be known before the command line is understood.
  private var guessedLanguage: Language {
    var flag: String?
    for (word, next) in zip(surroundings.arguments, surroundings.arguments.dropFirst() + [""]) {
      if word == "--lang" { flag = next }
      if word.hasPrefix("--lang=") { flag = String(word.dropFirst("--lang=".count)) }
    }
    return Language.chosen(flag: flag, environment: surroundings.environment)
  }

  private var asksForJSON: Bool { surroundings.arguments.prefix { $0 != "--" }.contains("--json") }

  private func show(_ refusal: Refusal, _ language: Language, json: Bool) {
    if json {
      var writer = JSONWriter()
      refusal.write(into: &writer)
      errors.bytes(writer.bytes + [0x0A])
      return
    }
    refusal.lines(language).forEach(errors.line)
  }
}

extension Refusal {
  /// What happened, what it could have meant, what would mend it.
  func lines(_ language: Language) -> [String] {
    ["error[\(code)]: \(TerminalText(message.in(language)).string)"]
      + ((listed.isEmpty ? candidates : listed.map { $0.in(language) }) + hints.map { $0.in(language) })
      .map { "  \(TerminalText($0).string)" }
  }

  /// Always in English: what a program reads does not depend on its user's language.
  func write(into json: inout JSONWriter) {
    json.beginObject()
    json.name("error")
    json.beginObject()
    json.name("code")
    json.string(code)
    json.name("exit")
    json.integer(Int64(exit.rawValue))
    json.name("message")
    json.string(message.en)
    if let reference {
      json.name("ref")
      json.string(reference)
    }
    json.name("candidates")
    json.beginArray()
    candidates.forEach { json.string($0) }
    json.endArray()
    json.name("hint")
    json.beginArray()
    hints.forEach { json.string($0.en) }
    json.endArray()
    json.endObject()
    json.endObject()
  }
}
