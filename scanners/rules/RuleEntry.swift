import Identity
import Words

/// One rule as its file states it, understood.
struct RuleEntry {
  enum Matter {
    case junk(JunkRule)
    case makers([(name: String, key: String)])
    case legalForms([String])
    case quirk(Quirk)
    case monitor(MonitorSerialRule)
  }

  var id: RuleID
  /// Of the id in its file.
  var offset: Int
  var matter: Matter
  var note: RuleNote
}
