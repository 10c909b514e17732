extension Junk {
  static let makers: [JunkRule] = [
    JunkRule(
      "maker.list",
      words: [
        "insyde", "stem manufacturer", "standard", "oem manufacturer", "abcd", "manufacturer name",
        "tulip computers", "mainboard", "no enclosure",
      ])
  ]

  static let models: [JunkRule] = [
    JunkRule(
      "model.list",
      words: [
        "all series", "mainboard", "no asset tag", "no asset information", "no enclosure", "standard", "dimm",
        "abcd",
        "asus-notebooksku", "asus_mb_cnl", "calpella_crb", "abcdefghijklmnopqrstuvwxyz", "s26361-kxxx-vyyy",
      ])
  ]
}
