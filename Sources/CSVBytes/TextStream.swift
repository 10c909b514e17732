import CIconv
import Glibc

/// The text of a file as UTF-8 without a byte order mark, whatever it was written in.
final class TextStream {
  private let source: CSVReader.Source
  private(set) var encoding: CSVEncoding
  private(set) var hasByteOrderMark = false
  /// Bytes of the source that were not handed on yet.
  private let raw: UnsafeMutableRawBufferPointer
  private var (start, end) = (0, 0)
  private var isSourceAtEnd = false
  private var converter: iconv_t?
  /// Line ends handed on, to say where a bad byte stands.
  private var lines = 0

  /// As much as is looked at to find the encoding.
  private static let headBytes = 1 << 16

  /// - Parameter encoding: `nil` to find it out.
  init(_ source: @escaping CSVReader.Source, _ encoding: CSVEncoding?) throws(CSVError) {
    self.source = source
    self.encoding = encoding ?? .utf8
    raw = .allocate(byteCount: Self.headBytes, alignment: 16)
    try fill()
    let head = UnsafeRawBufferPointer(rebasing: raw[..<end]).assumingMemoryBound(to: UInt8.self)
    switch (CSVEncoding.find(head, isWhole: isSourceAtEnd), encoding) {
    case (.workbook, _): throw .workbook
    case (.text(let found, let mark), nil): (self.encoding, start) = (found, mark)
    case (.text(let found, let mark), let given?): if found == given { start = mark }
    case (.unknown(let line), nil): throw .unknownEncoding(line: line)
    case (.unknown, _?): break
    }
    hasByteOrderMark = start > 0
    guard self.encoding != .utf8 else { return }
    let made = iconv_open("UTF-8", self.encoding.rawValue)
    // (iconv_t)-1 says that there is none.
    guard made != iconv_t(bitPattern: -1) else { throw .noConverter(self.encoding) }
    converter = made
  }

  deinit {
    raw.deallocate()
    if let converter { iconv_close(converter) }
  }

  /// - Returns: how many bytes it put there; 0 at the end, or where the buffer is too small for a character.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(CSVError) -> Int {
    guard converter != nil else {
      guard start < end else { return isSourceAtEnd ? 0 : try next(into: buffer) }
      let count = min(end - start, buffer.count)
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: raw[start..<start + count]))
      start += count
      return count
    }
    while true {
      let count = try convert(into: buffer)
      if count > 0 || buffer.isEmpty { return count }
      if isSourceAtEnd {
        guard start == end else { throw .badSequence(line: lines + 1, encoding) }
        return 0
      }
      try fill()
    }
  }

  private func convert(into buffer: UnsafeMutableRawBufferPointer) throws(CSVError) -> Int {
    guard start < end else { return 0 }
    var input: UnsafeMutablePointer<CChar>? = (raw.baseAddress! + start).assumingMemoryBound(to: CChar.self)
    var output = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
    var (inputLeft, outputLeft) = (end - start, buffer.count)
    let outcome = iconv(converter, &input, &inputLeft, &output, &outputLeft)
    let failure = outcome == -1 ? errno : 0
    start = end - inputLeft
    let written = buffer.count - outputLeft
    for byte in buffer[..<written] where byte == 0x0A { lines += 1 }
    if failure == EILSEQ, written == 0 { throw .badSequence(line: lines + 1, encoding) }
    return written
  }

  /// Brings what is left to the front, and as much behind it as there is room for.
  private func fill() throws(CSVError) {
    raw.copyMemory(from: UnsafeRawBufferPointer(rebasing: raw[start..<end]))
    (start, end) = (0, end - start)
    while end < raw.count, !isSourceAtEnd {
      end += try next(into: UnsafeMutableRawBufferPointer(rebasing: raw[end...]))
    }
  }

  private func next(into buffer: UnsafeMutableRawBufferPointer) throws(CSVError) -> Int {
    let count = try source(buffer)
    if count == 0 { isSourceAtEnd = true }
    return count
  }
}
