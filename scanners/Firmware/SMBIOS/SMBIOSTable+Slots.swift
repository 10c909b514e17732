import Model

extension SMBIOSTable {
  /// Places for expansion cards (type 9).
  ///
  /// - Source: SMBIOS 3.7 §7.10.
  var slots: [ExpansionSlot] {
    all(9).map { information in
      var slot = ExpansionSlot()
      slot.designation = information.text(at: 0x04)
      slot.type = information.text(information.byte(at: 0x05), in: Self.slotTypes)
      slot.width = information.text(information.byte(at: 0x06), in: Self.slotWidths)
      slot.use = Self.slotUse(information)
      slot.address = information.busAddress(at: 0x0D)
      return slot
    }
  }

  /// SMBIOS 3.7 §7.10.3, Current Usage.
  private static func slotUse(_ information: SMBIOSStructure) -> Fact<SlotUse> {
    switch information.byte(at: 0x07) {
    case 0x03: information.fact(.available)
    case 0x04: information.fact(.inUse)
    case 0x05: information.fact(.unavailable)
    case nil, 0x01, 0x02: information.fact(nil)
    case .some(let code):
      Fact(
        .malformed(raw: DeviceText("0x" + String(code, radix: 16)), expected: .code), from: information.source
      )
    }
  }

  /// SMBIOS 3.7 §7.10.1, Slot Type.
  static let slotTypes = SMBIOSWords(
    (
      0x01,
      [
        nil, nil, "ISA", "MCA", "EISA", "PCI", "PC Card (PCMCIA)", "VLB", "Proprietary", "Processor Card",
        "Proprietary Memory Card", "I/O Riser Card", "NuBus", "PCI-66", "AGP", "AGP 2x", "AGP 4x", "PCI-X",
        "AGP 8x", "M.2 Socket 1-DP", "M.2 Socket 1-SD", "M.2 Socket 2", "M.2 Socket 3", "MXM Type I",
        "MXM Type II", "MXM Type III", "MXM Type III-HE", "MXM Type IV", "MXM 3.0 Type A", "MXM 3.0 Type B",
        "PCI Express 2 SFF-8639 (U.2)", "PCI Express 3 SFF-8639 (U.2)",
        "PCI Express Mini 52-pin with bottom-side keep-outs",
        "PCI Express Mini 52-pin without bottom-side keep-outs", "PCI Express Mini 76-pin",
        "PCI Express 4 SFF-8639 (U.2)", "PCI Express 5 SFF-8639 (U.2)", "OCP NIC 3.0 Small Form Factor (SFF)",
        "OCP NIC 3.0 Large Form Factor (LFF)", "OCP NIC Prior to 3.0",
      ]
    ),
    (0x30, ["CXL Flexbus 1.0"]),
    (
      0xA0,
      [
        "PC-98/C20", "PC-98/C24", "PC-98/E", "PC-98/Local Bus", "PC-98/Card",
        "PCI Express", "PCI Express x1", "PCI Express x2", "PCI Express x4", "PCI Express x8",
        "PCI Express x16",
        "PCI Express 2", "PCI Express 2 x1", "PCI Express 2 x2", "PCI Express 2 x4", "PCI Express 2 x8",
        "PCI Express 2 x16",
        "PCI Express 3", "PCI Express 3 x1", "PCI Express 3 x2", "PCI Express 3 x4", "PCI Express 3 x8",
        "PCI Express 3 x16",
      ]
    ),
    (
      0xB8,
      [
        "PCI Express 4", "PCI Express 4 x1", "PCI Express 4 x2", "PCI Express 4 x4", "PCI Express 4 x8",
        "PCI Express 4 x16",
        "PCI Express 5", "PCI Express 5 x1", "PCI Express 5 x2", "PCI Express 5 x4", "PCI Express 5 x8",
        "PCI Express 5 x16", "PCI Express 6+", "EDSFF E1", "EDSFF E3",
      ]
    ))

  /// SMBIOS 3.7 §7.10.2, Slot Data Bus Width.
  static let slotWidths = SMBIOSWords(
    (
      0x01,
      [
        nil, nil, "8-bit", "16-bit", "32-bit", "64-bit", "128-bit", "x1", "x2", "x4", "x8", "x12", "x16",
        "x32",
      ]
    ))
}
