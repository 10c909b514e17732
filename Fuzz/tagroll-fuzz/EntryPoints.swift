import Glibc

// The two functions libFuzzer's own `main` looks for (LLVM, docs/LibFuzzer.rst).

/// What every run calls; set once, before the first.
nonisolated(unsafe) private var run: @Sendable ([UInt8]) -> Void = { _ in }

/// `tagroll-fuzz TARGET [libFuzzer's arguments]`; anything else than a target prints their names.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> CInt {
  let name = count.pointee > 1 ? arguments.pointee[1].map { String(cString: $0) } : nil
  guard let target = Target.all.first(where: { $0.name == name }) else {
    for target in Target.all { print(target.name) }
    exit(name == nil ? 0 : 2)
  }
  run = target.run
  // libFuzzer sees the arguments after it.
  arguments.pointee[1] = arguments.pointee[0]
  arguments.pointee += 1
  count.pointee -= 1
  return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
