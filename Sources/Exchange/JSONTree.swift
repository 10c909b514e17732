import JSONBytes

/// A JSON document as a tree: for formats whose members may come in any order.
enum JSONTree: Equatable {
  case object(JSONMembers)
  case array([JSONTree])
  case text(String)
  case integer(Int64)
  case bool(Bool)
  case null
  /// A number that is no whole one, or too great for every reader to agree on; no format of ours has any.
  case otherNumber

  /// How many values one document may hold: a tree of tiny ones takes many times the room of its bytes.
  static let valuesAtMost = 1_000_000

  static func read(_ bytes: [UInt8]) throws(JSONError) -> JSONTree {
    var room = valuesAtMost
    return try JSONReader.read(bytes) { reader throws(JSONError) in try value(&reader, &room) }
  }

  /// The document that these bytes begin with, and how many it takes.
  static func readFirst(_ bytes: ArraySlice<UInt8>) throws(JSONError) -> (JSONTree, Int) {
    var room = valuesAtMost
    let read = try JSONReader.readFirst(bytes.span) { reader throws(JSONError) in try value(&reader, &room) }
    return (read.value, read.end)
  }

  /// The member at the end of this way through objects.
  func at(_ names: String...) -> JSONTree? {
    var here = self
    for name in names {
      guard case .object(let members) = here, let next = members[name] else { return nil }
      here = next
    }
    return here
  }

  var string: String? { if case .text(let text) = self { text } else { nil } }
  var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
  var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }

  /// A string, or `{"b64": …}` for bytes that are none.
  var bytes: [UInt8]? {
    switch self {
    case .text(let text): Array(text.utf8)
    case .object(let members) where members.count == 1:
      members["b64"]?.string.flatMap { Base64.decode($0.utf8) }
    default: nil
    }
  }

  /// Calls itself once a level; the reader refuses more than 64.
  private static func value(_ reader: inout JSONReader, _ room: inout Int) throws(JSONError) -> JSONTree {
    room -= 1
    guard room >= 0 else { throw .tooLarge(at: reader.offset, .members) }
    switch try reader.kind() {
    case .object:
      var members = JSONMembers()
      try reader.beginObject()
      while let name = try reader.nextName() { members.append(name, try value(&reader, &room)) }
      return .object(members)
    case .array:
      var elements: [JSONTree] = []
      try reader.beginArray()
      while try reader.nextElement() { elements.append(try value(&reader, &room)) }
      return .array(elements)
    case .string: return .text(try reader.string())
    case .bool: return .bool(try reader.bool())
    case .null:
      try reader.null()
      return .null
    case .number:
      do throws(JSONError) {
        return .integer(try reader.integer())
      } catch {
        guard case .notAnInteger = error else { throw error }
        try reader.skip()
        return .otherNumber
      }
    }
  }
}
