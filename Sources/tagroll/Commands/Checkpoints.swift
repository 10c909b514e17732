import CommandLineKit
import JSONBytes
import Ledger
import Model
import Store
import Words

/// `tagroll checkpoint list [--limit N]`
enum CheckpointList: Verb {
  static let spec = CommandSpec(
    "list", zh: "列表",
    summary: Text(en: "Heads that were signed, and who signed them too.", zh: "列出已签名的账本头及共同签署者。")
  ) {
    CommandDetails(
      discussion: Text(
        en: "Each signature of a witness is checked again, and the head under it held against the ledger.",
        zh: "逐一重新校验见证人的签名，并将其账本头与账本核对。"),
      options: [
        OptionSpec(
          "limit", Options.count,
          help: Text(en: "At most so many, the newest first (20).", zh: "最多列出多少条，最新在前（默认 20）。"))
      ])
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    let limit = try call.invocation.value("limit") { text in Int(text).flatMap { $0 > 0 ? $0 : nil } } ?? 20
    let (heads, witnessed) = try roll.read {
      (try roll.signedHeads(limit: limit), Dictionary(grouping: try roll.witnessed(), by: \.size))
    }
    if call.isJSON {
      var json = JSONWriter(pretty: true)
      json.beginArray()
      for head in heads { write(head, witnessed[head.size] ?? [], into: &json) }
      json.endArray()
      call.output.bytes(json.bytes + [0x0A])
      return
    }
    var table = Table([
      Table.Column(Text(en: "head", zh: "账本头").in(call.language)),
      Table.Column(Text(en: "signed", zh: "签署日期").in(call.language)),
      Table.Column(Text(en: "and by", zh: "共同签署").in(call.language)),
    ])
    for head in heads {
      let others = (witnessed[head.size] ?? []).map { "\($0.key.name) \($0.at.day.text)" }
      table.add([
        TerminalText(Head.text(head.size, head.root)), TerminalText(head.at?.day.text ?? "?"),
        TerminalText(others.joined(separator: ", ")),
      ])
    }
    call.lines(table.lines(width: call.surroundings.columns))
  }

  private static func write(
    _ head: Roll.SignedHead, _ witnessed: [Roll.Witnessed], into json: inout JSONWriter
  ) {
    json.beginObject()
    json.name("size")
    json.integer(head.size)
    json.name("root")
    json.string(head.root.text)
    if let at = head.at {
      json.name("signed_at")
      json.string(at.text)
    }
    json.name("witnesses")
    json.beginArray()
    for one in witnessed {
      json.beginObject()
      json.name("key")
      json.string(one.key.text)
      json.name("at")
      json.string(one.at.text)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }
}

/// `tagroll checkpoint cosign --secret FILE --name NAME {--kept FILE | --first} [-o FILE]`
enum CheckpointCosign: Verb {
  static let spec = CommandSpec(
    "cosign", zh: "共签",
    summary: Text(en: "Sign the head of a ledger that only grew, as a witness.", zh: "以见证人身份签署只增不改的账本头。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          For whoever looks at a roll from outside. The whole ledger is verified, and against the head you kept; then its head \
          gets a line with your signature and the time (C2SP tlog-cosignature). Keep what comes out as your next head, and give it \
          to the house. Your secret key is made the first time: keep it away from the roll. Without a look at the roll, \
          tools/verify-pack/cosign.py signs the head of an audit pack, with the same key.
          """,
        zh: """
          供外部人员使用。先校验整个账本，并与您留存的账本头核对，再在账本头下加上您的签名和时间（C2SP tlog-cosignature）。请将结果作为下次核对的账本头留存，\
          并交给被审单位一份。密钥在首次使用时生成，请勿与账册放在一起。若无法访问账册，可用 tools/verify-pack/cosign.py 以同一密钥签署审计包的账本头。
          """),
      examples: [
        CommandDetails.Example(
          "tagroll checkpoint cosign --first --secret key --name li.example -o 1.txt",
          Text(en: "the first time", zh: "首次")),
        CommandDetails.Example(
          "tagroll checkpoint cosign --kept 1.txt --secret key --name li.example -o 2.txt",
          Text(en: "a year later", zh: "一年之后")),
      ],
      options: [
        OptionSpec(
          "secret", ValueSpec(Text(en: "FILE", zh: "文件"), completion: .files),
          help: Text(en: "The file with your secret key.", zh: "您的密钥文件。"), required: true),
        OptionSpec(
          "name", ValueSpec(Text(en: "NAME", zh: "名称")),
          help: Text(en: "How you are known: an address of the web, say.", zh: "您的名称，例如网址。"), required: true),
        OptionSpec(
          "kept", ValueSpec(Text(en: "FILE", zh: "文件"), completion: .files),
          help: Text(en: "The head you kept before.", zh: "您此前留存的账本头。")),
        OptionSpec("first", help: Text(en: "You have kept none of this roll.", zh: "您尚未留存过该账册的账本头。")),
        OptionSpec(
          "output", short: "o", ValueSpec(Text(en: "FILE", zh: "文件"), completion: .files),
          help: Text(en: "Write the note into this file.", zh: "写入该文件。")),
      ])
  }

  static func run(_ call: Call) throws {
    let invocation = call.invocation
    let path = invocation.value("kept")
    guard (path == nil) == invocation.flag("first") else { throw Refusal.keptOrFirst }
    let name = try invocation.required("name")
    let roll = try call.openRoll(.writing)
    let kept = try path.map { try HeadFile.read($0, signedBy: nil, of: roll, call).head }
    if let fault = try roll.verify(against: kept).fault { throw Refusal.fault(fault) }
    let head = try roll.sign(at: call.surroundings.now())
    let secret = try invocation.required("secret")
    let seed = try WitnessSecret.seed(secret, orMade: call.surroundings.random)
    let (bytes, key) = try signed(Array(head.note.utf8), by: name, seed, at: call.surroundings.now())
    if let output = invocation.value("output") {
      let file = try NewFile(output)
      try file.write(bytes)
      try file.finish()
    }
    if call.isJSON {
      return call.json { json in
        json.name("size")
        json.integer(head.size)
        json.name("note")
        json.string(String(decoding: bytes, as: UTF8.self))
        json.name("verifier_key")
        json.string(key)
      }
    }
    if invocation.value("output") == nil { call.output.bytes(bytes) }
    call.say(Text(en: "Your key, for those who check: \(key)", zh: "供他人核对的公钥：\(key)"))
  }
  private static func signed(
    _ note: [UInt8], by name: String, _ seed: [UInt8], at now: Instant
  ) throws -> (note: [UInt8], key: String) {
    do throws(LedgerError) {
      let key = try SigningKey(name: name, .witness, seed: seed)
      var note = try SignedNote(parsing: note)
      try note.cosign(with: key, at: now)
      return (note.bytes, key.verifier.text)
    } catch {
      throw error == .keyMalformed ? Refusal.badWitnessName(name) : Refusal.of(error)
    }
  }
}

/// `tagroll checkpoint import FILE --key VKEY`
enum CheckpointImport: Verb {
  static let spec = CommandSpec(
    "import", zh: "导入", summary: Text(en: "Keep a head that a witness signed.", zh: "收存见证人签署的账本头。")
  ) {
    CommandDetails(
      discussion: Text(
        en: "Kept only where the head is one of this ledger, and both signatures are good.",
        zh: "仅当账本头属于本账本且双方签名均有效时收存。"),
      examples: [
        CommandDetails.Example(
          "tagroll checkpoint import 1.txt --key li.example+2f81d0a4+BEz…",
          Text(en: "with the key the auditor told you", zh: "使用审计人员提供的公钥"))
      ],
      operands: [
        OperandSpec(
          ValueSpec(Text(en: "FILE", zh: "文件"), completion: .files), .one,
          help: Text(en: "The note.", zh: "签署后的账本头。"))
      ],
      options: [
        OptionSpec(
          "key", ValueSpec(Text(en: "VKEY", zh: "验证密钥")),
          help: Text(en: "The key of the witness, as you had it from them.", zh: "见证人提供的验证密钥。"),
          required: true)
      ])
  }

  static func run(_ call: Call) throws {
    let path = call.invocation.operands[0]
    let key = try call.invocation.required("key")
    let roll = try call.openRoll(.writing)
    let (_, note) = try HeadFile.held(path, by: roll, call)
    do throws(StoreError) {
      guard let kept = try roll.keepWitnessed(note, by: key) else {
        throw .ledger(.noKnownSignature)
      }
      if call.isJSON {
        return call.json { json in
          json.name("size")
          json.integer(kept.size)
          json.name("key")
          json.string(kept.key.text)
          json.name("at")
          json.string(kept.at.text)
        }
      }
      call.say(
        Text(
          en:
            "Head of \(kept.size) events, signed by \(TerminalText(kept.key.name).string) on \(kept.at.day.text): kept.",
          zh: "\(kept.size) 条事件的账本头，由 \(TerminalText(kept.key.name).string) 于 \(kept.at.day.text) 签署，已收存。"))
    } catch {
      guard case .ledger(let reason) = error else { throw error }
      throw Refusal.keptHead(reason, path, key: key)
    }
  }
}
