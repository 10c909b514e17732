internal import Lifecycle
internal import Model

/// A refused act as its event has it: a row of view `refusal`.
struct RefusalRow {
  let sequence: Int64
  /// The row number of the asset, if it was about one.
  let asset: Int64?
  let actor: EntityID
  let act: String
  let code: String
  let on: Day
  let at: Instant

  init(_ event: Event, asset: Int64?) {
    sequence = event.sequence
    self.asset = asset
    actor = event.actor
    act = event.evidence.code(.attempt) ?? ""
    code = event.evidence.code(.refusal) ?? ""
    on = event.on
    at = event.recordedAt
  }

  func write(into row: inout some RowSink) {
    row.integer(sequence)
    row.integer(asset)
    row.id(actor)
    row.text(act)
    row.text(code)
    row.text(on)
    row.text(at.text)
  }
}
