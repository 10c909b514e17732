import JSONBytes
public import Model

extension EventBody {
  /// Reads a stored body.
  ///
  /// - Throws: ``Failure``; a body that decodes is exactly the one ``encode(_:)`` writes for the result.
  public static func decode(_ bytes: [UInt8]) throws(Failure) -> Event {
    try bytes.withUnsafeBufferPointer { (body) throws(Failure) in try decode(BodyCursor(body, nil)) }
  }

  /// The same over bytes that somebody else holds.
  ///
  /// - Parameter texts: given along from event to event by whoever reads many.
  public static func decode(
    _ bytes: UnsafeRawBufferPointer, sharing texts: SharedTexts? = nil
  ) throws(Failure) -> Event {
    try decode(BodyCursor(bytes.assumingMemoryBound(to: UInt8.self), texts))
  }

  @inline(__always)
  private static func decode(_ start: BodyCursor) throws(Failure) -> Event {
    guard start.input.count <= longest else { throw .malformed(.tooLarge(at: longest, .documentBytes)) }
    var body = start
    do throws(BodyCursor.Refusal) {
      return try event(&body)
    } catch {
      throw failure(Array(body.input), refusedAt: body.position)
    }
  }

  /// Canonical members ascend, so each has its one place.
  @inline(__always)
  private static func event(_ body: inout BodyCursor) throws(BodyCursor.Refusal) -> Event {
    let act = body.takes("{\"act\":") ? try body.integer() : nil
    try body.pass(act == nil ? "{\"actor\":\"" : ",\"actor\":\"")
    let texts = body.texts
    let actor = try body.id(like: texts?.actor)
    try body.pass(",\"at\":\"")
    let at = try body.instant(like: texts?.at)
    let clock = body.takes(",\"clock\":\"") ? try body.instant() : nil
    let counts =
      body.takes(",\"counts\":[")
      ? try body.list { (body) throws(BodyCursor.Refusal) in try body.count() } : []
    let evidence = body.takes(",\"evidence\":{") ? try body.evidence() : Evidence()
    let from = body.takes(",\"from\":\"") ? try body.word(Words.stages) : nil
    try body.pass(",\"id\":\"")
    let id = try body.id()
    let keys =
      body.takes(",\"keys\":[") ? try body.list { (body) throws(BodyCursor.Refusal) in try body.key() } : []
    try body.pass(",\"kind\":\"")
    let kind = try body.word(Words.kinds)
    try body.pass(",\"log\":\"")
    let log = try body.id(like: texts?.log)
    try body.pass(",\"on\":\"")
    let on = try body.day(like: texts?.on)
    let parts =
      body.takes(",\"parts\":[") ? try body.list { (body) throws(BodyCursor.Refusal) in try body.part() } : []
    let policy = body.takes(",\"policy\":\"") ? try body.digest(like: texts?.policy) : nil
    try body.pass(",\"program\":\"")
    let program = try body.program()
    let request = body.takes(",\"request\":{\"act\":\"") ? try body.request() : nil
    try body.pass(",\"role\":\"")
    let role = try body.word(Words.roles)
    let scan = body.takes(",\"scan\":\"") ? try body.digest() : nil
    try body.pass(",\"seq\":")
    let sequence = try body.integer()
    let singleControl = body.takes(",\"single_control\":true")
    try body.pass(",\"subject\":\"")
    let subject = try body.id(like: texts?.subject)
    let to = body.takes(",\"to\":\"") ? try body.word(Words.stages) : nil
    try body.pass(",\"v\":")
    guard try body.integer() == Event.formatVersion else { throw BodyCursor.Refusal() }
    var version: Int64 = 0
    if kind.isOfAsset {
      try body.pass(",\"version\":")
      version = try body.integer()
      guard version > 0 else { throw BodyCursor.Refusal() }
    }
    try body.pass("}")
    guard body.isAtEnd else { throw BodyCursor.Refusal() }
    return Event(
      log: log, sequence: sequence, id: id, kind: kind, subject: subject, version: version, from: from,
      to: to, actor: actor, role: role, singleControl: singleControl, on: on, recordedAt: at,
      program: program, evidence: evidence, keys: keys, parts: parts, scan: scan, act: act,
      policy: policy, counts: counts, clock: clock, request: request)
  }

  /// Why a body was refused, found out by reading it again as JSON.
  private static func failure(_ bytes: [UInt8], refusedAt position: Int) -> Failure {
    do throws(JSONError) {
      try CanonicalJSON.check(bytes)
      let members = try Members(bytes)
      if let format = members.format, format != Event.formatVersion { return .newerFormat(format) }
      if let missing = members.missing { return .incomplete(missing) }
      return .malformed(.syntax(at: position, expected: .value))
    } catch {
      return .malformed(error)
    }
  }

  /// Which members a body has.
  private struct Members {
    private static let required = [
      "v", "actor", "at", "id", "kind", "log", "on", "program", "role", "seq", "subject",
    ]
    private var names: Set<String> = []
    private var kind: EventKind?
    private(set) var format: Int64?

    init(_ bytes: [UInt8]) throws(JSONError) {
      (names, kind, format) = try CanonicalJSON.read(bytes) { json throws(JSONError) in
        var names: Set<String> = []
        var kind: EventKind?
        var format: Int64?
        try json.beginObject()
        while let name = try json.nextName() {
          names.insert(name)
          switch (name, try json.kind()) {
          case ("v", .number): format = try json.integer()
          case ("kind", .string): kind = EventKind(rawValue: try json.string())
          default: try json.skip()
          }
        }
        return (names, kind, format)
      }
    }

    var missing: String? {
      if let name = Self.required.first(where: { !names.contains($0) }) { return name }
      return kind.flatMap { $0.isOfAsset == names.contains("version") ? nil : "version" }
    }
  }
}
