import Identity
import Model
import Testing

@Suite("Junk")
struct JunkTests {
  @Test(
    "a real serial survives, whatever it resembles",
    arguments: [
      "PF2ABCDE", "5CG1234ABC", "1.2.3-REAL9", "8ZKQ5J3", "MXL0123456", "C02XK0ABJG5H", "J1.2K9", "NONE7731",
      "SN20A4711", "S4EWNX0M123456", "OEM7K219", "TBD4471X", "NA7H2KQ1", "0123498765", "1100220033",
      "R90ABCDE",
      "VMware-56 4d 1a 2b 3c 4d 5e 6f-70 81 92 a3 b4 c5 d6 e7", "/8ZKQ5J3/CN1296336E0123/", "DEFAULT7",
      "12344321", "10000002", "XXXX0001", "2.1A", "设备0042",
    ])
  func realSerials(serial: String) {
    #expect(RuleSet.builtIn.rejects(DeviceText(serial), as: .serial) == nil)
  }

  @Test(
    "a placeholder is no serial, in any case and padding",
    arguments: [
      ("any.blank", ["", "   ", "\0\0", ".....", "----", "//", "*", "$$$$", "####", "____", " . - "]),
      (
        "any.word",
        [
          "N/A", "None", "Unknown", "Unknow", "uknown", "INVALID", "EVAL", "IATPASS", "none", "empty",
          "undefined",
          "null", "NA", "na", "x.x", "customer", "reserved", "generic", "NO DIMM",
        ]
      ),
      (
        "any.not",
        [
          "Not Specified", "Not Present", "Not Available", "Not Installed", "Not Applicable", "NotDefined",
          "not set",
          "Not  Provided", "NOT SUPPORTED", "Not Settable", "Not Supported by CPU",
        ]
      ),
      (
        "any.fill-in",
        [
          "To Be Filled By O.E.M.", "to be filled by o.e.m", "To be filled by OEM", "TobefilledbyO.E.M.",
          "To Be Filled By O.E.M. by More String", "To be set by O.E.M.", "To Be Defined By O.E.M.",
          "Fill by OEM", "TBD by OEM", "TBD by ODM", "TBD", "OEM", "By O.E.M.", "O.E.M.", "OEM Define 1",
          "OEM_Define2",
          "Default string", "Default_string000", "DEFAULT  STRING ",
        ]
      ),
      (
        "any.template",
        [
          "$(DEFAULT_STRING)", "$(PROJECT_SKU_NAME)", "MKF_SERIAL", "SMBIOS_TYPE_2_SERIAL", "<BAD INDEX>",
          "<OUT OF SPEC>", "<superuser required>", "(null string)", "[Empty]",
        ]
      ),
      (
        "any.field-name",
        [
          "System Serial Number", "SerialNumber", "Serial Number xxxxxx", "SystemSerialNumb",
          "Base Board Serial Number",
          "Chassis Serial Number", "Board Serial Number", "MB serial number", "Type2 - Board Serial Number",
          "OEM_Serial", "serial", "SerNum0", "A1_SerNum0", "AssetTagNum0", "PCA serial", "Serial_Number",
          "System Version", "Chassis Version", "Chassis Manufacture", "System Product Name",
        ]
      ),
      (
        "any.repeated",
        [
          "00000000", "0", "1111111", "1111111111", "FFFFFFFF", "NNNNNNN", "xxxxxxxxxxx", "0000000000000",
          "0x00000000", "0000-0000", "1",
        ]
      ),
      (
        "any.run",
        [
          "0123456789", "12345", "123456", "1234567", "12345678", "123456789", "1234567890",
          "12345678901234567",
          "9876543210", "0123456789ABCDEF", "123456789012", "1234567890123", "123456789012345678",
        ]
      ),
      (
        "any.labelled-run",
        [
          "SN-12345", "SN-1234567890", "SYS-1234567890", "SYS-9876543210", "MB-1234567890",
          "BSN12345678901234567",
          "ATN12345678901234567", "PPN12345678901234567",
        ]
      ),
      (
        "serial.list",
        [
          "123456789000", "SN-123456fvgv3i0b8o5n6n7k", "Tulip Computers", "No Asset Tag",
          "No Asset Information", "H1AK500000",
          "demoset-1",
          "SN-000000001", "0000000000001", "000000010000", "Linux #0",
        ]
      ),
      ("serial.zeros-and-ones", ["0101", "00000001", "10101010"]),
      ("serial.version", ["1.23", "1.2.3", "01.00.00"]),
      ("serial.short", ["A1", "7Q3"]),
    ])
  func placeholders(rule: String, serials: [String]) {
    for serial in serials {
      #expect(RuleSet.builtIn.rejects(DeviceText(serial), as: .serial)?.rawValue == rule, "\(serial)")
      #expect(
        RuleSet.builtIn.rejects(DeviceText("\t \(serial.lowercased()) \0"), as: .serial) != nil, "\(serial)")
    }
  }

  @Test(
    "a disk keeps its own serial and not its bridge's",
    arguments: [
      ("S4EWNX0M123456", nil), ("WD-WCC4N0123456", nil), ("20452B4D1234", nil), ("2012E2A5B3C4", nil),
      ("20210399001234", nil), ("VB1a2b3c4d-5e6f7081", nil), ("QM7K219X", nil),
      ("200901010001", "disk.date-code"), ("20120731-1", "disk.date-code"),
      ("20060413092100000", "disk.date-code"), ("20170331000C3", "disk.date-code"),
      ("0000:00:14.0", "disk.pci-address"), ("058F63626420", "disk.list"), ("000000000454", "disk.list"),
      ("AAAABBBBCCCC1", "disk.list"), ("AAAABBBBCCCC3", "disk.list"), ("QM00001", "disk.qemu"),
      ("0123456789ABCDEF", "any.run"), ("01.00.00", "serial.version"), ("serial", "any.field-name"),
    ])
  func diskSerials(serial: String, rule: String?) {
    #expect(RuleSet.builtIn.rejects(DeviceText(serial), as: .diskSerial)?.rawValue == rule)
  }

  @Test(
    "a real maker and a real model survive",
    arguments: [
      "Dell Inc.", "LENOVO", "HP", "Hewlett-Packard", "ASUSTeK COMPUTER INC.", "联想", "Latitude 5520",
      "20L6CTO1WW",
      "LNVNB161216", "System x3650 M4", "Type 7 Desktop", "OEMSYS G7", "X1", "2373", "ProLiant DL380 Gen10",
      "MS-7C37", "Standard PC (i440FX + PIIX, 1996)",
    ])
  func realTexts(text: String) {
    #expect(RuleSet.builtIn.rejects(DeviceText(text), as: .maker) == nil)
    #expect(RuleSet.builtIn.rejects(DeviceText(text), as: .model) == nil)
  }

  @Test(
    "a placeholder is no maker",
    arguments: [
      "System manufacturer", "Chassis manufacture", "Chassis Manufacturer", "To Be Filled By O.E.M.",
      "Default string",
      "INSYDE", "stem manufacturer", "Board Vendor", "vendor", "Standard", "No Enclosure", "Manufacturer0",
      "Manufacturer00", "A1_Manufacturer1", "Module Manufacturer1", "[Empty]", "NO DIMM", "Undefined", "ABCD",
      "0000",
      "Battery Manufacturer", "Not Applicable", "Tulip Computers", "Unknow",
    ])
  func placeholderMakers(maker: String) {
    #expect(RuleSet.builtIn.rejects(DeviceText(maker), as: .maker) != nil)
  }

  @Test(
    "a placeholder is no model",
    arguments: [
      "System Product Name", "Product Name", "System Name", "All Series", "*", "Unknow", "SKU", "INVALID",
      "model",
      "Type1ProductConfigId", "Type1Sku0", "ASUS-NotebookSKU", "ASUS_MB_CNL", "Calpella_CRB", "No Enclosure",
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "S26361-Kxxx-Vyyy", "PartNum0", "ModulePartNumber00",
      "Array1_PartNumber1",
      "DIMM", "Mainboard", "No Asset Tag", "No Asset Information", "Chassis Board Asset Tag#", "System SKU#",
      "1234567890",
      "Default string",
    ])
  func placeholderModels(model: String) {
    #expect(RuleSet.builtIn.rejects(DeviceText(model), as: .model) != nil)
  }

  @Test(
    "a UUID that many machines share names none",
    arguments: [
      ("", "uuid.malformed"), ("2", "uuid.malformed"), ("Not Settable", "uuid.malformed"),
      ("4c4c4544-0056-4810-8057-b3c04f58483", "uuid.malformed"),
      ("4c4c4544-0056-4810-8057-b3c04f58483g", "uuid.malformed"),
      ("4c4c4544-0056-4810-8057+b3c04f584831", "uuid.malformed"),
      ("00000000-0000-0000-0000-000000000000", "uuid.repeated"),
      ("FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "uuid.repeated"),
      ("01010101-0101-0101-0101-010101010101", "uuid.repeated"),
      ("fefefefe-fefe-fefe-fefe-fefefefefefe", "uuid.repeated"),
      ("03000200-0400-0500-0006-000700080009", "uuid.list"),
      ("00020003-0004-0005-0006-000700080009", "uuid.list"),
      ("03020100-0504-0706-0809-0a0b0c0d0e0f", "uuid.list"),
      ("00010203-0405-0607-0809-0A0B0C0D0E0F", "uuid.list"),
      ("10000000-0000-8000-0040-000000000000", "uuid.list"),
      ("6AB5B300-538D-1014-9FB5-B0684D007B53", "uuid.list"),
      ("00000000-0000-0000-0000-0cc47a133878", nil),
      ("4c4c4544-0056-4810-8057-b3c04f584831", nil),
    ])
  func uuids(uuid: String, rule: String?) {
    #expect(RuleSet.builtIn.rejects(DeviceText(uuid), as: .uuid)?.rawValue == rule)
  }

  @Test(
    "a machine-id is 32 digits and not the mark of an unfinished image",
    arguments: [
      ("", "machine-id.malformed"), ("uninitialized", "machine-id.malformed"),
      ("4c4c4544-0056-4810-8057-b3c04f584831", "machine-id.malformed"),
      ("00000000000000000000000000000000", "machine-id.repeated"),
      ("4c4c4544005648108057b3c04f584831\n", nil),
    ])
  func machineIDs(id: String, rule: String?) {
    #expect(RuleSet.builtIn.rejects(DeviceText(id), as: .machineID)?.rawValue == rule)
  }

  @Test(
    "an address that travels or repeats names no machine",
    arguments: [
      ("", "mac.malformed", "mac.malformed"), ("8c:16:45:aa:bb", "mac.malformed", "mac.malformed"),
      ("8c:16:45:aa:bb:zz", "mac.malformed", "mac.malformed"),
      ("00:00:00:00:00:00", "mac.repeated", "mac.repeated"),
      ("ff:ff:ff:ff:ff:ff", "mac.repeated", "mac.repeated"), ("33:50:6F:45:30:30", "mac.list", "mac.list"),
      ("44:45:53:54:00:01", "mac.list", "mac.list"), ("02:80:37:ec:02:00", "mac.list", "mac.list"),
      ("0A:00:27:00:00:00", "mac.list", "mac.list"),
      ("00:50:56:C0:00:08", "mac.host-adapter", "mac.host-adapter"),
      ("01:00:5e:00:00:01", "mac.group", "mac.group"), ("52:54:00:12:34:56", "mac.local", nil),
      ("00:50:56:12:34:56", "mac.hypervisor", nil), ("8c:16:45:aa:bb:cc", nil, nil),
    ])
  func macs(mac: String, physical: String?, virtual: String?) {
    #expect(RuleSet.builtIn.rejects(DeviceText(mac), as: .mac, virtual: false)?.rawValue == physical)
    #expect(RuleSet.builtIn.rejects(DeviceText(mac), as: .mac, virtual: true)?.rawValue == virtual)
  }

  @Test("bytes that are no text are judged like any others, however many")
  func hostileBytes() {
    #expect(RuleSet.builtIn.rejects(DeviceText(bytes: [0xFF, 0xFE, 0x41, 0x42]), as: .serial) == nil)
    #expect(
      RuleSet.builtIn.rejects(DeviceText(bytes: [UInt8](repeating: 0x78, count: 100_000)), as: .serial)?
        .rawValue == "any.repeated")
    #expect(
      RuleSet.builtIn.rejects(DeviceText(bytes: [0x01, 0x02, 0x7F]), as: .model)?.rawValue == "any.blank")
  }
}
