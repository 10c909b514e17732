import Model
import Words

/// The notes of a scan, a line each.
enum NoteList {
  static func lines(_ notes: [ScanNote], _ language: Language) -> [String] {
    notes.map { note in
      let source = TerminalText(note.source).string
      let text =
        switch note.code {
        case .sourceMissing: Text(en: "not on this machine: \(source)", zh: "本机没有：\(source)")
        case .listWithheld: Text(en: "could not be listed: \(source)", zh: "无法列出：\(source)")
        case .listCut: Text(en: "listed only in part: \(source)", zh: "只列出一部分：\(source)")
        case .markerIgnored:
          Text(
            en: "\(source) marks a container, but this runs in none: left by an image",
            zh: "\(source) 是容器标记，但本机不在容器内：为镜像遗留")
        case .hostHidden:
          Text(en: "inside a container: the host's hardware is left alone", zh: "在容器内：不读取宿主机硬件")
        case .lengthWrong:
          Text(
            en: "longer or shorter than it says, read as far as it goes: \(source)",
            zh: "长度与其自述不符，已读取现有部分：\(source)")
        case .checksumWrong:
          Text(en: "wrong checksum, read all the same: \(source)", zh: "校验和错误，仍已读取：\(source)")
        }
      return Text(en: "note: ", zh: "注：").in(language) + text.in(language)
    }
  }
}
