import Model
import Words

/// Why a command did not do what it was asked: for people in three parts, for programs by a stable code.
struct Refusal: Error {
  /// Locale-free, `area.reason`; the number beside it is the exit code.
  var code: String
  var exit: ExitCode
  /// What happened, with the value that caused it.
  var message: Text
  /// What would mend it, usually a command, one a line.
  var hints: [Text] = []
  /// What the user named.
  var reference: String?
  /// What an ambiguous reference could have meant.
  var candidates: [String] = []
  /// The same in words for people, where they have words.
  var listed: [Text] = []
  /// Whose id stands in the message in place of a name.
  var person: EntityID?
}
