import Glibc

/// A cursor over the bytes of one JSON value: ask for what should come next, in the order it comes.
///
/// Strict RFC 8259 in UTF-8 without a byte order mark; duplicate names and lone surrogates are refused.
/// Nothing recurses and nothing is built but the strings asked for, so hostile bytes cost no more than
/// their length.
///
/// ```swift
/// try JSONReader.read(bytes) { reader throws(JSONError) in
///   try reader.beginObject()
///   while let name = try reader.nextName() {
///     if name == "size" { size = try reader.integer() } else { try reader.skip() }
///   }
/// }
/// ```
/// Asking out of order (a value before `nextElement`, a second value after one name) is a mistake of
/// the program, not of the input, and stops it.
public struct JSONReader: ~Copyable {
  let input: UnsafeBufferPointer<UInt8>
  let limits: JSONLimits
  let form: JSONForm
  var position = 0
  /// A value begins here: nobody has read it yet.
  var isAtValue = true
  private var frames: [Frame] = []
  private var names = NameList()

  private struct Frame {
    var isObject: Bool
    var isAscending = true
    var members = 0
    var mark: NameList.Mark
  }

  /// Reads one value and what white space surrounds it.
  ///
  /// - Throws: what the body throws; `.trailing` when it leaves part of the value unread or more follows.
  public static func read<R>(
    _ bytes: [UInt8], form: JSONForm = .strict, limits: JSONLimits = .standard,
    _ body: (inout JSONReader) throws(JSONError) -> R
  ) throws(JSONError) -> R {
    try read(bytes.span, form: form, limits: limits, body)
  }

  /// The same over bytes that somebody else holds.
  public static func read<R>(
    _ bytes: Span<UInt8>, form: JSONForm = .strict, limits: JSONLimits = .standard,
    _ body: (inout JSONReader) throws(JSONError) -> R
  ) throws(JSONError) -> R {
    guard bytes.count <= limits.bytes else { throw .tooLarge(at: limits.bytes, .documentBytes) }
    return try bytes.withUnsafeBufferPointer { (input) throws(JSONError) -> R in
      var reader = JSONReader(input, form: form, limits: limits)
      let result = try body(&reader)
      try reader.finish()
      return result
    }
  }

  /// Reads one value at the start of bytes in which more may follow.
  ///
  /// - Returns: what the body returned, and where the value ends.
  public static func readFirst<R>(
    _ bytes: Span<UInt8>, form: JSONForm = .strict, limits: JSONLimits = .standard,
    _ body: (inout JSONReader) throws(JSONError) -> R
  ) throws(JSONError) -> (value: R, end: Int) {
    guard bytes.count <= limits.bytes else { throw .tooLarge(at: limits.bytes, .documentBytes) }
    return try bytes.withUnsafeBufferPointer { (input) throws(JSONError) -> (R, Int) in
      var reader = JSONReader(input, form: form, limits: limits)
      let result = try body(&reader)
      guard reader.frames.isEmpty, !reader.isAtValue else { throw .trailing(at: reader.position) }
      return (result, reader.position)
    }
  }

  private init(_ input: UnsafeBufferPointer<UInt8>, form: JSONForm, limits: JSONLimits) {
    self.input = input
    self.form = form
    self.limits = limits
    frames.reserveCapacity(8)
    names.reserveRoom()
  }

  /// The byte the cursor stands on.
  public var offset: Int { position }

  /// What the value at the cursor is; the cursor stays.
  public mutating func kind() throws(JSONError) -> JSONKind {
    precondition(isAtValue, "no value is due here: ask nextName or nextElement first")
    switch try peek() {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), 0x30...0x39: return .number
    default: throw .syntax(at: position, expected: .value)
    }
  }

  public mutating func beginObject() throws(JSONError) {
    try expect(.object)
    try open(isObject: true)
  }

  public mutating func beginArray() throws(JSONError) {
    try expect(.array)
    try open(isObject: false)
  }

  /// Moves to the next member; its name is then `nameIs` or `withName`, its value is due.
  ///
  /// - Returns: `false` at the end of the object, which is then closed.
  /// - Throws: `.duplicateName` at the end of the object, for the first name seen twice.
  public mutating func nextMember() throws(JSONError) -> Bool {
    guard try nextItem(ofObject: true, end: UInt8(ascii: "}")) else { return false }
    guard try peek() == UInt8(ascii: "\"") else { throw .syntax(at: position, expected: .name) }
    try readName()
    guard try peek() == UInt8(ascii: ":") else { throw .syntax(at: position, expected: .colon) }
    position += 1
    isAtValue = true
    return true
  }

  /// The same as `nextMember`, giving the name; `nil` at the end of the object.
  public mutating func nextName() throws(JSONError) -> String? {
    guard try nextMember() else { return nil }
    return withName { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether the member just reached has this name. Valid until the next call that moves the cursor.
  public func nameIs(_ name: StaticString) -> Bool {
    withName { own in
      guard own.count == name.utf8CodeUnitCount, let start = own.baseAddress else { return false }
      return memcmp(start, name.utf8Start, own.count) == 0
    }
  }

  /// The name of the member just reached, as UTF-8. Valid until the next call that moves the cursor.
  public func withName<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    precondition(isAtValue && frames.last?.isObject == true, "the cursor has left the name")
    return names.withLast(in: input, body)
  }

  /// Moves to the next element, whose value is then due.
  ///
  /// - Returns: `false` at the end of the array, which is then closed.
  public mutating func nextElement() throws(JSONError) -> Bool {
    guard try nextItem(ofObject: false, end: UInt8(ascii: "]")) else { return false }
    isAtValue = true
    return true
  }

  /// Passes over any value, checking all of it.
  public mutating func skip() throws(JSONError) {
    let depth = frames.count
    try skipOne()
    while frames.count > depth {
      let more = frames[frames.count - 1].isObject ? try nextMember() : try nextElement()
      if more { try skipOne() }
    }
  }

  mutating func expect(_ kind: JSONKind) throws(JSONError) {
    let found = try self.kind()
    guard found == kind else { throw .unexpected(at: position, expected: kind, found: found) }
  }

  /// The next byte that is no white space; the cursor moves to it.
  @inline(__always)
  private mutating func peek() throws(JSONError) -> UInt8 {
    try skipSpace()
    guard position < input.count else { throw .truncated(at: position) }
    return input[position]
  }

  @inline(__always)
  private mutating func skipSpace() throws(JSONError) {
    while position < input.count {
      let byte = input[position]
      guard byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      if form == .canonical { throw .notCanonical(at: position, why: .whiteSpace) }
      position += 1
    }
  }

  private mutating func finish() throws(JSONError) {
    guard frames.isEmpty, !isAtValue else { throw .trailing(at: position) }
    try skipSpace()
    guard position == input.count else { throw .trailing(at: position) }
  }

  private mutating func open(isObject: Bool) throws(JSONError) {
    let depth = form == .canonical ? min(limits.depth, CanonicalJSON.depth) : limits.depth
    guard frames.count < depth else { throw .tooDeep(at: position) }
    frames.append(Frame(isObject: isObject, mark: names.mark))
    position += 1
    isAtValue = false
  }

  /// Passes the comma; closes the object or array when it ends here.
  @inline(__always)
  private mutating func nextItem(ofObject isObject: Bool, end: UInt8) throws(JSONError) -> Bool {
    let last = frames.count - 1
    precondition(
      !isAtValue && last >= 0 && frames[last].isObject == isObject,
      "read or skip the value first, and ask objects for names, arrays for elements")
    let byte = try peek()
    if byte == end {
      try close()
      return false
    }
    if frames[last].members > 0 {
      guard byte == UInt8(ascii: ",") else { throw .syntax(at: position, expected: .commaOrEnd) }
      position += 1
    }
    guard frames[last].members < limits.members else { throw .tooLarge(at: position, .members) }
    frames[last].members += 1
    return true
  }

  private mutating func close() throws(JSONError) {
    let frame = frames.removeLast()
    position += 1
    guard frame.isObject else { return }
    if !frame.isAscending, let name = names.duplicate(since: frame.mark, in: input) {
      let shown = names.bytes(name, in: input).prefix(64)
      throw .duplicateName(at: name.at, name: String(decoding: shown, as: UTF8.self))
    }
    names.cut(to: frame.mark)
  }

  @inline(__always)
  private mutating func readName() throws(JSONError) {
    let at = position
    let name = try scanString()
    if form == .canonical {
      guard CanonicalJSON.nameLengths.contains(name.count),
        input[name.range].allSatisfy(CanonicalJSON.isNameByte)
      else { throw .notCanonical(at: at, why: .nameCharacters) }
    }
    if name.hasEscapes {
      names.append(at: at, decoding: unescape(name))
    } else {
      names.append(at: at, count: name.count)
    }
    let last = frames.count - 1
    guard frames[last].isAscending, !names.lastAscends(since: frames[last].mark, in: input) else { return }
    if form == .canonical { throw .notCanonical(at: at, why: .nameOrder) }
    frames[last].isAscending = false
  }

  @inline(__always)
  private mutating func skipOne() throws(JSONError) {
    switch try kind() {
    case .object: try open(isObject: true)
    case .array: try open(isObject: false)
    case .string:
      _ = try scanString()
      isAtValue = false
    case .number:
      _ = try scanNumber()
      isAtValue = false
    case .bool: _ = try bool()
    case .null: try null()
    }
  }
}
