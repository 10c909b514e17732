import CommandLineKit
import Drawing
import Lifecycle
import Model
import Pages
import Reports
import Store
import Words

/// What the commands that print papers share.
enum PrintCommand {
  private static let formats: [PrintedFile.Format] = [.pdf, .png, .svg]
  static var options: [OptionSpec] { PrintedFile.options(formats) }

  /// Sets papers and writes them.
  ///
  /// - Parameter title: what the file says it is.
  static func write(_ call: Call, title: String, _ papers: (Roll) throws -> [Document]) throws {
    let file = try PrintedFile(call, formats)
    let roll = try call.openRoll(.reading)
    let papers = try roll.read { try papers(roll) }
    let desk = try TextDesk()
    try file.write(Typesetter.pages(of: papers, desk), title: title, desk: desk)
  }
}

/// `tagroll print card REF…`
enum PrintCard: Verb {
  static let spec = CommandSpec(
    "card", zh: "卡片", summary: Text(en: "The card of an asset, with its codes.", zh: "打印资产卡片及条码。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example("tagroll print card LT-00013 -o card.pdf", Text(en: "one laptop", zh: "一台笔记本"))
      ],
      operands: [Options.assets], options: PrintCommand.options)
  }

  static func run(_ call: Call) throws {
    let codes = try AssetCodes(call)
    try PrintCommand.write(call, title: call.invocation.operands.joined(separator: " ")) { roll in
      try call.invocation.operands.map { reference in
        let asset = try call.asset(reference, in: roll)
        let waiting = try asset.waiting(under: roll.policy(), batch: roll.batch(of: asset)?.sum)
        let card = AssetCard(asset, roll, today: call.today, waiting: waiting, call.language)
        return try card.paper([
          Document.Symbol(try codes.matrix(asset.tag), caption: codes.text(asset.tag)),
          Document.Symbol(try codes.bars(asset.tag), caption: asset.tag.text),
        ])
      }
    }
  }
}
