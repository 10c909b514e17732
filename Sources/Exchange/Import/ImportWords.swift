import Model

/// Words of other systems for what a roll has codes for.
enum ImportWords {
  /// - Parameter folded: small letters, single blanks.
  static func category(_ folded: String) -> Category? {
    if let category = Category(rawValue: folded) ?? known[folded] { return category }
    // A plural, or a word that says more than the kind.
    if folded.hasSuffix("s") { return category(String(folded.dropLast())) }
    return nil
  }

  private static let known: [String: Category] = [
    "notebook": .laptop, "macbook": .laptop, "ultrabook": .laptop, "chromebook": .laptop, "笔记本": .laptop,
    "笔记本电脑": .laptop, "pc": .desktop, "workstation": .desktop, "computer": .desktop, "all-in-one": .desktop,
    "台式机": .desktop, "台式电脑": .desktop, "服务器": .server, "平板": .tablet, "平板电脑": .tablet, "ipad": .tablet,
    "mobile phone": .phone, "smartphone": .phone, "cell phone": .phone, "iphone": .phone,
    "desk phone": .phone,
    "voip phone": .phone, "手机": .phone, "电话": .phone, "display": .monitor, "screen": .monitor,
    "显示器": .monitor,
    "mfp": .printer, "printers & scanner": .printer, "打印机": .printer, "barcode scanner": .scanner,
    "扫描仪": .scanner,
    "docking station": .dock, "扩展坞": .dock, "switch": .network, "switche": .network, "router": .network,
    "firewall": .network, "access point": .network, "networking": .network, "network device": .network,
    "networking equipment": .network, "网络设备": .network, "交换机": .network, "nas": .storage,
    "hard drive": .storage, "disk": .storage, "存储": .storage, "keyboard": .peripheral, "mouse": .peripheral,
    "headset": .peripheral, "webcam": .peripheral, "外设": .peripheral, "vm": .virtualMachine,
    "virtual machine": .virtualMachine, "虚拟机": .virtualMachine,
  ]

  /// Whether a thing of this status is still in the house; `nil` for a word nobody knows.
  ///
  /// Snipe-IT adds the kind of its status in parentheses: `Ready to Deploy (deployed)`.
  static func isHere(_ folded: String) -> Bool? {
    if let open = folded.lastIndex(of: "("), folded.hasSuffix(")") {
      let kind = folded[folded.index(after: open)...].dropLast()
      if let known = statuses[String(kind)] { return known }
    }
    return statuses[folded]
  }

  private static let statuses: [String: Bool] = [
    "ready to deploy": true, "deployable": true, "deployed": true, "pending": true, "undeployable": true,
    "out for diagnostics": true, "out for repair": true, "in use": true, "in stock": true, "false": true,
    "planned": false, "ordered": false, "received": true, "in_stock": true, "assigned": true,
    "in_repair": true,
    "returned": true, "retire_pending": true, "sanitised": true, "disposing": false, "written_off": false,
    "void": false,
    "returned_to_supplier": false, "archived": false, "lost/stolen": false, "lost": false, "stolen": false,
    "disposed": false, "sold": false,
    "true": false, "retired": false,
  ]
}
