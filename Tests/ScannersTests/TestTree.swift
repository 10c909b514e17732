import CSys
import Glibc
import Model
import Testing

@testable import Scanners

/// Folders for tests: recorded machines beside the tests, and scratch folders that vanish.
enum TestTree {
  static let fixtures = "\(#filePath.dropLast("TestTree.swift".count))Fixtures"

  static func machine(_ name: String) throws -> SystemTree {
    try SystemTree(capturedAt: "\(fixtures)/\(name)")
  }

  static func scan(_ tree: SystemTree) -> ScanReport {
    MachineScan.captured(tree, now: Instant(milliseconds: 0)).report()
  }
}

/// A folder that is removed with everything in it when the last holder lets go.
final class ScratchFolder {
  let path: String

  init() throws {
    // In memory where there is such a place: recordings unpack to a hundred thousand small files.
    let base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var template = Array("\(base)/tagroll-test-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    path = String(cString: made)
  }

  deinit {
    Self.remove(path)
  }

  /// Writes a file, making the folders on the way.
  func write(_ name: String, _ bytes: some Sequence<UInt8>) throws {
    try makeFolders(to: name)
    let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    try #require(file >= 0)
    let all = Array(bytes)
    #expect(Glibc.write(file, all, all.count) == all.count)
    close(file)
  }

  func write(_ name: String, _ text: String) throws {
    try write(name, Array(text.utf8))
  }

  func link(_ name: String, to target: String) throws {
    try makeFolders(to: name)
    try #require(symlink(target, "\(path)/\(name)") == 0)
  }

  func makeFolders(to name: String) throws {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/\(part)"
      #expect(mkdir(folder, 0o755) == 0 || errno == EEXIST)
    }
  }

  static func remove(_ path: String) {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name == "." || name == ".." { continue }
        if unlink("\(path)/\(name)") != 0 { remove("\(path)/\(name)") }
      }
      closedir(folder)
    }
    rmdir(path)
  }
}
