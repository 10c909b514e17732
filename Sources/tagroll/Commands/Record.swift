import Archives
import Captures
import CommandLineKit
import Glibc
import JSONBytes
import Scanners
import Words

/// `tagroll record DIR|FILE.tar.zst [--keep-serials]`
enum Record: Verb {
  static let spec = CommandSpec(
    "record", zh: "采集", summary: Text(en: "Capture this machine's files for a replay.", zh: "采集本机文件，供重放扫描。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Writes what a scan reads, and nothing else, so that 'scan --sysroot' gives the same report anywhere: for a \
          bug report or a test. Serials, UUIDs, MAC addresses and the host name are replaced by other ones of the same \
          shape, each by the same everywhere. Files that may not be read are listed in WITHHELD.
          """,
        zh: """
          只写入扫描所读取的文件，使“scan --sysroot”在任何地方得到相同报告，用于问题反馈或测试。序列号、UUID、MAC \
          地址和主机名替换为同样形式的化名，同一值处处一致。无权读取的文件列在 WITHHELD 中。
          """),
      examples: [
        CommandDetails.Example("sudo tagroll record ./machine", Text(en: "everything", zh: "完整采集")),
        CommandDetails.Example("tagroll record machine.tar.zst", Text(en: "in one file", zh: "存为一个文件")),
        CommandDetails.Example(
          "tagroll scan --sysroot ./machine", Text(en: "scan it again", zh: "重放扫描")),
      ],
      operands: [
        OperandSpec(
          ValueSpec(Text(en: "TARGET", zh: "目标"), completion: .files), .one,
          help: Text(
            en: "A folder that is new or empty, or a new file that ends in .tar.zst, .tar.gz or .tar.",
            zh: "新建的或空的文件夹，或以 .tar.zst、.tar.gz、.tar 结尾的新文件。"))
      ],
      options: [
        OptionSpec(
          "keep-serials", help: Text(en: "Leave every serial as it is.", zh: "保留原有的序列号。"))
      ])
  }

  static func run(_ call: Call) throws {
    let target = call.invocation.operands[0]
    let keeps = call.invocation.flag("keep-serials")
    let packing = try packing(target)
    // What cannot be written need not be read.
    try Capture.checkRoom(at: target)
    if packing != nil, access(target, F_OK) == 0 { throw ScanError.notEmpty(path: target) }
    let writer = try packing.map { _ in try ArchiveWriter() }

    let surroundings = call.surroundings
    let machine = try MachineCapture(
      of: surroundings.tree(), salt: keeps ? nil : surroundings.random(32), now: surroundings.now(),
      day: call.today)
    guard machine.leaks.isEmpty else { throw Refusal.notRenamed(machine.leaks) }
    if let writer, let packing {
      let name = target.split(separator: "/").last.map { String($0.dropLast(packing.ending.count)) } ?? ""
      let bytes = try writer.pack(machine.capture, in: name.isEmpty ? "machine" : name, packing)
      let file = try NewFile(target, isPrivate: keeps)
      try file.write(bytes)
      try file.finish()
    } else {
      try machine.capture.write(to: target, isPrivate: keeps)
    }
    tell(machine, target, call)
  }

  /// - Returns: `nil` for a folder.
  private static func packing(_ target: String) throws -> ArchiveWriter.Packing? {
    if let packing = ArchiveWriter.Packing(fileName: target) { return packing }
    let name = target.split(separator: "/").last ?? ""
    if name.contains(".tar.") || [".tgz", ".txz", ".zip", ".7z"].contains(where: name.hasSuffix) {
      throw Refusal.badArchiveName(target)
    }
    return nil
  }

  private static func tell(_ machine: MachineCapture, _ target: String, _ call: Call) {
    if call.isJSON {
      call.json { json in
        json.name("path")
        json.string(target)
        json.name("files")
        json.integer(Int64(machine.files))
        json.name("renamed")
        json.integer(Int64(machine.renamed))
        json.name("withheld")
        json.integer(Int64(machine.refused))
        json.name("replays")
        json.bool(machine.replays)
      }
      return
    }
    let path = TerminalText(target).string
    call.say(
      Text(
        en:
          "\(path): \(machine.files) files, \(machine.renamed) values under other names, \(machine.refused) withheld",
        zh: "\(path)：\(machine.files) 个文件，\(machine.renamed) 个值已换化名，\(machine.refused) 个无权读取"))
    if !machine.replays {
      call.remark(
        Text(
          en: "warning: its scan does not say in all what the scan of this machine says",
          zh: "警告：重放扫描与本机扫描不完全一致"))
    }
    if !machine.privileged {
      call.remark(
        Text(
          en: "Recorded without root: what only root may read is missing, and replays as withheld.",
          zh: "以普通用户采集：只有 root 可读的内容缺失，重放时显示为无权读取。"))
    }
    call.next("tagroll scan --sysroot \(path)")
  }
}
