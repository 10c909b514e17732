import Model
import Testing

@testable import Scanners

@Suite("What processors can do")
struct ProcessorFlagsTests {
  @Test(
    "each architecture has its own word for it, POWER none",
    arguments: [
      ("processor : 0\nflags : fpu vmx aes\n\nprocessor : 1\nflags : fpu\n", "fpu vmx aes" as DeviceText?),
      ("processor : 0\nFeatures\t: fp asimd\n", "fp asimd"),
      ("Processor : ARMv7\nprocessor : 0\n\nprocessor : 1\n\nFeatures : swp half\n", "swp half"),
      ("vendor_id : IBM/S390\nfeatures : esan3 zarch\n\nprocessor 0: version = FF\n", "esan3 zarch"),
      ("processor : 0\nhart : 1\nisa : rv64imafdc\n", "rv64imafdc"),
      ("processor : 0\ncpu : POWER9\n", nil), ("processor : 0\nflags :\n", nil),
    ])
  func flags(file: String, flags: DeviceText?) throws {
    let folder = try ScratchFolder()
    try folder.write("proc/cpuinfo", file)
    let report = TestTree.scan(try SystemTree(capturedAt: folder.path))
    let processor = try #require(report.hardware?.processors.first)
    #expect(processor.flags == Fact(flags.map { .value($0) } ?? .absent, from: "proc/cpuinfo"))
  }
}
