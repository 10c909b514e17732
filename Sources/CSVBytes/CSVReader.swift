/// Comma-separated values, row by row: RFC 4180 in UTF-8, or what can be turned into it.
///
/// ```swift
/// let reader = try CSVReader(source)
/// while try reader.next() {
///   if let fault = reader.fault { refuse(reader.line, fault) } else { take(reader.text(0)) }
/// }
/// ```
/// Lines may end in CR LF, LF or CR. The first row says how many cells a row has. An empty line is no row. Every value is
/// text: nothing is trimmed, and no digit is lost.
///
/// Memory is one row, at most ``CSVLimits/rowBytes``, and the buffer it lies in.
public final class CSVReader {
  /// Puts bytes into the buffer and says how many; 0 at the end.
  public typealias Source = (UnsafeMutableRawBufferPointer) throws(CSVError) -> Int

  public private(set) var separator: UInt8
  /// What the file was written in.
  public var encoding: CSVEncoding { stream.encoding }
  /// Whether it begins with a byte order mark, as spreadsheets write and want it.
  public var hasByteOrderMark: Bool { stream.hasByteOrderMark }
  /// The line the row begins at, counted from 1.
  public private(set) var line = 1
  /// Why the row cannot be used; its cells are then not to be looked at.
  public private(set) var fault: CSVFault?
  public var cellCount: Int { cells.count }

  private let stream: TextStream
  private let limits: CSVLimits
  private let classes: UnsafeMutablePointer<UInt8>
  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// The row that was read last, the bytes behind it, and where those end.
  private var (start, rowEnd, end) = (0, 0, 0)
  /// The line behind the row.
  private var nextLine = 1
  private var isAtEnd = false
  private var bytesRead = 0
  private var cells: [Cell] = []
  /// Cells with doubled quotes, as they are meant. They are no longer than the row, so there is always room.
  private var unquoted: UnsafeMutablePointer<UInt8>
  private var expected: Int?

  private struct Cell {
    var first: Int
    var end: Int
    var isDoubled = false
  }

  /// - Parameters:
  ///   - separator: between cells; `nil` for whichever of comma, semicolon and tab the first line has most of.
  ///   - encoding: `nil` to find it out from a byte order mark, or else from the first 64 KiB.
  public init(
    _ source: @escaping Source, separator: UInt8? = nil, encoding: CSVEncoding? = nil,
    limits: CSVLimits = .standard
  ) throws(CSVError) {
    stream = try TextStream(source, encoding)
    self.limits = limits
    capacity = 1 << 18
    buffer = .allocate(capacity: capacity)
    unquoted = .allocate(capacity: capacity)
    classes = .allocate(capacity: 256)
    // What ends in the middle of this is given back only where all is set.
    self.separator = separator ?? UInt8(ascii: ",")
    var filled = 0
    while filled < capacity {
      let room = UnsafeMutableRawBufferPointer(start: buffer + filled, count: capacity - filled)
      let count = try stream.read(into: room)
      if count == 0 { break }
      filled += count
    }
    end = filled
    bytesRead = filled
    if separator == nil {
      self.separator = CSVByteClass.separator(in: UnsafeBufferPointer(start: buffer, count: filled))
    }
    CSVByteClass.fill(classes, separator: self.separator)
  }

  deinit {
    buffer.deallocate()
    unquoted.deallocate()
    classes.deallocate()
  }

  /// The same over bytes in memory.
  public convenience init(
    _ bytes: [UInt8], separator: UInt8? = nil, encoding: CSVEncoding? = nil, limits: CSVLimits = .standard
  ) throws(CSVError) {
    var rest = bytes[...]
    try self.init(
      { buffer in
        let piece = rest.prefix(buffer.count)
        buffer.copyBytes(from: piece)
        rest = rest.dropFirst(piece.count)
        return piece.count
      }, separator: separator, encoding: encoding, limits: limits)
  }

  /// Moves to the next row.
  ///
  /// - Returns: `false` at the end of the file.
  public func next() throws(CSVError) -> Bool {
    while true {
      (start, line) = (rowEnd, nextLine)
      guard let row = try scanRow() else { return false }
      (rowEnd, nextLine) = (row.end, line + row.lines)
      if row.isBlank { continue }
      try judge(row)
      return true
    }
  }

  /// The bytes of a cell, until the next row is asked for.
  public func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    let cell = cells[index]
    return UnsafeBufferPointer(
      start: (cell.isDoubled ? unquoted : buffer) + cell.first, count: cell.end - cell.first)
  }

  /// The same without the blanks and tabs around them.
  public func trimmed(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    let bytes = bytes(index)
    var (first, end) = (0, bytes.count)
    while first < end, isBlank(bytes[first]) { first += 1 }
    while first < end, isBlank(bytes[end - 1]) { end -= 1 }
    return UnsafeBufferPointer(rebasing: bytes[first..<end])
  }

  public func text(_ index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }

  /// The row as it stands in the file, as UTF-8, with its line end.
  public var raw: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: buffer + start, count: rowEnd - start)
  }

  // MARK: Rows

  private struct Row {
    var end: Int
    var lines = 0
    /// What ``CSVByteClass`` says of all its bytes.
    var classes: UInt8 = 0
    var fault: CSVFault?
    var isBlank = false
  }

  private func scanRow() throws(CSVError) -> Row? {
    while true {
      var isQuoteOpen = false
      if let row = scan(isQuoteOpen: &isQuoteOpen) { return row }
      if isAtEnd {
        if isQuoteOpen { throw .openQuote(line: line) }
        return nil
      }
      if end - start > limits.rowBytes {
        throw isQuoteOpen ? .openQuote(line: line) : .rowTooLong(line: line, limit: limits.rowBytes)
      }
      try fill()
    }
  }

  private func judge(_ row: Row) throws(CSVError) {
    guard raw.count <= limits.rowBytes else { throw .rowTooLong(line: line, limit: limits.rowBytes) }
    fault = row.fault
    if row.classes & CSVByteClass.nul != 0 { fault = fault ?? .nul }
    if row.classes & CSVByteClass.high != 0, fault == nil, raw.wellFormedEnd != raw.count {
      fault = .notUTF8
    }
    if fault == nil, cells.count > limits.cells { fault = .tooManyCells(limit: limits.cells) }
    let longest = limits.cellBytes
    if fault == nil, raw.count > longest, cells.contains(where: { $0.end - $0.first > longest }) {
      fault = .cellTooLong(limit: longest)
    }
    if fault == nil, let expected, cells.count != expected {
      fault = .ragged(cells: cells.count, expected: expected)
    }
    if expected == nil { expected = cells.count }
    if fault == nil { unquote() }
  }

  private func unquote() {
    var end = 0
    for index in cells.indices where cells[index].isDoubled {
      let first = end
      var isSecond = false
      for place in cells[index].first..<cells[index].end {
        isSecond = buffer[place] == CSVByteClass.quote && !isSecond
        guard !isSecond else { continue }
        unquoted[end] = buffer[place]
        end += 1
      }
      (cells[index].first, cells[index].end) = (first, end)
    }
  }

  /// Brings the row to the front of the buffer, and as many bytes behind it as there is room for.
  private func fill() throws(CSVError) {
    let kept = end - start
    if kept * 2 > capacity {
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
      larger.update(from: buffer + start, count: kept)
      buffer.deallocate()
      (buffer, capacity) = (larger, capacity * 2)
      unquoted.deallocate()
      unquoted = .allocate(capacity: capacity)
    } else if start > 0 {
      UnsafeMutableRawPointer(buffer).copyMemory(from: buffer + start, byteCount: kept)
    }
    (start, end) = (0, kept)
    while end < capacity {
      let count = try stream.read(
        into: UnsafeMutableRawBufferPointer(start: buffer + end, count: capacity - end))
      if count == 0 {
        isAtEnd = true
        break
      }
      end += count
      bytesRead += count
    }
    guard bytesRead <= limits.fileBytes else { throw .tooLarge(limit: limits.fileBytes) }
  }

  /// The row at `start`.
  ///
  /// - Returns: `nil` when it does not end in the buffer, or there is none.
  @inline(__always)
  private func scan(isQuoteOpen: inout Bool) -> Row? {
    let (buffer, classes, end, isAtEnd) = (buffer, classes, end, isAtEnd)
    cells.removeAll(keepingCapacity: true)
    var row = Row(end: start)
    var index = start
    guard index < end else { return nil }
    while true {
      // A cell begins here.
      var cell = Cell(first: index, end: index)
      let isQuoted = index < end && buffer[index] == CSVByteClass.quote
      if isQuoted {
        index += 1
        cell.first = index
        while true {
          while index < end, classes[Int(buffer[index])] & CSVByteClass.stopsQuoted == 0 {
            row.classes |= classes[Int(buffer[index])]
            index += 1
          }
          guard index < end else {
            isQuoteOpen = true
            return nil
          }
          guard index + 1 < end || isAtEnd else {
            isQuoteOpen = buffer[index] != CSVByteClass.quote
            return nil
          }
          let following = index + 1 < end ? buffer[index + 1] : 0
          if buffer[index] != CSVByteClass.quote {
            // A line end in the cell; the second byte of CR LF is counted with the first.
            if buffer[index] == CSVByteClass.lineFeed || following != CSVByteClass.lineFeed { row.lines += 1 }
            index += 1
          } else if following == CSVByteClass.quote {
            cell.isDoubled = true
            index += 2
          } else {
            break
          }
        }
        cell.end = index
        index += 1
        if index < end, classes[Int(buffer[index])] & CSVByteClass.endsCell == 0 {
          row.fault = row.fault ?? .textAfterQuote
        }
      }
      // To the end of a bare cell; behind a quoted one something stands only where it is broken.
      while index < end, classes[Int(buffer[index])] & CSVByteClass.stopsBare == 0 {
        row.classes |= classes[Int(buffer[index])]
        index += 1
      }
      if index < end, buffer[index] == CSVByteClass.quote {
        row.fault = row.fault ?? .bareQuote
        while index < end, classes[Int(buffer[index])] & CSVByteClass.endsLine == 0 { index += 1 }
      }
      if !isQuoted { cell.end = index }
      cells.append(cell)
      guard index < end else {
        guard isAtEnd else { return nil }
        row.end = end
        break
      }
      let byte = buffer[index]
      index += 1
      if byte == separator { continue }
      row.lines += 1
      if byte == CSVByteClass.carriageReturn {
        guard index < end || isAtEnd else { return nil }
        if index < end, buffer[index] == CSVByteClass.lineFeed { index += 1 }
      }
      row.end = index
      break
    }
    row.isBlank = cells.count == 1 && classes[Int(buffer[start])] & CSVByteClass.endsLine != 0
    return row
  }
}
