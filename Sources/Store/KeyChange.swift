internal import Lifecycle
internal import Model

/// A key that an asset is found by from now on, or no more.
enum KeyChange {
  case known(String)
  case gone(String)

  /// What an event does to the keys, in this order. An act that is left out names none.
  static func each(_ event: Event, _ turn: Course.Turn, _ body: (KeyChange) throws(StoreError) -> Void)
    throws(StoreError)
  {
    switch turn {
    case .onward: try onward(event, body)
    case .again(let act):
      for event in act.events { try onward(event, body) }
    case .back(let act):
      for event in act.events.reversed() {
        for key in event.keys { try body(event.evidence.flag(.keysGone) ? .known(key) : .gone(key)) }
        if let key = event.evidence.code(.formerKey) { try body(.known(key)) }
      }
    }
  }

  private static func onward(_ event: Event, _ body: (KeyChange) throws(StoreError) -> Void)
    throws(StoreError)
  {
    if event.kind == .corrected, let key = event.evidence.code(.formerKey) { try body(.gone(key)) }
    for key in event.keys { try body(event.evidence.flag(.keysGone) ? .gone(key) : .known(key)) }
  }
}
