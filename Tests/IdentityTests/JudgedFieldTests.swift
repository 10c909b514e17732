import Identity
import Testing

@Suite("judged fields")
struct JudgedFieldTests {
  @Test(
    "a fact is judged as what it is, wherever it stands in a list",
    arguments: [
      ("hardware.system.serial", JudgedField.serial), ("hardware.disks[0].serial", .diskSerial),
      ("hardware.disks[12].serial", .diskSerial), ("hardware.memory.modules[3].manufacturer", .maker),
      ("hardware.monitors[0].serial_number", .monitorNumber),
      ("hardware.network_cards[1].permanent_mac", .mac),
      ("operating_system.machine_id", .machineID), ("hardware.system.uuid", .uuid),
      ("hardware.disks[0].size_bytes", nil), ("hardware.usb_devices[0].serial", nil), ("", nil), ("[", nil),
      ("][", nil),
    ] as [(String, JudgedField?)])
  func paths(path: String, field: JudgedField?) {
    #expect(JudgedField(fact: path) == field)
  }
}
