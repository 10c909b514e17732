/// An array of JSON values, one a line, written as they come.
struct JSONArray {
  private let sink: Sink
  private var isEmpty = true

  init(_ sink: Sink) throws {
    self.sink = sink
    try sink.write(Array("[".utf8))
  }

  mutating func add(_ value: [UInt8]) throws {
    try sink.write(Array((isEmpty ? "\n" : ",\n").utf8) + value)
    isEmpty = false
  }

  func end() throws {
    try sink.write(Array((isEmpty ? "]\n" : "\n]\n").utf8))
  }
}
