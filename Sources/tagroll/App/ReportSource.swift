import Model
import Words

/// Many scan reports, one after the other: no more than one is held.
protocol ReportSource: AnyObject {
  /// - Parameter isWaiting: whether to wait as long as it takes; else ``NextDelivery/pause`` says that nothing has come yet.
  func next(waiting isWaiting: Bool) -> NextDelivery
}

enum NextDelivery {
  case delivery(Delivery)
  case pause
  case end
}

/// One report as it came, or why it could not be read.
struct Delivery {
  /// The file in its folder, or the line of standard input.
  var name: Name
  var bytes: Result<[UInt8], Refusal>

  enum Name {
    /// Its path below the folder, as the disk has it.
    case file([UInt8])
    case line(Int64)
  }
}
