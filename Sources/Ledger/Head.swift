public import Model

/// The short form of a tree head that people can read to each other.
public enum Head {
  public static func text(_ size: Int64, _ root: Digest) -> String {
    let hex = Array(root.text)
    return "\(size) \(String(hex[0..<4]))-\(String(hex[4..<8]))-\(String(hex[8..<12]))"
  }
}
