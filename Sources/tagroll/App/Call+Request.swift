import CommandLineKit
import Exchange
import JSONBytes
import Lifecycle
import Model
import Store
import Words

/// Asking by a name: the same asked for again is not done again.
extension Call {
  /// What `--request-id` names, of this command; `nil` for what is only tried.
  func request() throws -> Request? {
    guard invocation.takes("request-id"), !isDryRun, let id = invocation.value("request-id") else {
      return nil
    }
    guard let request = Request(id, of: invocation.path.joined(separator: " ")) else {
      throw Refusal.badRequest(id)
    }
    return request
  }

  /// Tells what was done under this name before. Asked before anything else: where an asset stands now says nothing about
  /// what was asked for then.
  ///
  /// - Returns: whether there is nothing left to do.
  func isDoneBefore() throws -> Bool {
    guard let request = try request() else { return false }
    let roll = try openRoll(.reading)
    guard let person = try user(on: roll), let events = try roll.done(request, by: person.id) else {
      return false
    }
    try tellDone(events)
    return true
  }

  /// In the form in which an act over assets answers: one answer for each thing it was about.
  func tellDone(_ events: [Event]) throws {
    guard let first = events.first, let roll = lastRoll else { return }
    guard isJSON else {
      let said = Text(
        en: "done before, on \(first.on.text); nothing written",
        zh: "此前已于 \(first.on.text) 办理；未写入任何内容")
      return output.line(Call.line(said.in(language), events.map(\.sequence)))
    }
    var subjects: [EntityID] = []
    for event in events where !subjects.contains(event.subject) { subjects.append(event.subject) }
    var json = JSONWriter(pretty: true)
    json.beginArray()
    for subject in subjects {
      json.beginObject()
      if let asset = try roll.assets(meaning: .id(subject.text)).first {
        json.name("asset")
        AssetJSON.write(asset, into: &json)
      } else {
        json.name("id")
        json.string(subject.text)
      }
      json.name("changed")
      json.bool(false)
      json.name("dry_run")
      json.bool(false)
      json.name("events")
      json.beginArray()
      for event in events where event.subject == subject { json.integer(event.sequence) }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    output.bytes(json.bytes + [0x0A])
  }
}

extension Refusal {
  static func badRequest(_ id: String) -> Refusal {
    Refusal(
      code: "request.bad_id", exit: .usage,
      message: Text(en: "'\(id)' cannot name a request", zh: "“\(id)”不能用作请求编号"),
      hints: [
        Text(
          en: "write 1 to 64 letters, digits, '.', '_', ':' or '-', such as a UUID",
          zh: "请用 1 到 64 个字母、数字、“.”、“_”、“:”或“-”，例如 UUID")
      ])
  }

  static func requestTaken(_ request: Request, by sequence: Int64) -> Refusal {
    Refusal(
      code: "request.taken", exit: .refused,
      message: Text(
        en: "the request '\(request.id)' was another one: it was answered by event #\(sequence)",
        zh: "请求编号“\(request.id)”已用于其他请求，见事件 #\(sequence)"),
      hints: [
        Text(
          en: "nothing was written; give each request a name of its own", zh: "未写入任何内容；每次请求请用不同的编号")
      ])
  }
}
