import Testing

@testable import CSVBytes

/// A row as a test reads it: what it holds, or why it cannot be used.
enum ReadRow: Equatable {
  case cells(Int, [String])
  case fault(Int, CSVFault)
}

func rows(
  _ bytes: [UInt8], pieces: Int = .max, separator: UInt8? = nil, encoding: CSVEncoding? = nil,
  limits: CSVLimits = .standard
) throws(CSVError) -> [ReadRow] {
  var rest = bytes[...]
  let reader = try CSVReader(
    { buffer in
      let piece = rest.prefix(min(buffer.count, pieces))
      buffer.copyBytes(from: piece)
      rest = rest.dropFirst(piece.count)
      return piece.count
    }, separator: separator, encoding: encoding, limits: limits)
  var rows: [ReadRow] = []
  while try reader.next() {
    if let fault = reader.fault {
      rows.append(.fault(reader.line, fault))
    } else {
      rows.append(.cells(reader.line, (0..<reader.cellCount).map { reader.text($0) }))
    }
  }
  return rows
}

func rows(_ text: String, limits: CSVLimits = .standard) throws(CSVError) -> [ReadRow] {
  try rows(Array(text.utf8), limits: limits)
}

@Suite("comma-separated values") struct CSVReaderTests {
  @Test("what a row or a whole file is refused for") func broken() throws {
    #expect(
      try rows("a,b\nx\"y,z\n1,2\n") == [
        .cells(1, ["a", "b"]), .fault(2, .bareQuote), .cells(3, ["1", "2"]),
      ])
    #expect(
      try rows("a,b\n\"x\"y,z\n1,2") == [
        .cells(1, ["a", "b"]), .fault(2, .textAfterQuote), .cells(3, ["1", "2"]),
      ])
    #expect(try rows("a\n\"x\" \n") == [.cells(1, ["a"]), .fault(2, .textAfterQuote)])
    #expect(
      try rows("a,b\n1\n1,2,3\n") == [
        .cells(1, ["a", "b"]), .fault(2, .ragged(cells: 1, expected: 2)),
        .fault(3, .ragged(cells: 3, expected: 2)),
      ])
    #expect(try rows("a,b\n1,\0\n2,3") == [.cells(1, ["a", "b"]), .fault(2, .nul), .cells(3, ["2", "3"])])
    #expect(throws: CSVError.openQuote(line: 2)) { try rows("a\n\"never closed\nb\n") }
    #expect(throws: CSVError.openQuote(line: 1)) { try rows("\"") }
    #expect(throws: CSVError.workbook) { try rows("PK\u{3}\u{4}and so on") }
    #expect(throws: CSVError.unreadable(5)) {
      _ = try CSVReader({ _ throws(CSVError) in throw .unreadable(5) })
    }
  }

  @Test("bytes that are no UTF-8 cost their row, where the file began as UTF-8") func brokenUTF8() throws {
    let far = [UInt8](repeating: UInt8(ascii: "x"), count: 70_000)
    let bytes =
      Array("a\n".utf8) + Array(far.prefix(60_000)) + [0x0A] + Array(far.prefix(10_000)) + [
        0x0A, 0xFF, 0x0A, 0x62,
      ]
    let read = try rows(bytes)
    #expect(read.count == 5)
    #expect(read[3...] == [.fault(4, .notUTF8), .cells(5, ["b"])])
  }

  @Test("text that is neither UTF-8 nor clearly Chinese is refused with its line")
  func unknownEncoding() {
    #expect(throws: CSVError.unknownEncoding(line: 2)) {
      try rows(Array("name\nM".utf8) + [0xFC] + Array("ller\n".utf8))
    }
  }

  @Test("limits are kept") func limits() throws {
    var limits = CSVLimits()
    (limits.cellBytes, limits.rowBytes, limits.cells, limits.fileBytes) = (4, 12, 3, 40)
    #expect(
      try rows("abcde\nab\n", limits: limits) == [.fault(1, .cellTooLong(limit: 4)), .cells(2, ["ab"])])
    #expect(try rows("a,b,c,d\n", limits: limits) == [.fault(1, .tooManyCells(limit: 3))])
    #expect(throws: CSVError.rowTooLong(line: 2, limit: 12)) {
      try rows("a\nabcdefghijklmnop\n", limits: limits)
    }
    #expect(throws: CSVError.tooLarge(limit: 40)) {
      try rows(String(repeating: "abcd\n", count: 9), limits: limits)
    }
  }

  @Test("a line without an end is given up within the limit of a row") func endless() {
    // 1 GiB that is never made: the source writes the same bytes again.
    var (given, asked) = (0, 0)
    #expect(throws: CSVError.rowTooLong(line: 1, limit: 1 << 20)) {
      let reader = try CSVReader({ buffer in
        guard given < 1 << 30 else { return 0 }
        _ = buffer.initializeMemory(as: UInt8.self, repeating: UInt8(ascii: "a"))
        given += buffer.count
        asked += 1
        return buffer.count
      })
      while try reader.next() {}
    }
    #expect(given < 4 << 20)
  }

  @Test("a quote without an end is given up within the limit of a row") func endlessQuote() {
    var isFirst = true
    #expect(throws: CSVError.openQuote(line: 1)) {
      let reader = try CSVReader({ buffer in
        _ = buffer.initializeMemory(as: UInt8.self, repeating: UInt8(ascii: "\n"))
        if isFirst { buffer[0] = UInt8(ascii: "\"") }
        isFirst = false
        return buffer.count
      })
      while try reader.next() {}
    }
  }

  @Test("cells are what RFC 4180 says, and nothing is guessed") func cells() throws {
    #expect(
      try rows("name,note\r\n007,\"a \"\"b\"\",\r\nc\"\r\n ,\"\"\r\n") == [
        .cells(1, ["name", "note"]), .cells(2, ["007", "a \"b\",\r\nc"]), .cells(4, [" ", ""]),
      ])
    #expect(try rows("\"\"\"\"\n") == [.cells(1, ["\""])])
    #expect(try rows("a,\n,b\n,") == [.cells(1, ["a", ""]), .cells(2, ["", "b"]), .cells(3, ["", ""])])
    #expect(try rows("") == [])
    #expect(try rows("\n\r\n\r") == [])
    #expect(try rows("a\n\n\nb\n") == [.cells(1, ["a"]), .cells(4, ["b"])])
    #expect(try rows("a\n\"\"\n") == [.cells(1, ["a"]), .cells(2, [""])])
  }

  @Test("lines end in CR LF, LF or CR", arguments: ["\r\n", "\n", "\r"]) func lineEnds(_ end: String) throws {
    #expect(
      try rows("a,b\(end)1,\"x\(end)y\"\(end)2,3") == [
        .cells(1, ["a", "b"]), .cells(2, ["1", "x\(end)y"]), .cells(4, ["2", "3"]),
      ])
  }

  @Test("it makes no difference in what pieces the bytes come", arguments: 1...7) func pieces(_ size: Int)
    throws
  {
    let bytes = Array("a;b\r\n\"x\"\"y\";\"1\r\n2\"\r\né;\"\"\r\n".utf8)
    #expect(
      try rows(bytes, pieces: size) == [
        .cells(1, ["a", "b"]), .cells(2, ["x\"y", "1\r\n2"]), .cells(4, ["é", ""]),
      ])
  }

  @Test("rows that lie across the end of the buffer are whole") func acrossBuffers() throws {
    let row = "\"0123456789\"\"\",abcdefghij\r\n"
    let text = "a,b\r\n" + String(repeating: row, count: 30_000)
    let read = try rows(text)
    #expect(read.count == 30_001)
    #expect(
      read.indices.dropFirst().allSatisfy { read[$0] == .cells($0 + 1, ["0123456789\"", "abcdefghij"]) })
  }

  @Test("the row can be had as it stands in the file") func raw() throws {
    let reader = try CSVReader(Array("a,b\r\n\"x\"\"\",1\r\n2\r\n".utf8))
    var lines: [String] = []
    while try reader.next() { lines.append(String(decoding: reader.raw, as: UTF8.self)) }
    #expect(lines == ["a,b\r\n", "\"x\"\"\",1\r\n", "2\r\n"])
  }

  @Test("the first line says what stands between cells")
  func separators() throws {
    #expect(try rows("a;b,c;d\n1;2;3\n") == [.cells(1, ["a", "b,c", "d"]), .cells(2, ["1", "2", "3"])])
    #expect(try rows("a\tb\n1,5\t2\n") == [.cells(1, ["a", "b"]), .cells(2, ["1,5", "2"])])
    #expect(try rows("\"a;b;c\",d\n1,2\n") == [.cells(1, ["a;b;c", "d"]), .cells(2, ["1", "2"])])
    #expect(try rows(Array("a;b,c".utf8), separator: 0x2C) == [.cells(1, ["a;b", "c"])])
  }

  @Test("byte order marks, UTF-16 and GB 18030 are recognised and no part of the text")
  func encodings() throws {
    let expected: [ReadRow] = [.cells(1, ["标签", "型号"]), .cells(2, ["007", "联想笔记本"])]
    let text = "标签,型号\r\n007,联想笔记本\r\n"
    #expect(try rows([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == expected)
    let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(try rows([0xFF, 0xFE] + little) == expected)
    #expect(try rows([0xFE, 0xFF] + big, pieces: 3) == expected)
    #expect(
      try rows("tag,n\n1,2\n".utf16.flatMap { [UInt8($0), 0] }) == [
        .cells(1, ["tag", "n"]), .cells(2, ["1", "2"]),
      ])
    // 标签,型号 CR LF 007,联想笔记本 CR LF
    let chinese: [UInt8] =
      [0xB1, 0xEA, 0xC7, 0xA9, 0x2C, 0xD0, 0xCD, 0xBA, 0xC5, 0x0D, 0x0A] + Array("007,".utf8)
      + [0xC1, 0xAA, 0xCF, 0xEB, 0xB1, 0xCA, 0xBC, 0xC7, 0xB1, 0xBE, 0x0D, 0x0A]
    #expect(try rows(chinese) == expected)
    #expect(try rows(chinese, pieces: 1) == expected)
    #expect(
      try rows(Array("name\nM".utf8) + [0xFC, 0x6C], encoding: .windows1252) == [
        .cells(1, ["name"]), .cells(2, ["Mül"]),
      ])
  }

  @Test("bytes that mean nothing in the encoding named are refused with their line")
  func badSequence() {
    #expect(throws: CSVError.badSequence(line: 2, .gb18030)) {
      try rows(Array("name\n".utf8) + [0xFF, 0xFF, 0x0A], encoding: .gb18030)
    }
    #expect(throws: CSVError.badSequence(line: 1, .utf16LE)) { try rows([0xFF, 0xFE, 0x61]) }
  }
}
