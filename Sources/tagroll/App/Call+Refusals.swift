import CommandLineKit
import Lifecycle
import Model
import Store
import Words

extension Call {
  /// Whether whatever comes of it is undone again.
  var isOnlyTried: Bool { invocation.takes("dry-run") && isDryRun }

  /// Writes down that somebody may not do what they asked for, even where the roll was opened only to be read.
  func file(_ code: RefusalCode, about asset: Asset?, by author: Author) {
    guard author.act != nil else { return }
    do {
      let roll = try openRoll(.writing)
      roll.file(code, about: asset?.id, by: author)
    } catch {
      unfiled = Refusal.of(error).message
    }
  }

  /// Why a refusal could not be written down, if it could not.
  var whyUnfiled: Text? { unfiled ?? lastRoll?.unfiled.map { Refusal.of($0).message } }

  /// Whose refused attempts the user may see: auditors and administrators everybody's, all others their own.
  func readableRefusals(on roll: Roll) throws -> RefusalReader {
    guard let person = try user(on: roll) else { return .nobody }
    return person.roles.contains { $0 == .auditor || $0 == .admin } ? .everybody : .oneself(person.id)
  }
}

/// Whose refused attempts somebody may see.
enum RefusalReader: Equatable {
  case everybody
  case oneself(EntityID)
  /// They are no person on the roll.
  case nobody
}

extension Refusal {
  /// Beside a refusal that is not in the ledger.
  static func notFiled(_ why: Text) -> Text {
    Text(
      en: "this refusal could not be written down: \(why.en)", zh: "本次被拒未能记入账本：\(why.zh)")
  }
}
