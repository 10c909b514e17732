import Identity
import JSONBytes

/// A rule file, understood.
struct RuleSheet {
  var rules: [RuleEntry] = []
  var off: [(id: RuleID, offset: Int)] = []
}

extension RuleSheet {
  /// How much of a rule file is read.
  static let limits: JSONLimits = {
    var limits = JSONLimits()
    limits.bytes = 1 << 20
    limits.members = 10_000
    limits.depth = 8
    return limits
  }()

  /// - Throws: ``RuleFault``, for the first thing that is wrong.
  init(_ file: RuleFile) throws(RuleFault) {
    var reader = RuleReader()
    do throws(JSONError) {
      try JSONReader.read(file.bytes, limits: Self.limits) { json throws(JSONError) in try reader.file(&json)
      }
    } catch {
      // What a name or a word means is told before what is wrong behind it.
      let fault = reader.fault ?? (.json(error), error.offset)
      throw RuleFault(fault.what, at: fault.offset, in: file)
    }
    if let fault = reader.fault { throw RuleFault(fault.what, at: fault.offset, in: file) }
    self = reader.sheet
  }
}
