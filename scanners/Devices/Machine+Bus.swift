import Model

extension Machine {
  /// The driver bound to a device: the last name of the link.
  func driver(of device: String) -> Fact<DeviceText> {
    let path = "\(device)/driver"
    return Fact(
      tree.link(path).flatMap { target in
        let name = target.bytes.split(separator: 0x2F).last.map(Array.init) ?? []
        return name.isEmpty ? .absent : .value(DeviceText(bytes: name))
      }, from: path)
  }

  /// Whether a device hangs, itself or with the hub or dock it is in, on a port a person can reach.
  ///
  /// A network chip is fixed to its dock, and the dock is not to the machine: one removable device on the way
  /// makes all below it removable. A USB device that does not know leaves it open.
  ///
  /// - Source: Linux `Documentation/ABI/testing/sysfs-devices-removable`.
  func removable(_ device: Device) -> Fact<Bool> {
    var nearest: Fact<Bool>?
    var isKnown = true
    // With a slash at its end a device is its own nearest ancestor.
    var here = Device(path: "\(device.path)/", subsystem: device.subsystem)
    while let path = here.ancestor(where: { $0.isUSBDevice || $0.isPCIAddress }) {
      let fact = removable(at: path)
      if fact.value == true { return fact }
      here.path = path
      if here.name.isUSBDevice, fact.value == nil { isKnown = false }
      if nearest == nil { nearest = fact }
    }
    guard let nearest else { return Fact(.absent, from: device.path) }
    return isKnown ? nearest : Fact(nearest.value == nil ? nearest.finding : .absent, from: nearest.source)
  }

  private func removable(at path: String) -> Fact<Bool> {
    let text = tree.text("\(path)/removable")
    return Fact(
      text.finding.flatMap { text in
        switch text {
        case "removable": .value(true)
        case "fixed": .value(false)
        case "unknown": .absent
        default: .malformed(raw: .excerpt(text.bytes), expected: .code)
        }
      }, from: text.source)
  }
}
