public import Model

/// Reads one source of the kernel and reports what it says, into the part of the report it is about.
///
/// A source that fails is a finding or a note, never the end of a scan.
public protocol Scanner: Sendable {
  func scan(_ machine: inout Machine, into hardware: inout Hardware)
}
