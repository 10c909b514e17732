import JSONBytes

/// Reads any value and writes it again, through every call a program uses.
func copy(_ reader: inout JSONReader, to writer: inout JSONWriter) throws(JSONError) {
  switch try reader.kind() {
  case .object:
    try reader.beginObject()
    writer.beginObject()
    while let name = try reader.nextName() {
      writer.name(name)
      try copy(&reader, to: &writer)
    }
    writer.endObject()
  case .array:
    try reader.beginArray()
    writer.beginArray()
    while try reader.nextElement() { try copy(&reader, to: &writer) }
    writer.endArray()
  case .string: writer.string(try reader.string())
  case .number: writer.integer(try reader.integer())
  case .bool: writer.bool(try reader.bool())
  case .null:
    try reader.null()
    writer.null()
  }
}

func rewritten(_ bytes: [UInt8], form: JSONForm = .strict) throws(JSONError) -> [UInt8] {
  try JSONReader.read(bytes, form: form) { reader throws(JSONError) in
    var writer = JSONWriter(form: form)
    try copy(&reader, to: &writer)
    return writer.bytes
  }
}

func rewritten(_ text: String) throws(JSONError) -> String {
  String(decoding: try rewritten(Array(text.utf8)), as: UTF8.self)
}

/// The error of passing over the whole document; `nil` when it is accepted.
func refusal(
  _ bytes: [UInt8], form: JSONForm = .strict, limits: JSONLimits = .standard
) -> JSONError? {
  do {
    try JSONReader.read(bytes, form: form, limits: limits) { reader throws(JSONError) in try reader.skip() }
    return nil
  } catch {
    return error
  }
}

func refusal(_ text: String, form: JSONForm = .strict) -> JSONError? {
  refusal(Array(text.utf8), form: form)
}

/// The error of reading the one value a document is with `body`.
func refusal<R>(
  _ text: String, reading body: (inout JSONReader) throws(JSONError) -> R
) -> JSONError? {
  do {
    _ = try JSONReader.read(Array(text.utf8), body)
    return nil
  } catch {
    return error
  }
}
