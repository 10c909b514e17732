import Glibc
import Model
import Scanners
import Testing

/// The files these tests read: the published formats, and the machines recorded for the scanners.
enum Files {
  static let here = String(#filePath.dropLast("Files.swift".count))
  static let root = String(here.dropLast("Tests/ExchangeTests/".count))
  static let machines = ["thinkpad-x1", "microvm", "container", "hostile"]
  /// When the recorded machines are scanned.
  static let now = Instant(milliseconds: 1_795_421_700_000)

  static func schema(_ name: String) -> String { "\(root)schemas/exchange/\(name).schema.json" }

  static func scan(_ machine: String) throws -> ScanReport {
    let tree = try SystemTree(capturedAt: "\(root)Tests/ScannersTests/Fixtures/\(machine)")
    return MachineScan.captured(tree, now: now).report()
  }

  static func read(_ path: String) throws -> [UInt8] {
    let file = try #require(fopen(path, "r"), "there is no \(path)")
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(byte)) }
    return bytes
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = try #require(fopen(path, "w"))
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    fclose(file)
  }
}

/// A folder that goes, with the files in it, when its last holder lets go.
final class ScratchFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/tagroll-test-XXXXXX".utf8CString)
    path = String(cString: try #require(mkdtemp(&template)))
  }

  deinit {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        unlink("\(path)/\(name)")
      }
      closedir(folder)
    }
    rmdir(path)
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Files.write(bytes, to: "\(path)/\(name)")
  }
}
