/// Where an answer goes that is written as it is made.
struct Sink {
  let write: ([UInt8]) throws -> Void
}

extension Call {
  /// Standard output, as long as somebody reads it.
  var sink: Sink { Sink { [output] in try output.piece($0) } }
}
