import Glibc
import Model
import Scanners
import Testing

@testable import Archives

@Suite("Archives")
struct ArchiveTests {
  private static let capture = Capture([
    "proc": .folder, "proc/cpuinfo": .file(Array("processor\t: 0\n".utf8)),
    "sys/class/net/eth0": .link("../../devices/eth0"), "sys/devices/eth0/address": .file([]),
    "sys/devices/网卡": .file([0, 0xFF, 0x0A]), "WITHHELD": .file(Array("sys/x\n".utf8)),
    "sys/devices/\(String(repeating: "n", count: 250))/\(String(repeating: "m", count: 250))": .file([1]),
  ])

  private func read(_ bytes: [UInt8], _ limits: ArchiveLimits = ArchiveLimits()) throws -> Capture {
    let file = try ScratchFile(bytes)
    do {
      return try ArchiveReader(limits: limits).read(file.path)
    } catch ArchiveError.exceeds(_, let limit) {
      throw ArchiveError.exceeds(path: "", limit: limit)
    } catch ArchiveError.leadsOutside(_, let name) {
      throw ArchiveError.leadsOutside(path: "", name: name)
    } catch ArchiveError.noTree {
      throw ArchiveError.noTree(path: "")
    } catch ArchiveError.broken {
      throw ArchiveError.broken(path: "", why: "")
    }
  }

  @Test("what is packed is read again", arguments: ArchiveWriter.Packing.allCases)
  func roundTrip(packing: ArchiveWriter.Packing) throws {
    let bytes = try ArchiveWriter().pack(Self.capture, in: "machine", packing)
    #expect(try read(bytes) == Self.capture)
    #expect(try ArchiveWriter().pack(Self.capture, in: "machine", packing) == bytes)
  }

  @Test("the tree may lie at the top, behind a dot, or in one folder")
  func top() throws {
    for prefix in ["", "./", "machine/", "./machine/", "machine/fsroot/"] {
      let bytes = Tar.file("\(prefix)sys/a", "1") + Tar.link("\(prefix)sys/b", to: "a") + Tar.end
      #expect(try read(bytes) == Capture(["sys/a": .file([0x31]), "sys/b": .link("a")]), "\(prefix)")
    }
    for names in [["a/b"], ["one/sys/a", "two/sys/a"], ["one/two/three/sys/a"]] {
      #expect(throws: ArchiveError.noTree(path: "")) {
        try read(names.flatMap { Tar.file($0, "1") } + Tar.end)
      }
    }
    #expect(throws: ArchiveError.noTree(path: "")) { try read(Tar.end) }
  }

  @Test("a name that leads outside spoils the whole archive")
  func outside() throws {
    for name in ["/etc/passwd", "../x", "sys/../../x", "sys/.."] {
      #expect(throws: ArchiveError.leadsOutside(path: "", name: name)) {
        try read(Tar.file("sys/a", "1") + Tar.file(name, "1") + Tar.end)
      }
    }
  }

  @Test("links are kept as written, and lead nowhere but inside")
  func links() throws {
    let capture = try read(
      Tar.link("sys/out", to: "/etc/passwd") + Tar.link("sys/up", to: "../../../../etc/passwd")
        + Tar.link("sys/folder", to: "/etc") + Tar.file("sys/folder/passwd", "written through") + Tar.end)
    let tree = SystemTree(capture)
    #expect(tree.link("sys/out").value == "/etc/passwd")
    for path in ["sys/out", "sys/up", "etc/passwd"] { #expect(tree.bytes(path) == .absent) }
  }

  @Test("devices, pipes and names that are no text are left out; a second name is the same file")
  func others() throws {
    let bytes =
      Tar.file("sys/a", "1") + Tar.entry("sys/null", "3") + Tar.entry("sys/pipe", "6")
      + Tar.entry("sys/again", "1", link: "sys/a") + Tar.entry("sys/lost", "1", link: "sys/nothing")
      + Tar.file(bytes: Array("sys/".utf8) + [0xFF, 0xFE], "1") + Tar.end
    #expect(try read(bytes) == Capture(["sys/a": .file([0x31]), "sys/again": .file([0x31])]))
  }

  @Test("limits hold for what is unpacked, and nothing above them is kept")
  func limits() throws {
    var limits = ArchiveLimits()
    limits.fileBytes = 100
    limits.totalBytes = 150
    limits.entries = 3
    limits.nameBytes = 20
    func file(_ name: String, _ count: Int) -> [UInt8] {
      Tar.file(name, String(repeating: "x", count: count))
    }
    let fits = file("sys/a", 100) + file("sys/b", 50) + Tar.file("sys/c", "") + Tar.end
    #expect(try read(fits, limits).entries.count == 3)
    for (bytes, limit) in [
      (file("sys/a", 101), .fileBytes(100)), (file("sys/a", 100) + file("sys/b", 51), .totalBytes(150)),
      (file("sys/a", 1) + file("sys/a", 1) + file("sys/a", 1) + file("sys/a", 1), .entries(3)),
      (file("sys/\(String(repeating: "n", count: 17))", 1), .nameBytes(20)),
      (Tar.link("sys/a", to: String(repeating: "n", count: 21)), .nameBytes(20)),
    ] as [([UInt8], ArchiveError.Limit)] {
      #expect(throws: ArchiveError.exceeds(path: "", limit: limit)) { try read(bytes + Tar.end, limits) }
    }
  }

  @Test("a packed bomb is refused at the limit", arguments: [ArchiveWriter.Packing.gzip, .zstd])
  func bomb(packing: ArchiveWriter.Packing) throws {
    let zeros = Capture(["sys/zeros": .file([UInt8](repeating: 0, count: 9 << 20))])
    let bytes = try ArchiveWriter().pack(zeros, in: "machine", packing)
    #expect(bytes.count < 100_000)
    #expect(throws: ArchiveError.exceeds(path: "", limit: .fileBytes(8 << 20))) { try read(bytes) }
  }

  @Test("what is cut off, damaged, empty or no archive at all is an error, never a part", arguments: 0..<4)
  func broken(seed: Int) throws {
    let packing = ArchiveWriter.Packing.allCases[seed % 3]
    let whole = try ArchiveWriter().pack(Self.capture, in: "machine", packing)
    #expect(throws: ArchiveError.self) { try read([]) }
    #expect(throws: ArchiveError.self) { try read(Array("no archive".utf8)) }
    var generator = SplitMix64(seed: UInt64(seed))
    for _ in 0..<100 {
      var bytes = whole
      for _ in 0..<(1 + generator.next() % 4) {
        bytes[Int(generator.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: generator.next())
      }
      if generator.next() % 2 == 0 { bytes.removeLast(Int(generator.next() % UInt64(bytes.count))) }
      // Damage may hit what nothing depends on; then it is read, and can be scanned.
      guard let capture = try? read(bytes) else { continue }
      let report = MachineScan.captured(SystemTree(capture), now: Instant(milliseconds: 0)).report()
      #expect(report.scannerName == "tagroll")
    }
    for count in stride(from: 1, to: whole.count / 2, by: max(1, whole.count / 50)) where packing != .none {
      #expect(throws: ArchiveError.self) { try read(Array(whole.prefix(count))) }
    }
  }

  @Test("without the library there is an error that names it")
  func noLibrary() {
    #expect(throws: ArchiveError.noLibrary("libarchive-of-nowhere.so")) {
      try ArchiveReader(library: "libarchive-of-nowhere.so")
    }
    // Another library than libarchive has none of its functions.
    #expect(throws: ArchiveError.noLibrary("libc.so.6")) { try ArchiveWriter(library: "libc.so.6") }
  }

  @Test("a file that is not there, and a folder, are not opened")
  func notThere() throws {
    #expect(throws: ArchiveError.notOpened(path: "/nowhere/x.tar", error: ENOENT)) {
      try ArchiveReader().read("/nowhere/x.tar")
    }
    #expect(throws: ArchiveError.self) { try ArchiveReader().read("/") }
  }
}

/// A file that goes when its holder does.
private final class ScratchFile {
  let path: String

  init(_ bytes: [UInt8]) throws {
    var template = Array("/tmp/tagroll-archive-XXXXXX".utf8CString)
    let file = mkstemp(&template)
    try #require(file >= 0)
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { close(file) }
    try #require(write(file, bytes, bytes.count) == bytes.count)
  }

  deinit { unlink(path) }
}

/// Archives made byte by byte: POSIX.1-1988 ustar, with blocks of 512 bytes.
private enum Tar {
  static let end = [UInt8](repeating: 0, count: 1024)

  static func file(_ name: String, _ content: String) -> [UInt8] { file(bytes: Array(name.utf8), content) }

  static func file(bytes name: [UInt8], _ content: String) -> [UInt8] {
    let bytes = Array(content.utf8)
    return header(name, "0", size: bytes.count) + bytes
      + [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
  }

  static func link(_ name: String, to target: String) -> [UInt8] { entry(name, "2", link: target) }

  static func entry(_ name: String, _ type: Character, link: String = "") -> [UInt8] {
    header(Array(name.utf8), type, link: link)
  }

  private static func header(_ name: [UInt8], _ type: Character, link: String = "", size: Int = 0) -> [UInt8]
  {
    var block = [UInt8](repeating: 0, count: 512)
    func put(_ bytes: some Sequence<UInt8>, at offset: Int) {
      for (index, byte) in bytes.enumerated() { block[offset + index] = byte }
    }
    func octal(_ number: Int, _ digits: Int) -> [UInt8] {
      let text = String(number, radix: 8)
      return Array((String(repeating: "0", count: digits - text.count) + text).utf8)
    }
    put(name, at: 0)
    put("0000644".utf8, at: 100)
    put(octal(size, 11), at: 124)
    put("        ".utf8, at: 148)
    put("\(type)".utf8, at: 156)
    put(link.utf8, at: 157)
    put("ustar\u{0}00".utf8, at: 257)
    put(octal(block.reduce(0) { $0 + Int($1) }, 6) + [0, 0x20], at: 148)
    return block
  }
}
