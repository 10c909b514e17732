import Exchange
import JSONBytes
import Words

extension RowCounts {
  /// How far an import has come.
  enum Standing { case planned, written, heldBack }

  /// Always the last line, and always a true equation.
  func sum(_ standing: Standing) -> Text {
    switch standing {
    case .planned:
      return Text(
        en: "rows in \(rows) = to write \(changes) + same \(same) + refused \(refused)",
        zh: "读入 \(rows) 行 = 待写入 \(changes) + 相同 \(same) + 拒绝 \(refused)")
    case .written:
      return Text(
        en: "rows in \(rows) = written \(changes) + same \(same) + refused \(refused)",
        zh: "读入 \(rows) 行 = 写入 \(changes) + 相同 \(same) + 拒绝 \(refused)")
    case .heldBack:
      let because =
        changes == 0
        ? Text(en: "", zh: "")
        : Text(en: " (\(changes) only because of the others)", zh: "（其中 \(changes) 行因其他行被拒绝而未写入）")
      return Text(
        en: "rows in \(rows) = written 0 + same \(same) + refused \(refused + changes)\(because.en)",
        zh: "读入 \(rows) 行 = 写入 0 + 相同 \(same) + 拒绝 \(refused + changes)\(because.zh)")
    }
  }

  /// Whether to write what is new or changed.
  var question: Text {
    let some = TerminalText(samples.joined(separator: ", ")).string + (changes > samples.count ? " …" : "")
    return Text(en: "Write \(changes) (\(some))?", zh: "写入 \(changes) 项（\(some)）？")
  }

  func write(into json: inout JSONWriter) {
    for (name, number) in [
      ("rows", rows), ("new", new), ("changed", changed), ("same", same), ("refused", refused),
    ] {
      json.name(name)
      json.integer(number)
    }
  }
}
