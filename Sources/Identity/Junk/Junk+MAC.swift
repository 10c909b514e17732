public import Model

extension Junk {
  /// - Parameter virtual: in a virtual machine, whose addresses are the hypervisor's and yet its own.
  public static func mac(_ value: DeviceText, virtual: Bool) -> RuleID? {
    guard let bytes = Normalise.macBytes(value), let text = Normalise.mac(value) else {
      return "mac.malformed"
    }
    if bytes.allSatisfy({ $0 == bytes[0] }) { return "mac.repeated" }
    if sharedMACs.contains(text) { return "mac.list" }
    if hostAdapters.contains(where: text.hasPrefix) { return "mac.host-adapter" }
    if bytes[0] & 0x01 != 0 { return "mac.group" }
    if virtual { return nil }
    if hypervisors.contains(where: text.hasPrefix) { return "mac.hypervisor" }
    return bytes[0] & 0x02 != 0 ? "mac.local" : nil
  }

  /// Words spelled in ASCII by dial-up and tunnel drivers, modems, and boards sold with one address.
  private static let sharedMACs: Set<String> = [
    "44:45:53:54:00:00", "44:45:53:54:00:01", "44:45:53:54:61:6f", "50:50:54:50:30:30", "33:50:6f:45:30:30",
    "20:41:53:59:4e:ff", "24:b6:20:52:41:53", "02:80:37:ec:02:00", "02:00:4e:43:50:49", "00:a0:c6:00:00:00",
    "00:0b:ca:fe:00:00", "fe:ff:ff:ff:ff:ff", "10:11:11:11:11:11", "00:01:02:7d:9b:1c", "00:08:a1:46:06:35",
    "00:08:a1:66:e2:1a", "00:09:dd:10:37:68", "00:0f:ea:9a:e2:f0", "00:10:5a:72:71:f3", "00:11:11:85:08:8b",
    "0a:00:27:00:00:00",
  ]

  /// The host's own end of a hypervisor's network.
  private static let hostAdapters = ["00:50:56:c0:"]

  /// VMware, VirtualBox, Hyper-V, Xen, Parallels; QEMU's 52:54:00 is locally administered anyway.
  private static let hypervisors = [
    "00:50:56:", "00:0c:29:", "00:05:69:", "08:00:27:", "00:15:5d:", "00:16:3e:", "00:1c:42:",
  ]
}
