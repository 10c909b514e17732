/// The members of a JSON object, in their order.
///
/// Objects are small and mostly asked in the order in which they were written: a look from where the last member was found costs
/// less than hashing every name.
struct JSONMembers: Equatable, RandomAccessCollection {
  struct Element: Equatable {
    var key: String
    var value: JSONTree
  }

  private var list: [Element] = []

  init() { list.reserveCapacity(4) }

  /// - Parameter name: one that it does not have; readers refuse a second of one name.
  mutating func append(_ name: String, _ value: JSONTree) { list.append(Element(key: name, value: value)) }

  /// The order says nothing (RFC 8259 §4).
  static func == (left: JSONMembers, right: JSONMembers) -> Bool {
    left.count == right.count && left.allSatisfy { right[$0.key] == $0.value }
  }

  var startIndex: Int { 0 }
  var endIndex: Int { list.count }
  subscript(index: Int) -> Element { list[index] }

  var keys: [String] { list.map(\.key) }

  subscript(name: String) -> JSONTree? {
    var start = 0
    return value(name, from: &start)
  }

  /// - Parameter place: where to look first; behind what was found afterwards.
  func value(_ name: String, from place: inout Int) -> JSONTree? {
    for index in Swift.min(place, list.count)..<list.count where list[index].key == name {
      place = index + 1
      return list[index].value
    }
    for index in 0..<Swift.min(place, list.count) where list[index].key == name {
      place = index + 1
      return list[index].value
    }
    return nil
  }
}
