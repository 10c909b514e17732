import JSONBytes

extension Call {
  /// Prints one JSON object.
  func json(_ write: (inout JSONWriter) throws -> Void) rethrows {
    var json = JSONWriter(pretty: true)
    json.beginObject()
    try write(&json)
    json.endObject()
    output.bytes(json.bytes + [0x0A])
  }
}
