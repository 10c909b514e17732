internal import Model

/// What was asked for by a name, as the events say it: each name once, in the first event of what was done.
struct ReplayedRequests {
  private var known: Set<String> = []
  private(set) var rows = SetDigest()

  mutating func take(_ event: Event) throws(Verification.Fault) {
    guard let request = event.request else { return }
    guard event.act == nil, event.kind != .refused, known.insert(request.id).inserted else {
      throw .request(sequence: event.sequence)
    }
    rows.add { ViewRow.request(request, event, into: &$0) }
  }
}
