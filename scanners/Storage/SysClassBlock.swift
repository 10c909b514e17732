public import Model

/// The disks: NVMe, SATA, SCSI, USB, MMC and virtual ones, each whole.
///
/// Left out: partitions, volumes made of other disks, loop and RAM disks, floppy drives, readers without a card.
/// Drives for optical discs are peripherals.
///
/// - Reads: `sys/class/block/*/{size,removable,wwid,serial,queue/rotational}`, `device/{model,vendor,rev,
///   firmware_rev,serial,wwid,vpd_pg80}` there, `nsid` of an NVMe disk that is split, `removable` of the USB and PCI
///   devices on the way, and udev's properties; no rights needed.
/// - Shape: sizes in bytes; the kernel counts sectors of 512 whatever the disk's own are.
/// - Source: Linux `Documentation/ABI/stable/sysfs-block`, `drivers/nvme/host/sysfs.c`,
///   `drivers/scsi/scsi_sysfs.c`; systemd `rules.d/60-persistent-storage.rules`.
public struct SysClassBlock: Scanner {
  public init() {}

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    let devices = machine.list("block") { Self.mayBeDisk($0) || $0.hasPrefix("sr") }
    let paths = Set(devices.map(\.path))
    var found: [(disk: Disk, folder: Substring)] = []
    for device in devices {
      if device.name.hasPrefix("sr") {
        hardware.peripherals.append(opticalDrive(device, machine))
        continue
      }
      let folder = device.path[..<(device.path.lastIndex(of: "/") ?? device.path.startIndex)]
      // A partition, or a boot area of an eMMC, lies below its disk.
      if paths.contains(String(folder)) { continue }
      let sectors = machine.tree.number("\(device.path)/size")
      if sectors.value == 0 || sectors.finding == .absent { continue }
      found.append((disk(device, sectors, machine), folder))
    }
    hardware.disks = Self.once(Self.joined(found, machine.tree))
  }

  /// The namespaces of one NVMe controller, or of one subsystem with several, are one disk.
  private static func joined(_ found: [(disk: Disk, folder: Substring)], _ tree: SystemTree) -> [Disk] {
    var places: [Substring: Int] = [:]
    var disks: [[(disk: Disk, folder: Substring)]] = []
    for one in found {
      if one.disk.bus.value == .nvme, let place = places[one.folder] {
        disks[place].append(one)
      } else {
        places[one.folder] = disks.count
        disks.append([one])
      }
    }
    return disks.map { parts in
      if parts.count == 1 { return parts[0].disk }
      let numbered = parts.map { part in
        var namespace = DiskNamespace()
        namespace.name = part.disk.name
        namespace.number = tree.number("\(part.disk.name.source)/nsid")
        namespace.sizeBytes = part.disk.sizeBytes
        namespace.wwn = part.disk.wwn
        return (disk: part.disk, namespace: namespace)
      }.sorted { ($0.namespace.number.value ?? .max) < ($1.namespace.number.value ?? .max) }
      var disk = numbered[0].disk
      disk.namespaces = numbered.map(\.namespace)
      disk.sizeBytes = sum(disk.namespaces.map(\.sizeBytes), from: disk.sizeBytes.source)
      return disk
    }
  }

  /// Known only while every part is.
  private static func sum(_ parts: [Fact<Int64>], from source: String) -> Fact<Int64> {
    var total: Int64 = 0
    for part in parts {
      guard let value = part.value else { return part }
      // A part is at most 2^53, and so is the total before it is added.
      total += value
      guard total <= Int64.exact else { return Fact(.absent, from: source) }
    }
    return Fact(.value(total), from: source)
  }

  /// Several ways to one SCSI disk are one disk: same world-wide name, same serial, same size.
  private static func once(_ disks: [Disk]) -> [Disk] {
    struct Identity: Hashable {
      var wwn: DeviceText
      var serial: DeviceText
      var size: Int64?
    }
    var seen: Set<Identity> = []
    return disks.filter { disk in
      guard disk.bus.value == .scsi, let wwn = disk.wwn.value, let serial = disk.serial.value else {
        return true
      }
      return seen.insert(Identity(wwn: wwn, serial: serial, size: disk.sizeBytes.value)).inserted
    }
  }

  /// Names of drivers whose devices are no disks, or are made of other disks.
  static func mayBeDisk(_ name: Substring) -> Bool {
    let others = [
      "loop", "ram", "zram", "dm-", "md", "sr", "fd", "nbd", "zd", "drbd", "bcache", "rbd", "pmem",
    ]
    guard !others.contains(where: name.hasPrefix) else { return false }
    // nvme0c1n1 is one path to a disk that nvme0n1 stands for (Linux drivers/nvme/host/multipath.c).
    return !(name.hasPrefix("nvme") && name.dropFirst(4).contains("c"))
  }

  private func disk(_ device: Device, _ sectors: Fact<Int64>, _ machine: Machine) -> Disk {
    let tree = machine.tree
    let properties = machine.devices.properties(of: device)
    let below = "\(device.path)/device"
    let vendor = tree.text("\(below)/vendor")
    var disk = Disk()
    disk.name = Fact(.value(DeviceText(String(device.name))), from: device.path)
    disk.bus = Self.bus(of: device, vendor: vendor)
    disk.sizeBytes = Fact(
      sectors.finding.flatMap {
        (0..<(1 << 44)).contains($0)
          ? .value($0 * 512) : .malformed(raw: DeviceText("\($0)"), expected: .number)
      },
      from: sectors.source)
    disk.rotational = tree.flag("\(device.path)/queue/rotational")
    disk.removable = tree.flag("\(device.path)/removable")

    switch disk.bus.value {
    case .virtio:
      // The vendor there is that of the virtio device's bus.
      disk.vendor = Fact(.absent, from: "\(below)/model")
      disk.model = tree.text("\(below)/model")
      disk.serial = tree.text("\(device.path)/serial").or(properties.udev("ID_SERIAL_SHORT"))
      disk.firmware = Fact(.absent, from: "\(below)/rev")
    case .mmc:
      disk.vendor = Fact(.absent, from: "\(below)/vendor")
      disk.model = tree.text("\(below)/name")
      disk.serial = tree.text("\(below)/serial")
      disk.firmware = tree.text("\(below)/fwrev")
    case .nvme:
      disk.vendor = Fact(.absent, from: "\(below)/vendor")
      disk.model = tree.text("\(below)/model")
      disk.serial = tree.text("\(below)/serial").or(properties.udev("ID_SERIAL_SHORT"))
      disk.firmware = tree.text("\(below)/firmware_rev")
    case .ata:
      // SCSI has room for 16 characters of the 40 an ATA model may have; udev asks the disk itself.
      disk.vendor = Fact(.absent, from: "\(below)/vendor")
      disk.model = properties.udev("ID_MODEL_ENC").parsed(expecting: .utf8, Self.unescaped)
        .or(tree.text("\(below)/model"))
      disk.serial = properties.udev("ID_SERIAL_SHORT").or(Self.unitSerial(tree, below))
      disk.firmware = properties.udev("ID_REVISION").or(tree.text("\(below)/rev"))
    case .usb where properties.udev("ID_BUS").value == "ata":
      // The bridge let udev ask the disk behind it; what the kernel shows is the bridge.
      disk.vendor = Fact(.absent, from: "\(below)/vendor")
      disk.model = properties.udev("ID_MODEL_ENC").parsed(expecting: .utf8, Self.unescaped)
        .or(tree.text("\(below)/model"))
      disk.serial = properties.udev("ID_SERIAL_SHORT").or(Self.unitSerial(tree, below))
      disk.firmware = properties.udev("ID_REVISION").or(tree.text("\(below)/rev"))
    default:
      disk.vendor = vendor
      disk.model = tree.text("\(below)/model")
      // ID_SERIAL_SHORT of a SCSI disk is its world-wide name.
      disk.serial = properties.udev("ID_SCSI_SERIAL").or(properties.udev("ID_USB_SERIAL_SHORT"))
        .or(Self.unitSerial(tree, below)).or(properties.udev("ID_SERIAL_SHORT"))
      disk.firmware = tree.text("\(below)/rev")
    }
    // SCSI keeps it with its own device.
    let wwid = tree.text("\(device.path)/wwid")
    let isSCSI = ![.virtio, .nvme, .mmc, .xen].contains(disk.bus.value)
    disk.wwn = Self.wwn(isSCSI ? wwid.or(tree.text("\(below)/wwid")) : wwid, properties)
    disk.attached = machine.removable(device)
    return disk
  }

  private func opticalDrive(_ device: Device, _ machine: Machine) -> Peripheral {
    let properties = machine.devices.properties(of: device)
    let below = "\(device.path)/device"
    var drive = Peripheral()
    drive.kind = Fact(.value(.opticalDrive), from: device.path)
    drive.address = Fact(.value(DeviceText(String(device.name))), from: device.path)
    drive.manufacturer = machine.tree.text("\(below)/vendor")
    drive.model = machine.tree.text("\(below)/model")
    drive.serial = properties.udev("ID_SERIAL_SHORT")
    drive.attached = machine.removable(device)
    return drive
  }

  /// How it hangs on the machine, from the names on the way to it.
  static func bus(of device: Device, vendor: Fact<DeviceText>) -> Fact<DiskBus> {
    let names = device.components.dropLast()
    func passes(_ prefix: String) -> Bool {
      names.contains { name in
        name.hasPrefix(prefix) && Int64(decimal: Array(name.utf8.dropFirst(prefix.utf8.count))[...]) != nil
      }
    }
    let bus: DiskBus? =
      if passes("usb") {
        .usb
      } else if passes("nvme") || passes("nvme-subsys") || device.name.hasPrefix("nvme") {
        .nvme
      } else if passes("ata") {
        .ata
      } else if names.contains("mmc_host") {
        .mmc
      } else if passes("host") {
        vendor.value == "ATA" ? .ata : .scsi
      } else if passes("virtio") {
        .virtio
      } else if names.contains(where: { $0.hasPrefix("vbd-") }) {
        .xen
      } else { nil }
    return Fact(bus.map { .value($0) } ?? .absent, from: device.path)
  }

  /// The unit serial number page: a header of four bytes, the last two its length, then the serial.
  ///
  /// - Source: SPC-5 §7.7.17 (page 80h).
  static func unitSerial(_ tree: SystemTree, _ device: String) -> Fact<DeviceText> {
    let path = "\(device)/vpd_pg80"
    return Fact(unitSerial(tree.bytes(path, limit: 4096)), from: path)
  }

  static func unitSerial(_ page: Observed<[UInt8]>) -> Observed<DeviceText> {
    page.map(expecting: .table, raw: { .excerpt($0) }) { bytes in
      guard bytes.count >= 4, bytes[1] == 0x80 else { return nil }
      let length = Int(bytes[2]) << 8 | Int(bytes[3])
      guard bytes.count >= 4 + length else { return nil }
      return DeviceText(bytes: Array(bytes[4..<(4 + length)])).trimmed
    }.flatMap { $0.isEmpty ? .absent : .value($0) }
  }

  /// A name that nobody filled in.
  static func isBlank(_ name: DeviceText) -> Bool {
    let digits = name.bytes.drop { $0 != 0x2E }.dropFirst()
    return !digits.isEmpty && digits.allSatisfy { $0 == 0x30 }
  }

  /// The kernel writes `naa.5…`, udev `0x5…`; a `t10.` name is vendor, model and serial again, no world-wide one.
  static func wwn(_ kernel: Fact<DeviceText>, _ properties: DeviceProperties) -> Fact<DeviceText> {
    let name = named(kernel, properties)
    return name.value.map(isBlank) ?? false ? Fact(.absent, from: name.source) : name
  }

  private static func named(_ kernel: Fact<DeviceText>, _ properties: DeviceProperties) -> Fact<DeviceText> {
    if let name = kernel.value, !name.bytes.starts(with: "t10.".utf8) { return kernel }
    let udev = properties.udev("ID_WWN")
    guard let name = udev.value else { return kernel.value == nil ? kernel.or(udev) : udev }
    guard name.bytes.starts(with: "0x".utf8) else { return udev }
    return Fact(.value(DeviceText(bytes: Array("naa.".utf8) + name.bytes.dropFirst(2))), from: udev.source)
  }

  /// udev writes blanks and odd bytes as `\x20`.
  static func unescaped(_ text: [UInt8]) -> DeviceText? {
    var plain: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
      if byte == 0x5C, rest.first == 0x78 {
        guard rest.count >= 3, let value = Int64(hex: rest.dropFirst().prefix(2)) else { return nil }
        plain.append(UInt8(value))
        rest = rest.dropFirst(3)
      } else {
        plain.append(byte)
      }
    }
    return DeviceText(bytes: plain).trimmed
  }
}
