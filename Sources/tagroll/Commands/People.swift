import CommandLineKit
import JSONBytes
import Lifecycle
import Model
import Reports
import Store
import Words

/// `tagroll person add LOGIN --name NAME`
enum PersonAdd: Verb {
  static let spec = CommandSpec("add", zh: "添加", summary: Text(en: "Put a person on the roll.", zh: "登记人员。"))
  {
    CommandDetails(
      examples: [
        CommandDetails.Example(
          "tagroll person add wang.lei --name 王磊", Text(en: "a new colleague", zh: "新同事"))
      ],
      operands: [
        OperandSpec(
          ValueSpec(Text(en: "LOGIN", zh: "登录名")), .one, help: Text(en: "The log-in name.", zh: "登录名。"))
      ],
      options: [
        OptionSpec(
          "name", ValueSpec(Text(en: "NAME", zh: "姓名")), help: Text(en: "The full name.", zh: "姓名。")),
        OptionSpec(
          "role", Options.choice(Text(en: "ROLE", zh: "角色"), Role.self),
          help: Text(en: "What they may do; none for somebody who only holds things.", zh: "权限；只领用设备的人员不填。"),
          repeatable: true),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let handle = AssetReference.clean(call.invocation.operands[0])
    let name = try call.name("name") ?? handle
    let roles = call.invocation.values("role").compactMap(Role.init(rawValue:))
    try PartyAdd.run(
      call, .personAdded, .person, name: name, handle: handle, roles: roles,
      told: Text(en: "person \(handle) (\(name)) is on the roll", zh: "已登记人员 \(handle)（\(name)）"))
  }
}

/// `tagroll location add NAME`
enum LocationAdd: Verb {
  static let spec = CommandSpec("add", zh: "添加", summary: Text(en: "Put a place on the roll.", zh: "登记地点。")) {
    CommandDetails(
      examples: [CommandDetails.Example("tagroll location add \"Room 204\"", Text(en: "a room", zh: "一个房间"))],
      operands: [
        OperandSpec(
          ValueSpec(Text(en: "NAME", zh: "名称")), .one, help: Text(en: "The name of the place.", zh: "地点名称。"))
      ], options: Options.writing)
  }

  static func run(_ call: Call) throws {
    let name = AssetReference.clean(call.invocation.operands[0])
    try PartyAdd.run(
      call, .placeAdded, .place, name: name, handle: nil, roles: [],
      told: Text(en: "place '\(name)' is on the roll", zh: "已登记地点“\(name)”"))
  }
}

/// What adding a person and adding a place have in common.
enum PartyAdd {
  static func run(
    _ call: Call, _ kind: EventKind, _ holder: Holder.Kind, name: String, handle: String?, roles: [Role],
    told: Text
  ) throws {
    guard !name.isEmpty, handle != "" else { throw Refusal.emptyName }
    let roll = try call.openRoll(.writing)
    // Rights are an administrator's to give.
    var author = try call.author(
      on: roll, allowing: roles.isEmpty ? [.technician, .manager, .admin] : [.admin])
    author.today = try call.effectiveDay()
    let (id, events) = try roll.write(as: author, dryRun: call.isDryRun) { writing in
      let taken = try roll.parties(holder, named: handle ?? name)
      guard taken.isEmpty else { throw StoreError.nameTaken(handle ?? name) }
      return try writing.addParty(kind, name: name, handle: handle, roles: roles)
    }
    if !call.isDryRun { call.signIfDue(roll) }
    if call.isJSON {
      call.json { json in
        json.name("id")
        json.string(id.text)
        json.name("changed")
        json.bool(true)
        json.name("dry_run")
        json.bool(call.isDryRun)
        json.name("events")
        json.beginArray()
        events.forEach { json.integer($0.sequence) }
        json.endArray()
      }
      return
    }
    call.output.line(Call.line(TerminalText(told.in(call.language)).string, events.map(\.sequence)))
    call.tellDryRun()
  }
}

/// `tagroll person list`
enum PersonList: Verb {
  static let spec = CommandSpec("list", zh: "列表", summary: Text(en: "Who is on the roll.", zh: "列出人员。")) {
    CommandDetails()
  }
  static func run(_ call: Call) throws { try PartyList.run(call, .person) }
}

/// `tagroll location list`
enum LocationList: Verb {
  static let spec = CommandSpec("list", zh: "列表", summary: Text(en: "The places on the roll.", zh: "列出地点。")) {
    CommandDetails()
  }
  static func run(_ call: Call) throws { try PartyList.run(call, .place) }
}

/// What listing people and listing places have in common.
enum PartyList {
  /// Roles, and that they leave or have left.
  private static func standing(_ party: Party) -> Text {
    if let day = party.left { return Text(en: "left \(day.text)", zh: "已于 \(day.text) 离职") }
    let names = party.roles.map(\.name)
    let leaves = party.leaving.map { Text(en: "leaves \($0.text)", zh: "将于 \($0.text) 离职") }
    let all = names + [leaves].compactMap(\.self)
    return Text(
      en: all.map(\.en).joined(separator: ", "), zh: all.map(\.zh).joined(separator: ", "))
  }

  static func run(_ call: Call, _ kind: Holder.Kind) throws {
    let parties = try call.openRoll(.reading).parties(kind)
    if call.isJSON {
      var json = JSONWriter(pretty: true)
      json.beginArray()
      for party in parties {
        json.beginObject()
        json.name("id")
        json.string(party.id.text)
        if let handle = party.handle {
          json.name("login")
          json.string(handle)
        }
        if let name = party.name {
          json.name("name")
          json.string(name)
        }
        if let department = party.department {
          json.name("department")
          json.string(department)
        }
        json.name("roles")
        json.beginArray()
        party.roles.forEach { json.string($0.rawValue) }
        json.endArray()
        for (name, day) in [("leaving", party.leaving), ("left", party.left)] {
          guard let day else { continue }
          json.name(name)
          json.string(day.text)
        }
        json.endObject()
      }
      json.endArray()
      call.output.bytes(json.bytes + [0x0A])
      return
    }
    let erased = erasedWord.in(call.language)
    guard kind == .person else {
      var table = Table([Table.Column(Text(en: "place", zh: "地点").in(call.language))])
      for party in parties { table.add([TerminalText(party.name ?? erased)]) }
      return call.lines(table.lines(width: call.surroundings.columns))
    }
    // Most small houses have no departments.
    let hasDepartments = parties.contains { $0.department != nil }
    var headings = [Text(en: "login", zh: "登录名"), Text(en: "name", zh: "姓名"), Text(en: "role", zh: "角色")]
    if hasDepartments { headings.append(Text(en: "department", zh: "部门")) }
    var table = Table(headings.map { Table.Column($0.in(call.language)) })
    for party in parties {
      let roles = standing(party).in(call.language)
      let cells = [party.handle ?? erased, party.name ?? erased, roles.isEmpty ? "-" : roles]
      table.add((cells + (hasDepartments ? [party.department ?? "-"] : [])).map { TerminalText($0) })
    }
    call.lines(table.lines(width: call.surroundings.columns))
  }
}
