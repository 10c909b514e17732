import CommandLineKit
import Store
import Words

/// Questions before an act: none for what can be undone, `y` for what moves much, the tag itself for what leaves
/// the building. Where nobody can be asked and no option answers, the program says so and does nothing.
enum Confirmation {
  static let yes = OptionSpec(
    "yes", short: "y", help: Text(en: "Answer the question with yes.", zh: "对询问回答“是”。"))
  static let confirm = OptionSpec(
    "confirm", ValueSpec(Text(en: "TAG", zh: "标签")),
    help: Text(en: "The tag (of many: their number), typed to confirm.", zh: "确认用的标签（多件时为件数）。"))

  static func moderate(_ call: Call, _ question: Text) throws -> Bool {
    if call.invocation.flag("yes") || call.isOnlyTried { return true }
    guard call.surroundings.inputIsTerminal else { throw Refusal.cannotAsk(option: "--yes") }
    let answer = ask(question.in(call.language) + " y/N ", call).lowercased()
    return answer == "y" || answer == "yes" || answer == "是"
  }

  /// - Parameter question: what to type; the tag, or the number of them, unless said otherwise.
  static func severe(_ call: Call, _ warning: Text, wanted: String, question: Text? = nil) throws -> Bool {
    let wants = AssetReference.clean(wanted).uppercased()
    if let given = call.invocation.value("confirm") {
      guard AssetReference.clean(given).uppercased() == wants else {
        throw Refusal.confirmationWrong(given, wanted: wanted)
      }
      return true
    }
    guard call.surroundings.inputIsTerminal else {
      throw Refusal.cannotAsk(option: "--confirm \(wanted.contains(" ") ? "\"\(wanted)\"" : wanted)")
    }
    call.errors.line(warning.in(call.language))
    let isCount = Int(wanted) != nil
    let question =
      question
      ?? (isCount
        ? Text(en: "Type how many there are, to confirm: ", zh: "请键入件数以确认：")
        : Text(en: "Type its tag, to confirm: ", zh: "请键入标签以确认："))
    return ask(question.in(call.language), call).uppercased() == wants
  }

  /// The answer on the same line, cleaned of what a gun or an input method adds.
  private static func ask(_ question: String, _ call: Call) -> String {
    call.output.flush()
    call.errors.bytes(Array(question.utf8))
    call.errors.flush()
    return AssetReference.clean(String(decoding: call.surroundings.inputLine(), as: UTF8.self))
  }
}
