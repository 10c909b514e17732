import Glibc
import Testing

/// A printed file, looked at by other programs: poppler's and zxing's.
struct Printed {
  private let folder: ScratchFolder
  private let path: String

  static let canLook = ["pdftotext", "pdftoppm"].allSatisfy { access("/usr/bin/\($0)", X_OK) == 0 }
  /// Debian's own Python, for that is the one its packages are installed for.
  static let canDecode =
    (try? output("/usr/bin/python3 -c 'import zxingcpp, PIL; print(1)'") == Array("1\n".utf8)) ?? false

  init(_ bytes: [UInt8], as ending: String = "pdf") throws {
    folder = try ScratchFolder()
    path = "\(folder.path)/printed.\(ending)"
    try File.write(bytes, to: path)
  }

  /// What can be copied out of a PDF, laid out as on the page; a form feed ends a page.
  func text() throws -> String {
    String(decoding: try Self.output("pdftotext -layout '\(path)' -"), as: UTF8.self)
  }

  /// Every page as rows of characters, the darker the fuller: five millimetres each.
  func picture() throws -> String {
    try pixels(dotsPerInch: 40).map { page in
      (0..<page.height / 8).map { row in
        (0..<page.width / 8).map { column in
          var dark = 0
          for y in 0..<8 {
            for x in 0..<8 { dark += 255 - Int(page.bytes[(row * 8 + y) * page.width + column * 8 + x]) }
          }
          return String(Self.inks[min(Self.inks.count - 1, dark * 20 / (64 * 256))])
        }.joined() + "|\n"
      }.joined()
    }.joined(separator: "\n")
  }

  private static let inks = Array(" .:-=+*#%@")

  /// Whether no character of two pictures is more than one shade from the other.
  static func areAlike(_ one: String, _ other: String) -> Bool {
    one.utf8.count == other.utf8.count
      && zip(one, other).allSatisfy { a, b in
        guard let a = inks.firstIndex(of: a), let b = inks.firstIndex(of: b) else { return a == b }
        return abs(a - b) <= 1
      }
  }

  private func pixels(dotsPerInch: Int) throws -> [(width: Int, height: Int, bytes: ArraySlice<UInt8>)] {
    // Portable graymaps one behind the other: `P5 WIDTH HEIGHT 255` and the bytes.
    var rest = try Self.output("pdftoppm -r \(dotsPerInch) -gray '\(path)'")[...]
    var pages: [(width: Int, height: Int, bytes: ArraySlice<UInt8>)] = []
    while !rest.isEmpty {
      var numbers: [Int] = []
      try #require(rest.starts(with: Array("P5".utf8)))
      rest = rest.dropFirst(2)
      for _ in 0..<3 {
        rest = rest.drop { $0 == 0x0A || $0 == 0x20 }
        let digits = rest.prefix { $0 != 0x0A && $0 != 0x20 }
        numbers.append(try #require(Int(String(decoding: digits, as: UTF8.self))))
        rest = rest.dropFirst(digits.count)
      }
      rest = rest.dropFirst()
      let bytes = Array(rest.prefix(numbers[0] * numbers[1]))
      rest = rest.dropFirst(bytes.count)
      pages.append((numbers[0], numbers[1], bytes[...]))
    }
    return pages
  }

  /// What the barcodes say, ascending: `Code128 LT-00013`.
  ///
  /// - Parameter dotsPerInch: of a PDF that must become a picture first.
  func codes(dotsPerInch: Int = 300) throws -> [String] {
    let here = #filePath.dropLast("Printed.swift".count)
    let pictures: String
    if path.hasSuffix(".pdf") {
      _ = try Self.output("pdftoppm -r \(dotsPerInch) -gray '\(path)' '\(folder.path)/page'")
      pictures = "'\(folder.path)'/page*"
    } else {
      pictures = "'\(path)'"
    }
    return String(
      decoding: try Self.output("/usr/bin/python3 '\(here)read_codes.py' \(pictures)"), as: UTF8.self
    )
    .split(separator: "\n").map(String.init)
  }

  static func output(_ command: String) throws -> [UInt8] {
    let pipe = try #require(popen("\(command) 2>/dev/null", "r"))
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, pipe), count > 0 { output += chunk[..<count] }
    try #require(pclose(pipe) == 0, "\(command) failed")
    return output
  }
}

extension Golden {
  /// What a paper says and what it looks like: its text to the letter, its picture as far as an eye would notice.
  static func expect(_ paper: Printed, equal name: String) throws {
    try expect(paper.text(), equal: "\(name)")
    let picture = try paper.picture()
    let path = "\(#filePath.dropLast("Printed.swift".count))Golden/\(name)-picture.txt"
    if access(path, F_OK) == 0,
      Printed.areAlike(picture, String(decoding: try File.bytes(path), as: UTF8.self))
    {
      return
    }
    try expect(picture, equal: "\(name)-picture")
  }
}
