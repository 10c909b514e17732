import Glibc
import Words

/// The files of a folder and of the folders in it, each folder in the order of its names.
///
/// Links to files are followed, links to folders are not, so no way leads in a circle. What is no plain file is never opened: a
/// pipe would wait for ever. Names that begin with a dot are passed over.
final class ReportFolder: ReportSource {
  private let root: [UInt8]
  /// The folders on the way, each with what is left of it, last name first.
  private var open: [(path: [UInt8], names: [[UInt8]])] = []

  /// Folders inside one another.
  private static let deepest = 32

  /// - Throws: ``Refusal`` when the folder itself cannot be read.
  init(_ path: String) throws {
    root = Array(path.utf8)
    var names: [[UInt8]] = []
    if let failure = Self.list(root, into: &names) {
      throw Refusal.unreadableFile(path, SystemWords.why(failure))
    }
    open = [([], names)]
  }

  func next(waiting _: Bool) -> NextDelivery {
    while let last = open.indices.last {
      guard let name = open[last].names.popLast() else {
        open.removeLast()
        continue
      }
      let below = open[last].path.isEmpty ? name : open[last].path + [0x2F] + name
      if let delivery = step(below) { return .delivery(delivery) }
    }
    return .end
  }

  /// - Returns: `nil` for a folder that is gone into.
  private func step(_ below: [UInt8]) -> Delivery? {
    func refused(_ refusal: Refusal) -> Delivery { Delivery(name: .file(below), bytes: .failure(refusal)) }
    let shown = String(decoding: below, as: UTF8.self)
    let path = root + [0x2F] + below
    var status = stat()
    guard Self.with(path, { lstat($0, &status) }) == 0 else {
      return refused(.unreadableFile(shown, SystemWords.why(errno)))
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      guard open.count < Self.deepest else { return refused(.notAReportFile(shown)) }
      var names: [[UInt8]] = []
      if let failure = Self.list(path, into: &names) {
        return refused(.unreadableFile(shown, SystemWords.why(failure)))
      }
      open.append((below, names))
      return nil
    }
    guard Self.with(path, { stat($0, &status) }) == 0 else {
      return refused(.unreadableFile(shown, SystemWords.why(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG else { return refused(.notAReportFile(shown)) }
    guard status.st_size <= Newcomer.reportLimit else {
      return refused(.fileTooLarge(shown, Newcomer.reportLimit))
    }
    return Delivery(name: .file(below), bytes: Self.read(path, Int(status.st_size), shown))
  }

  private static func read(_ path: [UInt8], _ size: Int, _ shown: String) -> Result<[UInt8], Refusal> {
    // Should a pipe have taken the file's place meanwhile, it is not waited for.
    let descriptor = with(path) { Glibc.open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
    guard descriptor >= 0 else { return .failure(.unreadableFile(shown, SystemWords.why(errno))) }
    defer { close(descriptor) }
    // One byte more than there should be, to see that it has not grown.
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      while count < buffer.count {
        let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        guard got > 0 else { break }
        count += got
      }
    }
    guard failure == 0 else { return .failure(.unreadableFile(shown, SystemWords.why(failure))) }
    guard bytes.count <= size else { return .failure(.stillWritten(shown)) }
    return .success(bytes)
  }

  /// - Returns: an `errno` when it cannot be read.
  private static func list(_ path: [UInt8], into names: inout [[UInt8]]) -> Int32? {
    guard let folder = with(path, { opendir($0) }) else { return errno }
    defer { closedir(folder) }
    while true {
      errno = 0
      guard let entry = readdir(folder) else {
        if errno != 0 { return errno }
        break
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: UInt8.self, capacity: 256) {
          Array(UnsafeBufferPointer(start: $0, count: strlen($0)))
        }
      }
      if name.first != UInt8(ascii: ".") { names.append(name) }
    }
    names.sort { $1.lexicographicallyPrecedes($0) }
    return nil
  }

  private static func with<R>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> R) -> R {
    (path + [0]).withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { $0.withMemoryRebound(to: CChar.self, capacity: bytes.count) { body($0) } }
        ?? body("")
    }
  }
}
