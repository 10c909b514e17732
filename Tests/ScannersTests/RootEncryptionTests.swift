import Model
import Testing

@testable import Scanners

@Suite("RootEncryption")
struct RootEncryptionTests {
  static func mounts(_ number: String, _ device: String) -> String {
    "20 1 0:5 / /proc rw - proc proc rw\n21 1 \(number) / / rw,relatime shared:1 - ext4 \(device) rw\n"
  }

  /// - Parameter devices: kernel names, each with its uuid and what it lies on.
  static func encrypted(
    _ mounts: String, _ devices: [(name: String, uuid: String?, slaves: [String])], number: String = "253:0"
  ) throws -> Observed<Bool> {
    let folder = try ScratchFolder()
    try folder.write("proc/self/mountinfo", mounts)
    for device in devices {
      let path = "sys/class/block/\(device.name)"
      try folder.write("\(path)/size", "8\n")
      if let uuid = device.uuid {
        try folder.write("\(path)/dm/uuid", "\(uuid)\n")
        try folder.write("\(path)/dm/name", "\(device.name)-name\n")
      }
      for slave in device.slaves { try folder.link("\(path)/slaves/\(slave)", to: "../../\(slave)") }
    }
    if let top = devices.first {
      try folder.link("sys/dev/block/\(number)", to: "../../class/block/\(top.name)")
    }
    let tree = try SystemTree(capturedAt: folder.path)
    var machine = Machine(tree: tree, devices: SysfsDevices(tree), names: NoNames())
    var hardware = Hardware()
    RootEncryption().scan(&machine, into: &hardware)
    return hardware.security.rootEncrypted.finding
  }

  @Test(
    "a table of mounts without a whole line about the root tells nothing",
    arguments: [
      "", "\n", "21 1 253:0 / / rw", "21 1 253:0 / / rw shared:1 - ext4",
      "21 1 253:0 / /home rw - ext4 /dev/x rw x",
      "21 1 253 / / rw - ext4 /dev/sda rw x", "21 1 a:b / / rw - ext4 /dev/sda rw x",
    ])
  func broken(mounts: String) throws {
    #expect(RootEncryption.root(Array(mounts.utf8)) == nil)
    #expect(try Self.encrypted(mounts, []) == .absent)
  }

  @Test("of two file systems on the root the later one counts")
  func later() {
    let both = Self.mounts("0:1", "rootfs") + Self.mounts("8:2", "/dev/sda2")
    #expect(
      RootEncryption.root(Array(both.utf8)) == RootEncryption.Root(number: "8:2", device: "/dev/sda2"))
  }

  @Test("LVM on LUKS is encrypted, LVM on a plain partition is not, and half of each is not")
  func stacks() throws {
    let mounts = Self.mounts("253:0", "/dev/mapper/vg-root")
    let crypt = (name: "dm-1", uuid: "CRYPT-LUKS2-00ff-x" as String?, slaves: ["sda2"])
    let plain = (name: "sdb1", uuid: nil as String?, slaves: [String]())
    let disk = (name: "sda2", uuid: nil as String?, slaves: [String]())
    #expect(try Self.encrypted(mounts, [("dm-0", "LVM-x", ["dm-1"]), crypt, disk]) == .value(true))
    #expect(try Self.encrypted(mounts, [("dm-0", "LVM-x", ["sdb1"]), plain]) == .value(false))
    #expect(
      try Self.encrypted(mounts, [("dm-0", "LVM-x", ["dm-1", "sdb1"]), crypt, plain, disk]) == .value(false))
  }

  @Test("a plain partition under the root is not encrypted, and one that is not there is unknown")
  func partition() throws {
    #expect(
      try Self.encrypted(Self.mounts("8:2", "/dev/sda2"), [("sda2", nil, [])], number: "8:2") == .value(false)
    )
    #expect(try Self.encrypted(Self.mounts("8:2", "/dev/sda2"), []) == .absent)
  }

  @Test("Btrfs has a number of its own, so what was mounted is followed by its name")
  func btrfs() throws {
    let crypt = ("dm-0", "CRYPT-LUKS2-00ff-x" as String?, [String]())
    #expect(try Self.encrypted(Self.mounts("0:33", "/dev/mapper/dm-0-name"), [crypt]) == .value(true))
    #expect(try Self.encrypted(Self.mounts("0:33", "/dev/mapper/other"), [crypt]) == .absent)
    #expect(try Self.encrypted(Self.mounts("0:33", "/dev/sda2"), [("sda2", nil, [])]) == .value(false))
    #expect(try Self.encrypted(Self.mounts("0:33", "rpool/ROOT"), [crypt]) == .absent)
    #expect(try Self.encrypted(Self.mounts("0:33", "/dev/../x"), [crypt]) == .absent)
  }

  @Test("a device that lies on itself, through any number of others, is unknown and ends")
  func circle() throws {
    let mounts = Self.mounts("253:0", "/dev/mapper/x")
    let circle = [("dm-0", "LVM-a" as String?, ["dm-1"]), ("dm-1", "LVM-b" as String?, ["dm-0"])]
    #expect(try Self.encrypted(mounts, circle) == .absent)
  }

  @Test("integrity and verity hide nothing")
  func notCrypt() {
    for uuid in ["CRYPT-VERITY-00ff-usr", "CRYPT-INTEGRITY-00ff-x", "CRYPT-SUBDEV-00ff", "LVM-CRYPT-x"] {
      #expect(!RootEncryption.isCrypt(DeviceText(uuid)))
    }
    for uuid in ["CRYPT-LUKS1-00ff-x", "CRYPT-PLAIN-x", "CRYPT-BITLK-00ff-x", "CRYPT-TCRYPT-00ff"] {
      #expect(RootEncryption.isCrypt(DeviceText(uuid)))
    }
  }
}
