import CSys
import Model

extension SystemTree {
  /// The address an interface was made with, which its driver tells and no file does.
  ///
  /// A recording keeps the answer as the file `ethtool/NAME/permanent_address`. All zeros is a driver that has none.
  ///
  /// - Source: Linux `include/uapi/linux/ethtool.h` (`ETHTOOL_GPERMADDR`); any user may ask.
  func permanentAddress(of interface: String) -> Fact<DeviceText> {
    let path = "ethtool/\(interface)/permanent_address"
    guard isLive else { return text(path) }
    return Fact(Observed.value(ask(interface, recordedAs: path)).trimmedText, from: path)
  }

  private func ask(_ interface: String, recordedAs path: String) -> [UInt8] {
    var address = [UInt8](repeating: 0, count: 32)
    let count = csys_permanent_address(interface, &address, UInt32(address.count))
    let bytes = address.prefix(Int(max(0, count)))
    guard bytes.contains(where: { $0 != 0 }) else { return [] }
    let text = Array(bytes.map { Hex.text([$0]) }.joined(separator: ":").utf8)
    recording?.file(path, .value(text), limit: Self.textLimit)
    return text
  }
}
