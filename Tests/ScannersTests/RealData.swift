import Glibc
import Model
import Testing

@testable import Scanners

/// Recordings of real machines that other projects published. They are no part of this repository: tests over
/// them run where the folder `TAGROLL_REALDATA`, or `../shared/realdata` beside the repository, holds them.
enum RealData {
  static let folder: String? = {
    let named = getenv("TAGROLL_REALDATA").map { String(cString: $0) }
    let beside = "\(#filePath.dropLast("Tests/ScannersTests/RealData.swift".count))../shared/realdata"
    return [named, beside].compactMap { $0 }.first { access($0, R_OK) == 0 }
  }()

  static let absence: Comment = "no recordings: set TAGROLL_REALDATA to the folder that holds them"

  static func names(in name: String, ending: String) -> [String] {
    guard let folder, let tree = try? SystemTree(capturedAt: folder) else { return [] }
    return (tree.names(in: name).value?.names ?? []).filter { $0.hasSuffix(ending) }
      .map { String($0.dropLast(ending.count)) }
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    let tree = try SystemTree(capturedAt: #require(folder))
    return try #require(tree.bytes(path, limit: 8 << 20).value, "\(path)")
  }

  static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  /// Unpacks an archive into a scratch folder and gives the captured tree in it.
  static func unpack(_ path: String, into scratch: ScratchFolder) throws -> SystemTree {
    let archive = "\(try #require(folder))/\(path)"
    let arguments = ["tar", "xf", archive, "--no-same-owner", "--no-same-permissions", "-C", scratch.path]
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var child = pid_t()
    try #require(posix_spawnp(&child, "tar", nil, nil, &pointers, environ) == 0)
    var status: CInt = 0
    try #require(waitpid(child, &status, 0) == child && status == 0, "\(path)")
    // Some archives have the tree at their top, some in one folder of its own.
    let top = try SystemTree(capturedAt: scratch.path)
    if top.exists("sys") || top.exists("proc") { return top }
    let only = try #require(top.names(in: ".").value?.names.first)
    return try SystemTree(capturedAt: "\(scratch.path)/\(only)")
  }
}
