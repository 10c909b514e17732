public import JSONBytes
public import Model

/// The bytes of an event: what is hashed, stored and shown to an auditor.
///
/// One object of canonical JSON (``CanonicalJSON``). A member that is empty or not applicable is left out, so one
/// event has one spelling. `v` is the version of this format; a program refuses bodies of a version it does not know.
public enum EventBody {
  /// The longest body the ledger takes, in bytes. Larger things go into the blob table and are named by hash.
  public static let longest = 16384

  /// How many of those bytes parts may take, so that keys and evidence have room beside them.
  public static let roomForParts = 8192

  public enum Failure: Error, Equatable, Sendable {
    /// Not canonical JSON, or something at this byte that this program would not write there: one event has one body.
    case malformed(JSONError)
    /// A member every event of this format has is not there.
    case incomplete(String)
    case newerFormat(Int64)
  }

  /// - Returns: `nil` for an event with a number that canonical JSON cannot hold.
  public static func encoded(_ event: Event) -> [UInt8]? {
    let isWritable =
      event.evidence.entries.allSatisfy { fits($0.value) }
      && event.parts.allSatisfy { fits($0.sizeBytes ?? 0) && fits(Int64($0.number)) }
    return isWritable ? encode(event) : nil
  }

  /// - Precondition: every number is one that canonical JSON can hold; see ``encoded(_:)``.
  public static func encode(_ event: Event) -> [UInt8] {
    var json = JSONWriter(form: .canonical, room: 640)
    json.beginObject()
    if let act = event.act {
      json.name("act")
      json.integer(act)
    }
    json.name("actor")
    event.actor.withText { json.string(utf8: $0) }
    json.name("at")
    json.string(event.recordedAt.text)
    write(event.clock?.text, "clock", into: &json)
    if !event.counts.isEmpty {
      json.name("counts")
      json.beginArray()
      for count in event.counts { write(count, into: &json) }
      json.endArray()
    }
    if !event.evidence.isEmpty {
      json.name("evidence")
      json.beginObject()
      for entry in event.evidence.entries {
        json.name(entry.key.rawValue)
        write(entry.value, into: &json)
      }
      json.endObject()
    }
    write(event.from?.rawValue, "from", into: &json)
    json.name("id")
    event.id.withText { json.string(utf8: $0) }
    if !event.keys.isEmpty {
      json.name("keys")
      json.beginArray()
      for key in event.keys { json.string(key) }
      json.endArray()
    }
    json.name("kind")
    json.string(event.kind.rawValue)
    json.name("log")
    event.log.withText { json.string(utf8: $0) }
    json.name("on")
    event.on.withText { json.string(utf8: $0) }
    if !event.parts.isEmpty {
      json.name("parts")
      json.beginArray()
      for part in event.parts { write(part, into: &json) }
      json.endArray()
    }
    write(event.policy, "policy", into: &json)
    json.name("program")
    json.string(event.program)
    if let request = event.request {
      json.name("request")
      json.beginObject()
      json.name("act")
      json.string(request.act)
      json.name("id")
      json.string(request.id)
      json.endObject()
    }
    json.name("role")
    json.string(event.role.rawValue)
    write(event.scan, "scan", into: &json)
    json.name("seq")
    json.integer(event.sequence)
    if event.singleControl {
      json.name("single_control")
      json.bool(true)
    }
    json.name("subject")
    event.subject.withText { json.string(utf8: $0) }
    write(event.to?.rawValue, "to", into: &json)
    json.name("v")
    json.integer(Event.formatVersion)
    if event.version > 0 {
      json.name("version")
      json.integer(event.version)
    }
    json.endObject()
    return json.bytes
  }

  private static func fits(_ value: EvidenceValue) -> Bool {
    switch value {
    case .number(let number): fits(number)
    case .money(let money): fits(money.minorUnits)
    default: true
    }
  }

  private static func fits(_ number: Int64) -> Bool { CanonicalJSON.integers.contains(number) }

  /// How many bytes a part takes in a body, with what parts it from the next.
  public static func length(of part: Part) -> Int {
    var json = JSONWriter(form: .canonical)
    write(part, into: &json)
    return json.bytes.count + 1
  }

  private static func write(_ text: String?, _ name: String, into json: inout JSONWriter) {
    guard let text else { return }
    json.name(name)
    json.string(text)
  }

  private static func write(_ digest: Digest?, _ name: String, into json: inout JSONWriter) {
    guard let digest else { return }
    json.name(name)
    digest.withText { json.string(utf8: $0) }
  }

  private static func write(_ value: EvidenceValue, into json: inout JSONWriter) {
    switch value {
    case .code(let code): json.string(code)
    case .number(let number): json.integer(number)
    case .flag(let flag): json.bool(flag)
    case .day(let day): day.withText { json.string(utf8: $0) }
    case .id(let id): id.withText { json.string(utf8: $0) }
    case .device(let text): json.text(bytes: text.bytes)
    case .money(let money):
      json.beginObject()
      json.name("currency")
      json.string(money.currency)
      json.name("minor")
      json.integer(money.minorUnits)
      json.endObject()
    case .secret(let commitment):
      json.beginObject()
      json.name("commit")
      commitment.withText { json.string(utf8: $0) }
      json.endObject()
    }
  }

  private static func write(_ part: Part, into json: inout JSONWriter) {
    json.beginObject()
    json.name("kind")
    json.string(part.kind.rawValue)
    write(part.maker, "maker", into: &json)
    write(part.model, "model", into: &json)
    json.name("number")
    json.integer(Int64(part.number))
    write(part.serial, "serial", into: &json)
    if let size = part.sizeBytes {
      json.name("size_bytes")
      json.integer(size)
    }
    write(part.slot, "slot", into: &json)
    json.endObject()
  }

  private static func write(_ text: DeviceText?, _ name: String, into json: inout JSONWriter) {
    guard let text else { return }
    json.name(name)
    json.text(bytes: text.bytes)
  }
}
