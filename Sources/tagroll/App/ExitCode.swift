/// How the program ends. The numbers are stable; `help exit-codes` and the manual list them.
enum ExitCode: Int32, CaseIterable {
  case done = 0
  case failed = 1
  case usage = 2
  case notFound = 3
  case ambiguous = 4
  case refused = 5
  case notPermitted = 6
  case partial = 7
  case integrity = 8
  case busy = 9
  case noRoll = 10
  case newerRoll = 11
  case declined = 12
  case interrupted = 130
  case pipeClosed = 141
}
