import Model

extension SMBIOSTable {
  /// Connectors on the board and on the outside of the case (type 8).
  ///
  /// - Source: SMBIOS 3.7 §7.9.
  var ports: [Port] {
    all(8).map { information in
      var port = Port()
      port.internalName = information.text(at: 0x04)
      port.internalConnector = information.text(information.byte(at: 0x05), in: Self.connectors)
      port.externalName = information.text(at: 0x06)
      port.externalConnector = information.text(information.byte(at: 0x07), in: Self.connectors)
      port.type = information.text(information.byte(at: 0x08), in: Self.portTypes)
      return port
    }
  }

  /// SMBIOS 3.7 §7.9.2, Connector Types.
  static let connectors = SMBIOSWords(
    (
      0x00,
      [
        nil, "Centronics", "Mini Centronics", "Proprietary", "DB-25 male", "DB-25 female", "DB-15 male",
        "DB-15 female", "DB-9 male", "DB-9 female", "RJ-11", "RJ-45", "50 Pin MiniSCSI", "Mini DIN",
        "Micro DIN", "PS/2", "Infrared", "HP-HIL", "Access Bus (USB)", "SSA SCSI", "Circular DIN-8 male",
        "Circular DIN-8 female", "On Board IDE", "On Board Floppy", "9 Pin Dual Inline (pin 10 cut)",
        "25 Pin Dual Inline (pin 26 cut)", "50 Pin Dual Inline", "68 Pin Dual Inline",
        "On Board Sound Input From CD-ROM", "Mini Centronics Type-14", "Mini Centronics Type-26",
        "Mini Jack (headphones)", "BNC", "IEEE 1394", "SAS/SATA Plug Receptacle", "USB Type-C Receptacle",
      ]
    ),
    (0xA0, ["PC-98", "PC-98 Hireso", "PC-H98", "PC-98 Note", "PC-98 Full"]), (0xFF, [nil]))

  /// SMBIOS 3.7 §7.9.3, Port Types.
  static let portTypes = SMBIOSWords(
    (
      0x00,
      [
        nil, "Parallel Port XT/AT Compatible", "Parallel Port PS/2", "Parallel Port ECP", "Parallel Port EPP",
        "Parallel Port ECP/EPP", "Serial Port XT/AT Compatible", "Serial Port 16450 Compatible",
        "Serial Port 16550 Compatible", "Serial Port 16550A Compatible", "SCSI Port", "MIDI Port",
        "Joystick Port", "Keyboard Port", "Mouse Port", "SSA SCSI", "USB", "Firewire (IEEE P1394)",
        "PCMCIA Type I", "PCMCIA Type II", "PCMCIA Type III", "Cardbus", "Access Bus Port", "SCSI II",
        "SCSI Wide", "PC-98", "PC-98 Hireso", "PC-H98", "Video Port", "Audio Port", "Modem Port",
        "Network Port", "SATA", "SAS", "MFDP (Multi-Function Display Port)", "Thunderbolt",
      ]
    ),
    (0xA0, ["8251 Compatible", "8251 FIFO Compatible"]), (0xFF, [nil]))
}
