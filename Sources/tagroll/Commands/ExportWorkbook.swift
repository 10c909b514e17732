import CommandLineKit
import Exchange
import Model
import Store
import Words
import Workbooks

/// `tagroll export xlsx -o FILE`
enum ExportWorkbook: Verb {
  static let spec = CommandSpec(
    "xlsx", zh: "工作簿", summary: Text(en: "As a workbook.", zh: "导出 XLSX 工作簿。")
  ) {
    CommandDetails(
      discussion: Text(
        en: "Every cell is text: no formula runs, no zero is lost.", zh: "所有单元格均为文本：不会执行公式，也不会丢失前导零。"),
      examples: [
        CommandDetails.Example(
          "tagroll export xlsx -o assets.xlsx --columns tag,maker,model,serial",
          Text(en: "some columns", zh: "部分列"))
      ],
      options: [
        OptionSpec(
          "output", short: "o", ValueSpec(Text(en: "FILE", zh: "文件"), completion: .files),
          help: Text(en: "Write this file, whole or not at all.", zh: "写入该文件，要么完整，要么不写。")),
        ExportCommand.columns,
      ] + Options.past)
  }

  static func run(_ call: Call) throws {
    guard let columns = try ExportCommand.columns(call) else { return }
    guard let path = call.invocation.value("output") else { throw Refusal.workbookNeedsFile }
    let moment = try call.moment()
    let roll = try call.openRoll(.reading)
    let file = try NewFile(path)
    guard let draft = file.draft else { throw Refusal.workbookNeedsFile }
    let folder = draft.lastIndex(of: "/").map { String(draft[..<$0]) } ?? "."
    let names = NameBook(roll)
    try roll.read {
      let book = try WorkbookWriter(
        draft, headings: columns.map(\.rawValue), folder: folder.isEmpty ? "/" : folder)
      try roll.eachAsset(at: moment) { asset in
        try book.add(try columns.map { try text(AssetCSV.cell($0, asset, names)) })
      }
      try book.finish()
    }
    try file.finish()
    let shown = TerminalText(path).string
    call.remark(Text(en: "Written: \(shown)", zh: "已写入：\(shown)"))
  }

  private static func text(_ cell: AssetCSV.Cell) -> String {
    switch cell {
    case .text(let text): CSVWriter.shown(text ?? "")
    case .device(let text): CSVWriter.shown(text)
    }
  }
}

extension Refusal {
  static let workbookNeedsFile = Refusal(
    code: "export.needs_file", exit: .usage,
    message: Text(en: "a workbook is written to a file", zh: "工作簿必须写入文件"),
    hints: [Text(en: "name it:  -o assets.xlsx", zh: "请指定：  -o assets.xlsx")])

  static func workbook(_ error: WorkbookError) -> Refusal {
    switch error {
    case .noLibrary(let name):
      Refusal(
        code: "export.no_library", exit: .failed,
        message: Text(en: "\(name) is not on this machine", zh: "本机没有 \(name)"),
        hints: [
          Text(en: "install it:  apt install libxlsxwriter4", zh: "安装：  apt install libxlsxwriter4"),
          Text(
            en: "or take the CSV:  tagroll export csv --excel -o assets.csv",
            zh: "或导出 CSV：  tagroll export csv --excel -o assets.csv"),
        ])
    case .notMade(let why):
      Refusal(
        code: "export.not_made", exit: .failed,
        message: Text(en: "the workbook was not written: \(why)", zh: "工作簿未写入：\(why)"),
        hints: [Text(en: "is there room on the disk?", zh: "磁盘空间是否足够？")])
    case .tooManyRows(let limit):
      Refusal(
        code: "export.too_many_rows", exit: .refused,
        message: Text(en: "a sheet has room for \(limit) rows", zh: "一张工作表最多 \(limit) 行"),
        hints: [Text(en: "take the CSV:  tagroll export csv", zh: "请导出 CSV：  tagroll export csv")])
    }
  }
}
