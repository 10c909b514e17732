extension Junk {
  static let serials: [JunkRule] = [
    JunkRule(
      "serial.list",
      words: [
        "123456789000", "sn-123456fvgv3i0b8o5n6n7k", "tulip computers", "no asset tag",
        "no asset information", "mainboard", "abcd",
        "no enclosure",
        // Monitors, where one text stands for hundreds of units.
        "0000000000001", "000000010000", "demoset-1", "h1ak500000", "sn-000000001", "linux #0",
      ]),
    JunkRule("serial.zeros-and-ones", Placeholder.isZerosAndOnes),
    JunkRule("serial.version", Placeholder.isVersion),
    JunkRule("serial.short") { $0.bytes.count < 4 },
  ]

  static let diskSerials: [JunkRule] = [
    JunkRule(
      "disk.list",
      words: ["aaaabbbbcccc1", "aaaabbbbcccc2", "aaaabbbbcccc3", "058f63626420", "000000000454"]),
    JunkRule("disk.date-code", Placeholder.isDateCode),
    JunkRule("disk.pci-address", Placeholder.isPCIAddress),
    // QEMU numbers its drives from one in every guest.
    JunkRule("disk.qemu") { text in
      text.bytes.count == 7 && text.bytes.starts(with: "qm".utf8)
        && text.bytes.dropFirst(2).allSatisfy(\.isDigit)
    },
  ]
}
