import Identity
import Model

/// A model of machine: what its maker writes where, with placeholders as they are.
struct Template {
  var name: String
  var keys: IdentityKeys
  /// How many are bought at a time, as a share of the fleet.
  var count: Int

  init(_ name: String, count: Int = 1, virtual: Bool = false, _ fill: (inout IdentityKeys) -> Void) {
    self.name = name
    self.count = count
    keys = IdentityKeys(isPrivileged: true, isVirtual: virtual)
    fill(&keys)
  }

  init(_ name: String, _ keys: IdentityKeys) {
    self.name = name
    self.keys = keys
    count = 1
  }
}

extension Template {
  /// Machines of our own, so that the score needs no recordings. The forms of serials and the placeholders are those that
  /// such machines really have; the digits are made up.
  static let invented: [Template] = [
    Template("business laptop", count: 4) {
      $0.maker = "LENOVO"
      $0.model = "20L6S29E0X"
      $0.serial = "PF1X2Y3Z"
      $0.uuid = "6c51b2cc-2e4e-11b2-a85c-c3d1f5a91f00"
      $0.boardMaker = "LENOVO"
      $0.boardSerial = "L1HF83P00AB"
      $0.chassisSerial = "PF1X2Y3Z"
      $0.modules = [.init(partNumber: "M471A2K43CB1-CRC", serial: "3A8F1C02")]
    },
    Template("laptop with soldered memory", count: 3) {
      $0.maker = "Dell Inc."
      $0.model = "XPS 13 9310"
      $0.serial = "7H4KQ13"
      $0.uuid = "4c4c4544-0048-3410-804b-b7c04f513133"
      $0.boardMaker = "Dell Inc."
      $0.boardSerial = "/7H4KQ13/CNCMK0011A0123/"
      $0.chassisSerial = "7H4KQ13"
    },
    Template("office desktop", count: 4) {
      $0.maker = "HP"
      $0.model = "HP ProDesk 600 G4 SFF"
      $0.serial = "CZC9123ABC"
      $0.uuid = "e1f8b2d4-9a7c-5e63-8f10-2b3c4d5e6f70"
      $0.boardMaker = "HP"
      $0.boardSerial = "PJKLM0ARHC12AB"
      $0.chassisSerial = "CZC9123ABC"
      $0.assetTag = "CZC9123ABC"
      $0.modules = [
        .init(partNumber: "HMA81GU6CJR8N-VK", serial: "72C4D119"),
        .init(partNumber: "HMA81GU6CJR8N-VK", serial: "72C4D120"),
      ]
    },
    Template("rack server", count: 2) {
      $0.maker = "Supermicro"
      $0.model = "SYS-6019P-MTR"
      $0.serial = "0123456789"
      $0.uuid = "00000000-0000-0000-0000-ac1f6b123456"
      $0.boardMaker = "Supermicro"
      $0.boardSerial = "ZM18AS012345"
      $0.chassisSerial = "C8150LH33NB0123"
      $0.modules = [
        .init(partNumber: "M393A4K40BB2-CTD", serial: "1B2C3D4E"),
        .init(partNumber: "M393A4K40BB2-CTD", serial: "1B2C3D4F"),
      ]
    },
    Template("white box with a board that was told", count: 3) {
      $0.maker = "System manufacturer"
      $0.model = "System Product Name"
      $0.serial = "System Serial Number"
      $0.uuid = "2a7f0a30-d4a6-11e3-9a4b-0862661c2d3e"
      $0.boardMaker = "ASUSTeK COMPUTER INC."
      $0.boardSerial = "140424512304567"
      $0.chassisSerial = "Chassis Serial Number"
      $0.modules = [.init(partNumber: "CMK16GX4M2B3000C15", serial: "00000000")]
    },
    Template("white box that was told nothing") {
      $0.maker = "To Be Filled By O.E.M."
      $0.model = "To Be Filled By O.E.M."
      $0.serial = "To Be Filled By O.E.M."
      $0.uuid = "03000200-0400-0500-0006-000700080009"
      $0.boardMaker = "ASRock"
      $0.boardSerial = "Default string"
      $0.chassisSerial = "Default string"
      $0.modules = [.init(partNumber: "CT8G4DFS8266.M8FE", serial: "E1D2C3B4")]
    },
    Template("small box with a UUID alone") {
      $0.maker = "Default string"
      $0.model = "Default string"
      $0.serial = "Default string"
      $0.uuid = "88a9c1d0-7b3e-11ec-a1f2-7c83349b0100"
      $0.boardMaker = "INTEL Corporation"
      $0.boardSerial = "Default string"
    },
    Template("guest of KVM", count: 2, virtual: true) {
      $0.maker = "QEMU"
      $0.model = "Standard PC (Q35 + ICH9, 2009)"
      $0.serial = "Not Specified"
      $0.uuid = "9b1c7a52-6c7e-4a55-9d1f-3f0a5e6b7c8d"
    },
    Template("guest of VMware", count: 2, virtual: true) {
      $0.maker = "VMware, Inc."
      $0.model = "VMware Virtual Platform"
      $0.serial = "VMware-42 1c 6d 8a 31 5e 9f 20-7b 4c 11 d2 3e 4f 5a 6b"
      $0.uuid = "421c6d8a-315e-9f20-7b4c-11d23e4f5a6b"
      $0.boardMaker = "Intel Corporation"
      $0.boardSerial = "None"
    },
  ]
}
