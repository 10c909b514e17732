import Identity
import Model

/// Where the kernel and udev put what tells one device from another.
///
/// - Source: Linux `Documentation/ABI`; systemd `rules.d/60-persistent-storage.rules`, `60-serial.rules`,
///   `src/udev/udev-builtin-net_id.c`, `src/udev/dmi_memory_id`.
enum Place {
  /// A file that holds one such value and nothing else.
  static func isNamed(_ path: String) -> Bool {
    let name = String(self.name(path))
    return files.contains(name) || endings.contains { name.hasSuffix($0) }
  }

  private static let files: Set<String> = [
    "serial", "serial-number", "serialnumber", "address", "perm_hwaddr", "wwid", "wwn", "uuid", "nguid",
    "eui",
    "cid", "unique_id", "hostid", "boot_id", "machine-id", "hostname", "domainname", "sas_address",
    "port_name",
    "node_name",
  ]
  private static let endings = ["_serial", "_serial_number", "_uuid", "_asset_tag", "_guid"]

  /// What a line `KEY=value` of a `uevent` or a udev record says by its key.
  enum Line {
    /// One such value and nothing else.
    case named
    /// Model and serial in one, so only what is known from elsewhere.
    case mixed
    case other
  }

  static func line(_ key: some Sequence<UInt8>) -> Line {
    let key = String(decoding: Array(key), as: UTF8.self)
    if key == "ID_SERIAL" { return .mixed }
    let named = keys.contains { key.contains($0) } || key.hasSuffix("_MAC")
    return named ? .named : .other
  }

  private static let keys = [
    "SERIAL", "UUID", "WWN", "UNIQ", "ASSET_TAG", "MACHINE_ID", "HOSTNAME", "ID_FS_LABEL",
    "ID_PART_ENTRY_NAME",
    "MD_NAME",
  ]

  static func hasLines(_ path: String) -> Bool {
    name(path) == "uevent" || path.hasPrefix("run/udev/data/")
  }

  static func isEDID(_ path: String) -> Bool { name(path) == "edid" }
  static func isUnitSerialPage(_ path: String) -> Bool { name(path) == "vpd_pg80" }

  /// The firmware's table, or one structure of it.
  static func isSMBIOS(_ path: String) -> Bool {
    path == "sys/firmware/dmi/tables/DMI"
      || path.hasPrefix("sys/firmware/dmi/entries/") && name(path) == "raw"
  }

  /// Names of variables and interfaces of firmware, which are the same in all machines, look like UUIDs.
  static func mayHaveShapes(_ path: String) -> Bool {
    !path.hasPrefix("sys/firmware/efi/") && !path.contains("/wmi/") && !path.contains("/vmbus")
      && (path.hasPrefix("sys/") || path.hasPrefix("run/") || path.hasPrefix("proc/driver/"))
  }

  static func mayHaveShapes(key: String) -> Bool { !key.hasSuffix("MODALIAS") && !key.hasSuffix("_TYPE") }

  /// Placeholders of disks and USB devices are more than those of firmware.
  static func isJunk(_ value: DeviceText, at path: String) -> Bool {
    let isDisk = path.contains("/usb") || path.contains("/block/") || path.contains("/nvme")
    return (isDisk ? Junk.diskSerial(value) : Junk.serial(value)) != nil || words.contains(value)
  }

  /// What a machine without a name is called.
  private static let words: Set<DeviceText> = [
    "localhost", "(none)", "uninitialized", "localhost.localdomain",
  ]

  static func name(_ path: String) -> Substring {
    path[(path.utf8.lastIndex(of: 0x2F).map { path.utf8.index(after: $0) } ?? path.startIndex)...]
  }
}
