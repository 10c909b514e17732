import Identity
import JSONBytes
import Words

/// Reads a rule file from its first byte to its last. Members come in any order.
struct RuleReader {
  private(set) var sheet = RuleSheet()
  private(set) var fault: (what: RuleFault.What, offset: Int)?

  /// The members of the rule that is being read.
  private struct Members {
    var offset: Int
    var id: (text: String, offset: Int)?
    var reason: (en: String?, zh: String?) = (nil, nil)
    var seen: [String] = []
    var fields: [JudgedField] = []
    var patterns: [JunkPattern] = []
    var onlyPhysical = false
    var makers: [(name: String, key: String)] = []
    var legalForms: [String] = []
    var maker: String?
    var gives: Quirk.Gift?
    var from: Quirk.Place?
    var by: Reading?
    var monitors: String?
    var products: Set<Int64> = []
    var serial: [MonitorSerial] = []
  }

  private mutating func fail(_ what: RuleFault.What, _ offset: Int) {
    if fault == nil { fault = (what, offset) }
  }

  mutating func file(_ json: inout JSONReader) throws(JSONError) {
    var isRules = false
    var version: Int64?
    guard try json.kind() == .object else {
      fail(.notRules, json.offset)
      return try json.skip()
    }
    let start = json.offset
    try json.beginObject()
    while let name = try json.nextName() {
      let offset = json.offset
      switch name {
      case "format": isRules = try json.string() == "tagroll-rules"
      case "version": version = try json.integer()
      case "off":
        try json.beginArray()
        while try json.nextElement() {
          _ = try json.kind()
          let offset = json.offset
          sheet.off.append((RuleID(rawValue: try json.string()), offset))
        }
      case "rules":
        try json.beginArray()
        while try json.nextElement() { try rule(&json) }
      default:
        fail(.unknownMember(name), offset)
        try json.skip()
      }
    }
    if !isRules { fail(.notRules, start) }
    if isRules, version != 1 { fail(version.map { .version($0) } ?? .missing("version"), start) }
  }

  private mutating func rule(_ json: inout JSONReader) throws(JSONError) {
    _ = try json.kind()
    var members = Members(offset: json.offset)
    try json.beginObject()
    while let name = try json.nextName() {
      _ = try json.kind()
      try member(name, &members, &json)
    }
    finish(members)
  }

  private mutating func member(
    _ name: String, _ members: inout Members, _ json: inout JSONReader
  ) throws(JSONError) {
    let offset = json.offset
    func add(_ pattern: JunkPattern?) {
      if let pattern { members.patterns.append(pattern) } else { fail(.empty(name), offset) }
    }
    switch name {
    case "id": members.id = (try json.string(), offset)
    case "reason":
      try json.beginObject()
      while let language = try json.nextName() {
        switch language {
        case "en": members.reason.en = try json.string()
        case "zh": members.reason.zh = try json.string()
        default:
          fail(.unknownMember(language), json.offset)
          try json.skip()
        }
      }
    case "seen": members.seen = try strings(&json)
    case "of":
      try json.beginArray()
      while try json.nextElement() {
        if let field: JudgedField = try word(of: name, &json) { members.fields.append(field) }
      }
    case "on":
      let text = try json.string()
      members.onlyPhysical = text == "physical"
      if !members.onlyPhysical { fail(.unknownWord(text, of: name), offset) }
    case "words": add(.words(try strings(&json)))
    case "begins": add(.begins(try strings(&json)))
    case "letters": add(.letters(try strings(&json)))
    case "letters_begin": add(.lettersBegin(try strings(&json)))
    case "run_after": add(.runAfter(try strings(&json)))
    case "digits_after":
      try json.beginObject()
      while let word = try json.nextName() { add(.digits(Int(try json.integer()), after: word)) }
    case "field_names":
      var lists: [String: [String]] = [:]
      try json.beginObject()
      while let list = try json.nextName() {
        if list != "names", list != "after" { fail(.unknownMember(list), json.offset) }
        lists[list] = try strings(&json)
      }
      add(.fieldNames(lists["names"] ?? [], after: lists["after"] ?? []))
    case "shorter": add(.shorter(Int(try json.integer())))
    case "below": add(.below(Int(try json.integer())))
    case "shape": if let shape: Shape = try word(of: name, &json) { add(.shape(shape)) }
    case "makers":
      try json.beginObject()
      while let key = try json.nextName() {
        for alias in try strings(&json) { members.makers.append((alias, key)) }
      }
      if members.makers.isEmpty { fail(.empty(name), offset) }
    case "legal_forms":
      members.legalForms = try strings(&json)
      if members.legalForms.isEmpty { fail(.empty(name), offset) }
    case "maker": members.maker = try json.string()
    case "gives": members.gives = try word(of: name, &json)
    case "from": members.from = try word(of: name, &json)
    case "by": members.by = try word(of: name, &json)
    case "monitors":
      let text = try json.string()
      members.monitors = text
      // As every EDID has them.
      if text.utf8.count != 3 || !text.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
        fail(.unknownWord(text, of: name), offset)
      }
    case "products":
      try json.beginArray()
      while try json.nextElement() {
        let code = try json.integer()
        if !(0...0xFFFF).contains(code) { fail(.unknownWord("\(code)", of: name), offset) }
        members.products.insert(code)
      }
      if members.products.isEmpty { fail(.empty(name), offset) }
    case "serial":
      try json.beginArray()
      while try json.nextElement() {
        if let form: MonitorSerial = try word(of: name, &json) { members.serial.append(form) }
      }
      if members.serial.isEmpty { fail(.empty(name), offset) }
    default:
      fail(.unknownMember(name), offset)
      try json.skip()
    }
  }

  private mutating func finish(_ members: Members) {
    guard let (text, offset) = members.id else { return fail(.missing("id"), members.offset) }
    let isName = text.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
    }
    guard isName, text.utf8.contains(0x2E), text.utf8.count <= 64 else { return fail(.badID(text), offset) }
    guard let en = members.reason.en, let zh = members.reason.zh else {
      return fail(.missing("reason"), offset)
    }
    let id = RuleID(rawValue: text)
    let isQuirk = members.gives != nil || members.from != nil || members.by != nil || members.maker != nil
    let isJunk = !members.patterns.isEmpty || !members.fields.isEmpty
    let isMonitor = !members.serial.isEmpty || !members.products.isEmpty
    let kinds = [isJunk, isQuirk, isMonitor, !members.makers.isEmpty, !members.legalForms.isEmpty]
    guard kinds.count(where: { $0 }) <= 1 else { return fail(.mixed(text), offset) }
    let matter: RuleEntry.Matter
    if isQuirk {
      guard let gives = members.gives else { return fail(.missing("gives"), offset) }
      guard let from = members.from else { return fail(.missing("from"), offset) }
      guard let by = members.by else { return fail(.missing("by"), offset) }
      matter = .quirk(Quirk(id, maker: members.maker, gives: gives, from: from, by: by))
    } else if isMonitor {
      guard let maker = members.monitors else { return fail(.missing("monitors"), offset) }
      guard !members.serial.isEmpty else { return fail(.missing("serial"), offset) }
      matter = .monitor(
        MonitorSerialRule(id, maker: maker, products: members.products, forms: members.serial))
    } else if !members.makers.isEmpty {
      matter = .makers(members.makers)
    } else if !members.legalForms.isEmpty {
      matter = .legalForms(members.legalForms)
    } else {
      guard !members.patterns.isEmpty else { return fail(.missing("words"), offset) }
      guard !members.fields.isEmpty else { return fail(.missing("of"), offset) }
      matter = .junk(
        JunkRule(
          id, of: members.fields, members.patterns, onlyPhysical: members.onlyPhysical,
          monitorMaker: members.monitors))
    }
    sheet.rules.append(
      RuleEntry(
        id: id, offset: offset, matter: matter,
        note: RuleNote(reason: Text(en: en, zh: zh), seen: members.seen)))
  }

  private mutating func strings(_ json: inout JSONReader) throws(JSONError) -> [String] {
    var strings: [String] = []
    try json.beginArray()
    while try json.nextElement() { strings.append(try json.string()) }
    return strings
  }

  private mutating func word<Word: RawRepresentable>(
    of name: String, _ json: inout JSONReader
  ) throws(JSONError) -> Word? where Word.RawValue == String {
    _ = try json.kind()
    let offset = json.offset
    let text = try json.string()
    if let word = Word(rawValue: text) { return word }
    fail(.unknownWord(text, of: name), offset)
    return nil
  }
}
