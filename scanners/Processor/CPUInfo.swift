import Model

/// `/proc/cpuinfo` as blocks of key and value; every architecture has its own keys.
///
/// - Source: Linux `arch/*/kernel/cpu/proc.c`, `arch/*/kernel/setup*.c`.
struct CPUInfo {
  /// The entries of one processor, or those of the whole machine that stand outside any block.
  struct Block {
    var number: Int?
    fileprivate var entries: [(key: ArraySlice<UInt8>, value: ArraySlice<UInt8>)] = []

    /// The value of the first key that is there and not blank.
    func value(_ keys: String...) -> DeviceText? {
      for key in keys {
        if let entry = entries.first(where: { $0.key.elementsEqual(key.utf8) }) {
          let text = DeviceText(bytes: Array(entry.value)).trimmed
          if !text.isEmpty { return text }
        }
      }
      return nil
    }
  }

  private(set) var blocks: [Block] = []

  /// - Parameter wanted: the processors to keep; `nil` keeps all. Others are passed over without being split.
  init(_ bytes: [UInt8], wanted: Set<Int>? = nil) {
    var block = Block()
    var isWanted = true
    func finish() -> Block? { isWanted && !block.entries.isEmpty ? block : nil }
    var rest = bytes[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      let line = rest[..<end]
      rest = rest[min(end + 1, rest.endIndex)...]
      if line.isEmpty {
        if let done = finish() { blocks.append(done) }
        block = Block()
        isWanted = true
        continue
      }
      guard isWanted, let colon = line.firstIndex(of: 0x3A) else { continue }
      let key = line[..<colon].trimmed
      let value = line[(colon + 1)...].trimmed
      if key.elementsEqual("processor".utf8), let number = Int64(decimal: value), number < CPUList.limit {
        // Old Arm kernels print no empty line between two processors.
        if block.number != nil, let done = finish() {
          blocks.append(done)
          block = Block()
        }
        block.number = Int(number)
        isWanted = wanted?.contains(Int(number)) ?? true
      }
      block.entries.append((key, value))
    }
    if let done = finish() { blocks.append(done) }
  }

  /// The block of one processor; else the first that holds a processor; else the first at all.
  func block(of cpu: Int) -> Block? {
    blocks.first { $0.number == cpu } ?? blocks.first { $0.number != nil } ?? blocks.first
  }

  /// A value that stands once for the whole machine, wherever the architecture puts it.
  func shared(_ keys: String...) -> DeviceText? {
    for key in keys {
      for block in blocks {
        if let value = block.value(key) { return value }
      }
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  /// Without blanks and tabs at both ends.
  var trimmed: ArraySlice<UInt8> {
    var slice = self
    while let first = slice.first, first == 0x20 || first == 0x09 { slice.removeFirst() }
    while let last = slice.last, last == 0x20 || last == 0x09 { slice.removeLast() }
    return slice
  }
}
