import CSVBytes

/// A table of comma-separated values, read again and again from memory.
struct Table {
  private let bytes: [UInt8]
  private(set) var rows = 0
  private(set) var cells = 0
  private(set) var cellBytes = 0

  struct Broken: Error { var line: Int }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Looks at every cell once.
  mutating func read() throws {
    var place = 0
    let reader = try CSVReader { [bytes] buffer throws(CSVError) in
      let count = min(buffer.count, bytes.count - place)
      bytes.withUnsafeBytes {
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[place..<place + count]))
      }
      place += count
      return count
    }
    while try reader.next() {
      guard reader.fault == nil else { throw Broken(line: reader.line) }
      rows += 1
      cells += reader.cellCount
      for cell in 0..<reader.cellCount { cellBytes += reader.bytes(cell).count }
    }
  }
}
