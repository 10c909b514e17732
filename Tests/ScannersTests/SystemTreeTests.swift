import CSys
import Glibc
import Model
import Testing

@testable import Scanners

@Suite("SystemTree")
struct SystemTreeTests {
  @Test("a captured tree is never left, whoever walks the path", arguments: [true, false])
  func staysInside(kernelResolves: Bool) throws {
    let outside = try ScratchFolder()
    try outside.write("secret", "outside\n")
    let folder = try ScratchFolder()
    try folder.write("etc/hostname", "inside\n")
    try folder.link("sys/up", to: "../../../../../../..\(outside.path)/secret")
    try folder.link("sys/absolute", to: "\(outside.path)/secret")
    try folder.link("sys/hostname", to: "/etc/hostname")
    try folder.link("sys/climb", to: "../../../../etc/hostname")
    try folder.link("sys/folder", to: "/etc")
    try folder.link("sys/loop", to: "loop")
    let tree = try SystemTree(capturedAt: folder.path, kernelResolves: kernelResolves)

    #expect(tree.bytes("sys/up") == .absent)
    #expect(tree.bytes("sys/absolute") == .absent)
    #expect(tree.bytes("../../../../../../..\(outside.path)/secret") == .absent)
    #expect(tree.text("sys/hostname").value == "inside")
    #expect(tree.text("sys/climb").value == "inside")
    #expect(tree.text("sys/folder/hostname").value == "inside")
    #expect(tree.text("sys/folder/../etc/hostname").value == "inside")
    #expect(tree.bytes("etc/hostname/..") == .absent)
    #expect(tree.names(in: "sys/folder").value?.names == ["hostname"])
    #expect(tree.bytes("sys/loop") == .malformed(raw: "", expected: .regularFile))
    #expect(tree.link("sys/absolute").value == DeviceText("\(outside.path)/secret"))
    #expect(!tree.exists("sys/up"))
    #expect(tree.exists("sys/folder"))
  }

  @Test("only plain files are read: a pipe is not waited for", arguments: [true, false])
  func pipe(kernelResolves: Bool) throws {
    let folder = try ScratchFolder()
    try folder.write("sys/file", "x")
    try #require(mkfifo("\(folder.path)/sys/pipe", 0o644) == 0)
    let tree = try SystemTree(capturedAt: folder.path, kernelResolves: kernelResolves)

    #expect(tree.bytes("sys/pipe") == .malformed(raw: "", expected: .regularFile))
    #expect(tree.bytes("sys") == .malformed(raw: "", expected: .regularFile))
    #expect(tree.names(in: "sys/file") == .absent)
  }

  @Test("a file may be as long as its limit and no longer", arguments: [1, 4096, 8192, 65_536])
  func sizeLimit(limit: Int) throws {
    let folder = try ScratchFolder()
    try folder.write("fits", [UInt8](repeating: 0x61, count: limit))
    try folder.write("exceeds", [UInt8](repeating: 0x61, count: limit + 1))
    let tree = try SystemTree(capturedAt: folder.path)

    #expect(tree.bytes("fits", limit: limit).value?.count == limit)
    let raw = DeviceText(bytes: [UInt8](repeating: 0x61, count: min(limit + 1, 256)))
    #expect(tree.bytes("exceeds", limit: limit) == .malformed(raw: raw, expected: .boundedText))
  }

  @Test("absent, forbidden and broken stay apart")
  func errors() {
    func finding(_ error: CInt) -> Observed<Int64> { SystemTree.finding(for: error) }
    for error in [ENOENT, ENODEV, ENXIO, ENOTDIR, EINVAL, ENODATA, EOPNOTSUPP] {
      #expect(finding(error) == .absent)
    }
    for error in [EACCES, EPERM] { #expect(finding(error) == .withheld(.root)) }
    for error in [EIO, EMFILE, ENOMEM, EBUSY] { #expect(finding(error) == .withheld(.retry)) }
    #expect(finding(ETIMEDOUT) == .withheld(.time))
  }

  @Test("what a recorder was refused is refused to root as well")
  func withheld() throws {
    let folder = try ScratchFolder()
    try folder.write("a", "1\n")
    try folder.write("b", "1\n")
    try folder.write("WITHHELD", "a\nb\tretry\nfolder\ttime\nc\tno such remedy\n\n\t\n")
    let tree = try SystemTree(capturedAt: folder.path)

    #expect(tree.bytes("a") == .withheld(.root))
    #expect(tree.bytes("b") == .withheld(.retry))
    #expect(tree.names(in: "folder") == .withheld(.time))
    #expect(tree.bytes("c") == .withheld(.root))
  }

  @Test("a folder that is not there is an error, not an empty machine")
  func noTree() {
    #expect(throws: ScanError.noTree(path: "/nowhere/at/all", error: ENOENT)) {
      try SystemTree(capturedAt: "/nowhere/at/all")
    }
  }

  @Test("a name that is no text is left out, and said so")
  func names() throws {
    let folder = try ScratchFolder()
    try folder.write("sys/b", "")
    try folder.write("sys/a", "")
    let bad: [CChar] = Array("\(folder.path)/sys/".utf8CString.dropLast()) + [-1, -2, 0]
    try #require(mkdir(bad, 0o755) == 0)
    let listing = try #require(SystemTree(capturedAt: folder.path).names(in: "sys").value)
    #expect(listing.names == ["a", "b"])
    #expect(listing.isCut)
    rmdir(bad)
  }

  @Test("a recording holds what was asked for, and answers the same again")
  func recording() throws {
    let folder = try ScratchFolder()
    try folder.write("real/devices/x/size", "8\n")
    try folder.write("real/devices/x/unasked", "secret\n")
    try folder.link("sys/class/x", to: "../../real/devices/x")
    try folder.link("sys/class/y", to: "../../real/devices/y")
    try folder.write("real/devices/y/unasked", "secret\n")
    try folder.link("sys/self", to: "missing")
    try folder.write("long", [UInt8](repeating: 0x20, count: 100))
    try folder.write("WITHHELD", "sys/serial\nsys/slow\ttime\n")
    let recorder = try SystemTree(capturedAt: folder.path).recorded
    func ask(_ tree: SystemTree) -> [String] {
      [
        "\(tree.bytes("sys/class/x/size"))", "\(tree.link("sys/class/x"))", "\(tree.link("sys/self"))",
        "\(tree.names(in: "sys/class"))", "\(tree.bytes("sys/serial"))", "\(tree.bytes("sys/slow"))",
        "\(tree.bytes("long", limit: 99))", "\(tree.bytes("nothing"))", "\(tree.exists("real/devices"))",
        "\(tree.exists("sys/class/y"))", "\(tree.exists("sys/self"))",
      ]
    }
    let answers = ask(recorder)
    let capture = try recorder.capture()
    #expect(ask(SystemTree(capture)) == answers)

    try capture.write(to: "\(folder.path)/copy", isPrivate: true)
    let copy = try SystemTree(capturedAt: "\(folder.path)/copy")
    #expect(ask(copy) == answers)
    #expect(copy.bytes("real/devices/x/unasked") == .absent)
    #expect(throws: ScanError.nothingRecorded) { try copy.capture() }
  }

  @Test("a capture is written where nothing is, and nowhere else")
  func room() throws {
    let folder = try ScratchFolder()
    let capture = Capture(["sys/a": .file([0x31]), "sys/b": .link("a"), "proc": .folder])
    func write(_ name: String) throws { try capture.write(to: "\(folder.path)/\(name)", isPrivate: false) }

    try folder.write("full/x", "1\n")
    try folder.write("file", "1\n")
    try folder.link("link", to: "empty")
    try folder.makeFolders(to: "empty/x")
    try write("new/")
    try write("empty")
    for name in ["new", "empty", "full", "file", "link"] {
      #expect(throws: ScanError.notEmpty(path: "\(folder.path)/\(name)")) { try write(name) }
    }
    #expect(throws: ScanError.self) { try write("missing/folder") }

    let left = try SystemTree(capturedAt: folder.path).names(in: ".").value?.names
    #expect(left == ["empty", "file", "full", "link", "new"])
    for name in ["new", "empty"] {
      let copy = try SystemTree(capturedAt: "\(folder.path)/\(name)")
      #expect(copy.text("sys/b").value == "1")
      #expect(copy.names(in: "proc") == .value(Listing()))
      #expect(access("\(folder.path)/\(name)/proc/.empty", F_OK) == 0)
    }
  }

  @Test("a capture that cannot be laid out leaves nothing behind")
  func impossible() throws {
    let folder = try ScratchFolder()
    let long = String(repeating: "x", count: 300)
    #expect(throws: ScanError.self) {
      try Capture(["a/b": .file([]), "z\(long)": .file([])]).write(to: "\(folder.path)/new", isPrivate: false)
    }
    #expect(try SystemTree(capturedAt: folder.path).names(in: ".").value?.names == [])
  }

  @Test("a capture in memory is never left, and answers like the folder it would be")
  func inMemory() throws {
    let capture = Capture([
      "etc/hostname": .file(Array("inside\n".utf8)), "sys/hostname": .link("/etc/hostname"),
      "sys/climb": .link("../../../../etc/hostname"), "sys/folder": .link("/etc"), "sys/loop": .link("loop"),
      "sys/gone": .link("nothing"), "sys/empty": .folder, "sys/also/.empty": .file([]),
      "WITHHELD": .file(Array("sys/serial\nsys/slow\ttime\n".utf8)),
    ])
    let folder = try ScratchFolder()
    try capture.write(to: "\(folder.path)/copy", isPrivate: false)
    let asked = [
      "sys/hostname", "sys/climb", "sys/folder", "sys/loop", "sys/gone", "sys/empty", "sys/also", "sys", ".",
      "..",
      "sys/folder/hostname", "sys/folder/../etc/hostname", "etc/hostname/..", "etc/hostname/x", "../../etc",
      "sys/serial", "sys/slow", "sys/nothing", "/etc/hostname", "sys//hostname", "sys/./climb",
    ]
    let memory = SystemTree(capture)
    for kernelResolves in [true, false] {
      let tree = try SystemTree(capturedAt: "\(folder.path)/copy", kernelResolves: kernelResolves)
      for path in asked {
        #expect(memory.bytes(path) == tree.bytes(path), "\(path)")
        #expect(memory.bytes(path, limit: 3) == tree.bytes(path, limit: 3), "\(path)")
        #expect(memory.names(in: path) == tree.names(in: path), "\(path)")
        #expect(memory.link(path) == tree.link(path), "\(path)")
        #expect(memory.exists(path) == tree.exists(path), "\(path)")
      }
    }
    #expect(memory.text("sys/climb").value == "inside")
  }
}
