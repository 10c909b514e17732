import CommandLineKit
import Drawing
import Labels
import Model
import Pages
import Words

/// Papers and labels on their way out: as which kind of file, and where to.
struct PrintedFile {
  enum Format: String, CaseIterable { case pdf, png, svg, zpl }

  let format: Format
  private let path: String?
  private let call: Call
  let dotsPerInch: Int

  static let output = OptionSpec(
    "output", short: "o", ValueSpec(Text(en: "FILE", zh: "文件"), completion: .files),
    help: Text(en: "Write this file; its ending says which kind.", zh: "写入该文件，按扩展名决定格式。"))

  /// - Parameter formats: what the command can make.
  static func options(_ formats: [Format]) -> [OptionSpec] {
    [
      output,
      OptionSpec(
        "format", ValueSpec(Text(en: "KIND", zh: "格式"), choices: formats.map(\.rawValue)),
        help: Text(en: "Which kind of file (pdf).", zh: "文件格式（默认 pdf）。")),
      OptionSpec(
        "dpi",
        ValueSpec(
          Text(en: "N", zh: "数量"), form: Text(en: "Write a number from 72 to 1200.", zh: "请写 72 到 1200 的整数。")),
        help: Text(en: "Dots per inch of pictures (300).", zh: "图像分辨率（默认 300）。")),
    ]
  }

  /// - Throws: ``Refusal`` where a file would be thrown at a terminal, or its ending is no kind the command can make.
  init(_ call: Call, _ formats: [Format], dotsPerInch usual: (Format) -> Int = { _ in 300 }) throws {
    self.call = call
    path = call.invocation.value("output")
    let ending = path?.split(separator: ".").last.flatMap { Format(rawValue: $0.lowercased()) }
    format = call.invocation.value("format").flatMap(Format.init(rawValue:)) ?? ending ?? .pdf
    guard formats.contains(format) else { throw Refusal.notThisKind(format, formats) }
    guard path != nil || !call.surroundings.outputIsTerminal else { throw Refusal.printNeedsFile }
    dotsPerInch =
      try call.invocation.value("dpi") { text in Int(text).flatMap { (72...1200).contains($0) ? $0 : nil } }
      ?? usual(format)
  }

  func write(_ pages: [Page], title: String, desk: TextDesk) throws {
    let press = Press(desk)
    let bytes =
      switch format {
      case .pdf: try press.pdf(pages, title: title, day: call.today.text)
      case .png: try press.png(pages, dotsPerInch: dotsPerInch)
      case .svg: try press.svg(pages)
      case .zpl: try pages.flatMap { ZPL.label(try press.dots($0, dotsPerInch: dotsPerInch)) }
      }
    guard let path else { return call.output.bytes(bytes) }
    let file = try NewFile(path)
    try file.write(bytes)
    try file.finish()
    let shown = TerminalText(path).string
    call.remark(Text(en: "Written: \(shown)", zh: "已写入：\(shown)"))
  }
}

extension Refusal {
  static let printNeedsFile = Refusal(
    code: "print.needs_file", exit: .usage,
    message: Text(en: "this is no text for a terminal", zh: "输出内容不是文本，不能显示在终端上"),
    hints: [Text(en: "name a file:  -o FILE.pdf", zh: "请指定文件：  -o 文件.pdf")])

  static func notThisKind(_ format: PrintedFile.Format, _ formats: [PrintedFile.Format]) -> Refusal {
    let kinds = formats.map(\.rawValue).joined(separator: ", ")
    return Refusal(
      code: "print.kind", exit: .usage,
      message: Text(en: "this is not made as \(format.rawValue)", zh: "不能生成 \(format.rawValue) 格式"),
      hints: [Text(en: "take one of:  \(kinds)", zh: "可选：  \(kinds)")])
  }

  static func drawing(_ error: DrawingError) -> Refusal {
    switch error {
    case .noLibrary(let name):
      let package = name.hasPrefix("libzint") ? "libzint2.11" : "libpangocairo-1.0-0"
      return Refusal(
        code: "print.no_library", exit: .failed,
        message: Text(en: "\(name) is not on this machine", zh: "本机没有 \(name)"),
        hints: [Text(en: "install it:  apt install \(package)", zh: "安装：  apt install \(package)")])
    case .noFont(let family):
      let package = family == TextDesk.latin ? "fonts-noto-core" : "fonts-wqy-microhei"
      return Refusal(
        code: "print.no_font", exit: .failed,
        message: Text(
          en:
            "the font \(family) is not on this machine, and with another one it would not be the same paper",
          zh: "本机没有字体 \(family)，换用其他字体印出的单据会不一致"),
        hints: [Text(en: "install it:  apt install \(package)", zh: "安装：  apt install \(package)")])
    case .failed(let why):
      return Refusal(
        code: "print.failed", exit: .failed,
        message: Text(en: "it could not be drawn: \(why)", zh: "无法绘制：\(why)"),
        hints: [Text(en: "is there enough memory?", zh: "内存是否足够？")])
    case .tooManyPages(let count):
      return Refusal(
        code: "print.one_page", exit: .usage,
        message: Text(en: "a picture holds one page, and this has \(count)", zh: "一个图像只能容纳一页，此处有 \(count) 页"),
        hints: [Text(en: "take a PDF:  --format pdf", zh: "请用 PDF：  --format pdf")])
    case .notEncodable(let text, let why):
      return Refusal(
        code: "print.not_encodable", exit: .refused,
        message: Text(en: "'\(text)' cannot be a barcode: \(why)", zh: "“\(text)”无法做成条码：\(why)"),
        hints: [Text(en: "make it shorter", zh: "请缩短内容")], reference: text)
    }
  }
}
