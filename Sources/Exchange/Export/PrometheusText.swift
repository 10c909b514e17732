/// Numbers of the roll for a monitor that asks again and again: exposition format 0.0.4. No serial, no name, no tag is a
/// label: labels are codes, and few.
public struct PrometheusText {
  public private(set) var text = ""

  public init() {}

  /// - Parameter type: `gauge` or `counter`.
  public mutating func family(_ name: String, _ type: String, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
  }

  /// - Parameter labels: names and values in the order they are written; values are codes.
  public mutating func sample(_ name: String, _ value: Int64, _ labels: [(String, String)] = []) {
    let pairs = labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
    text += labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(pairs)} \(value)\n"
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
