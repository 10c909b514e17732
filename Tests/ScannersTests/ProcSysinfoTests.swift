import Model
import Testing

@testable import Scanners

@Suite("ProcSysinfo")
struct ProcSysinfoTests {
  /// A guest of KVM in a partition: cut to what is asked for.
  private static let file = """
    Manufacturer:         IBM             \u{20}
    Type:                 2964
    Model:                701              NC9
    Sequence Code:        00000000000EAA14
    Plant:

    LPAR Name:            R17LP39\u{20}
    VM00 Name:            guest1
    VM00 Control Program: KVM/Linux
    VM00 UUID:            82038F2A-1344-4AE2-8C2A-7BE3F1E6F0AA
    """

  private static func system(_ text: String, on architecture: String = "s390x") throws -> SystemIdentity {
    let folder = try ScratchFolder()
    try folder.write("proc/sysinfo", text)
    try folder.write("proc/sys/kernel/arch", "\(architecture)\n")
    return try #require(TestTree.scan(try SystemTree(capturedAt: folder.path)).hardware).system
  }

  @Test(
    "a value is what stands behind the whole key",
    arguments: [
      ("", Observed<DeviceText>.absent), ("Model", .absent), ("Model:", .absent), ("Model:   \n", .absent),
      ("Model Capacity: 7\n", .absent), (" Model: 7\n", .absent), ("Model: 7\0\nModel: 8", .value("7")),
      ("Type: 1\nModel:701 \u{20}NC9 ", .value("701  NC9")),
    ])
  func values(text: String, value: Observed<DeviceText>) {
    #expect(ProcSysinfo.value(of: "Model", in: Array(text.utf8)) == value)
  }

  @Test("a mainframe tells maker and type, and a guest's UUID; the serial of all its partitions is nobody's")
  func guest() throws {
    let system = try Self.system(Self.file)
    #expect(system.vendor == Fact(.value("IBM"), from: "proc/sysinfo"))
    #expect(system.product.value == "2964")
    #expect(system.version.value == "701              NC9")
    #expect(system.uuid.value == "82038f2a-1344-4ae2-8c2a-7be3f1e6f0aa")
    #expect(system.serial.finding == .absent)
  }

  @Test("a UUID that is none is kept as what it is, and another architecture's file is left alone")
  func others() throws {
    #expect(
      try Self.system("VM00 UUID: none\n").uuid.finding == .malformed(raw: "none", expected: .uuid))
    #expect(try Self.system(Self.file, on: "x86_64").vendor.finding == .absent)
  }
}
