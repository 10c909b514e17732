import Model
import Reports
import Store
import Words

/// `--where "stage:in-use category:laptop"`: words that must all hold, in either language and any case.
enum AssetFilter {
  static func read(_ text: String?, _ roll: Roll, _ call: Call) throws -> Roll.Filter {
    var filter = Roll.Filter()
    for word in words(text ?? "") {
      if let day = try dueDay(word, call) {
        filter.dueBefore = day
        continue
      }
      guard let colon = word.firstIndex(where: { $0 == ":" || $0 == "：" }) else {
        throw Refusal.badFilter(word)
      }
      let value = String(word[word.index(after: colon)...])
      switch word[..<colon].lowercased() {
      case "stage", "status", "状态":
        filter.stage = try one(of: Stage.allCases, value, word) { [$0.rawValue, $0.name.en, $0.name.zh] }
      case "category", "类别":
        filter.category = try one(of: Category.allCases, value, word) {
          [$0.rawValue, $0.name.en, $0.name.zh]
        }
      case "holder", "持有人":
        guard filter.holder == nil else { throw Refusal.twoHolders(word) }
        filter.holder = try call.person(value, in: roll).id
      case "place", "loc", "地点":
        guard filter.holder == nil else { throw Refusal.twoHolders(word) }
        filter.holder = try call.place(value, in: roll).id
      default: throw Refusal.badFilter(word)
      }
    }
    return filter
  }

  /// `due<2026-12-24`: on loan, and to be back before that day.
  private static func dueDay(_ word: String, _ call: Call) throws -> Day? {
    for name in ["due<", "due:<", "应归还<", "应归还：<"] where word.lowercased().hasPrefix(name) {
      let text = String(word.dropFirst(name.count))
      guard let day = DayText.read(text, today: call.today) else {
        throw Refusal.badDay(text, option: "where")
      }
      return day
    }
    return nil
  }

  static func one<Value>(
    of all: [Value], _ text: String, _ word: String, _ names: (Value) -> [String]
  ) throws -> Value {
    let wanted = folded(text)
    guard let found = all.first(where: { names($0).contains { folded($0) == wanted } }) else {
      throw Refusal.badFilter(word, choices: all.compactMap { names($0).first?.lowercased() })
    }
    return found
  }

  /// `IN_STOCK`, `in-stock` and `in stock` are one word.
  private static func folded(_ text: String) -> String {
    String(text.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " })
  }

  /// Words apart by blanks; quotes hold a value with blanks together.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in text {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == " ", !isQuoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
