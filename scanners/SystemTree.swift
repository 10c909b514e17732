import CSys
import Glibc
public import Model
import Synchronization

/// The kernel's files below one root: the machine's own, or a captured copy of another machine's.
///
/// With its extensions beside it, this is the only file that opens anything.
///
/// - Paths are relative to the root, without a leading slash. Names, links and contents are hostile.
/// - In a captured tree every link and every `..` is resolved inside the root, and only plain files are
///   read. A file `WITHHELD` at its root names the paths its recorder was refused, one on a line; they are
///   refused to every reader. A tab and a ``Remedy`` code may follow the path.
/// - A read is limited in size, and in time between two system calls. One call that the kernel itself
///   does not answer cannot be cut short from inside the process; opening and polling never block.
/// - One tree answers so many questions and hands out so many bytes, far more than any machine needs. What is asked
///   beyond that is withheld: a tree of endless devices ends, and the report says so.
public final class SystemTree: Sendable {
  /// The running machine.
  public static let live = SystemTree(root: open("/", csys_o_path | O_DIRECTORY | O_CLOEXEC), isLive: true)

  static let textLimit = 4096
  /// Bytes of one file, unless a scanner asks for more.
  public static let fileLimit = 65_536
  private static let entryLimit = 65_536
  private static let secondsPerFile = 2

  let isLive: Bool
  let recording: Recording?
  let root: CInt
  let kernelResolves: Bool
  /// In place of a root: files that are values.
  private let index: CaptureIndex?
  private let refusals: Mutex<[String: Remedy]>
  let effort: Effort
  private let nearby = NearbyFolder()

  private init(
    root: CInt, isLive: Bool, kernelResolves: Bool = true, index: CaptureIndex? = nil,
    recording: Recording? = nil, most: Effort.Most = Effort.Most()
  ) {
    self.root = root
    self.isLive = isLive
    self.kernelResolves = kernelResolves
    self.index = index
    self.recording = recording
    refusals = Mutex([:])
    effort = Effort(most)
  }

  /// - Parameter kernelResolves: `false` walks paths by hand even where the kernel has `openat2`.
  /// - Throws: ``ScanError/noTree(path:error:)`` when there is no such folder.
  public convenience init(capturedAt path: String, kernelResolves: Bool = true) throws(ScanError) {
    let root = open(path, csys_o_path | O_DIRECTORY | O_CLOEXEC)
    guard root >= 0 else { throw .noTree(path: path, error: errno) }
    self.init(root: root, isLive: false, kernelResolves: kernelResolves)
    readRefusals()
  }

  /// A capture that lies nowhere but in memory.
  public convenience init(_ capture: Capture) {
    self.init(capture, most: Effort.Most())
  }

  convenience init(_ capture: Capture, most: Effort.Most) {
    self.init(root: -1, isLive: false, index: CaptureIndex(capture), most: most)
    readRefusals()
  }

  private func readRefusals() {
    guard case .value(let list) = read(Capture.withheld, limit: 1 << 20) else { return }
    refusals.withLock { refusals in
      for line in list.split(separator: 0x0A) {
        let parts = line.split(separator: 0x09, maxSplits: 1)
        guard let path = parts.first else { continue }
        let code = parts.count == 2 ? String(decoding: parts[1], as: UTF8.self) : Remedy.root.rawValue
        refusals[String(decoding: path, as: UTF8.self)] = Remedy(rawValue: code) ?? .root
      }
    }
  }

  /// The same tree, remembering every answer it gives.
  public var recorded: SystemTree {
    let copy = SystemTree(
      root: index == nil ? dup(root) : -1, isLive: isLive, kernelResolves: kernelResolves, index: index,
      recording: Recording(), most: effort.most)
    let known = refusals.withLock { $0 }
    copy.refusals.withLock { $0 = known }
    return copy
  }

  deinit {
    if root >= 0 { close(root) }
  }

  /// The bytes of a file.
  ///
  /// - Returns: `.malformed` for more than `limit` bytes and, in a captured tree, for what is no plain file.
  public func bytes(_ path: String, limit: Int = fileLimit) -> Observed<[UInt8]> {
    let found = refusal(of: path).map { .withheld($0) } ?? read(path, limit: limit)
    recording?.file(path, found, limit: limit)
    return found
  }

  /// The names in a folder, sorted by their bytes.
  public func names(in path: String) -> Observed<Listing> {
    let found = refusal(of: path).map { .withheld($0) } ?? listing(of: path)
    recording?.folder(path, found)
    return found
  }

  /// Where a link points, as it is written there.
  public func link(_ path: String) -> Observed<DeviceText> {
    let found = refusal(of: path).map { .withheld($0) } ?? target(of: path)
    recording?.link(path, found)
    return found
  }

  /// Whether there is anything at all at this path.
  public func exists(_ path: String) -> Bool {
    let found: Bool
    if !effort.ask() {
      found = false
    } else if let index {
      found = index.exists(path)
    } else if isLive {
      found = faccessat(root, path, F_OK, 0) == 0
    } else {
      let file = openInside(path, csys_o_path | O_CLOEXEC)
      if file >= 0 { close(file) }
      found = file >= 0
    }
    if found { recording?.present(path) }
    return found
  }

  /// The kernel's name of the machine's architecture, `utsname.machine`: a file since Linux 6.1.
  ///
  /// Older running kernels tell it by uname(2) only, which a recording keeps as if it were that file.
  var architecture: Fact<DeviceText> {
    let path = "proc/sys/kernel/arch"
    let file = text(path)
    var names = utsname()
    guard isLive, file.finding == .absent, uname(&names) == 0 else { return file }
    let machine = withUnsafeBytes(of: names.machine) { Array($0.prefix { $0 != 0 }) }
    recording?.file(path, .value(machine), limit: Self.textLimit)
    return Fact(.value(DeviceText(bytes: machine)), from: path)
  }

  /// What the first process was told it runs in: `container=` in its environment.
  ///
  /// A recording keeps this one entry; the others may be secrets.
  var containerOfInit: Fact<DeviceText> {
    let path = "proc/1/environ"
    let found = refusal(of: path).map { .withheld($0) } ?? read(path, limit: Self.fileLimit)
    let key = "container=".utf8
    let entry = found.flatMap { bytes in
      bytes.split(separator: 0x00).first { $0.starts(with: key) }.map { .value(Array($0)) } ?? .absent
    }
    recording?.file(path, entry, limit: Self.fileLimit)
    return Fact(entry.flatMap { .value(Array($0.dropFirst(key.count))) }.trimmedText, from: path)
  }

  private func refusal(of path: String) -> Remedy? {
    guard effort.ask() else { return .time }
    return isLive ? nil : refusals.withLock { $0.isEmpty ? nil : $0[path] }
  }

  // MARK: Reading

  private func read(_ path: String, limit: Int) -> Observed<[UInt8]> {
    let found = content(of: path, limit: limit)
    if let count = found.value?.count { effort.hand(out: count) }
    return found
  }

  private func content(of path: String, limit: Int) -> Observed<[UInt8]> {
    if let index { return index.read(path, limit: limit) }
    let file: CInt
    if isLive {
      file = openat(root, path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    } else {
      switch openPlain(path) {
      case .success(let opened): file = opened
      case .failure(let wrong): return wrong.finding
      }
    }
    guard file >= 0 else { return Self.finding(for: errno) }
    defer { close(file) }

    // A sysfs attribute fits one page and a plain file ends at a short read; other kernel files do neither.
    let endsShort = !isLive || path.utf8.starts(with: "sys/".utf8)
    var bytes: [UInt8] = []
    var deadline: Int?
    return withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 16) { page in
      while true {
        let count = Glibc.read(file, page.baseAddress, page.count)
        if count < 0 {
          guard errno == EINTR || errno == EAGAIN else { return Self.finding(for: errno) }
          let now = Self.seconds
          let end = deadline ?? now + Self.secondsPerFile
          deadline = end
          var poller = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
          guard now < end, poll(&poller, 1, CInt((end - now) * 1000)) > 0 else { return .withheld(.time) }
          continue
        }
        bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: page[..<count]))
        guard bytes.count <= limit else {
          return .malformed(raw: .excerpt(bytes), expected: .boundedText)
        }
        if count == 0 || (endsShort && count < page.count) { return .value(bytes) }
        let now = Self.seconds
        let end = deadline ?? now + Self.secondsPerFile
        deadline = end
        guard now <= end else { return .withheld(.time) }
      }
    }
  }

  private struct NotPlain: Error {
    var finding: Observed<[UInt8]>
  }

  /// Opens a plain file of a captured tree, and nothing else: a pipe would block, and a device may do anything.
  private func openPlain(_ path: String) -> Result<CInt, NotPlain> {
    let flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY
    let found = nearby.with(path, open: openFolder) { folder, name -> Result<CInt, NotPlain>? in
      var status = stat()
      guard folder >= 0, fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
        return .failure(NotPlain(finding: Self.finding(for: errno)))
      }
      switch status.st_mode & S_IFMT {
      case S_IFREG: return .success(openat(folder, name, flags | O_NOFOLLOW))
      case S_IFLNK: return nil
      default: return .failure(NotPlain(finding: .malformed(raw: "", expected: .regularFile)))
      }
    }
    if let found, let found { return found }
    // A link, or no name: found from the root.
    if let wrong = notPlain(path) { return .failure(NotPlain(finding: wrong)) }
    return .success(openInside(path, flags))
  }

  private func openFolder(_ path: String) -> CInt {
    openInside(path, csys_o_path | O_DIRECTORY | O_CLOEXEC)
  }

  /// A pipe, a socket or a device in a captured tree: looked at without opening it.
  private func notPlain(_ path: String) -> Observed<[UInt8]>? {
    let handle = openInside(path, csys_o_path | O_CLOEXEC)
    guard handle >= 0 else { return Self.finding(for: errno) }
    defer { close(handle) }
    var status = stat()
    guard fstat(handle, &status) == 0 else { return Self.finding(for: errno) }
    return status.st_mode & S_IFMT == S_IFREG ? nil : .malformed(raw: "", expected: .regularFile)
  }

  func listing(of path: String) -> Observed<Listing> {
    if let index { return index.listing(of: path, limit: Self.entryLimit) }
    let flags = O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC
    let folder = isLive ? openat(root, path, flags) : openInside(path, flags)
    guard folder >= 0 else { return Self.finding(for: errno) }
    defer { close(folder) }
    var listing = Listing()
    return withUnsafeTemporaryAllocation(byteCount: 32_768, alignment: 16) { buffer in
      while true {
        let count = csys_getdents64(folder, buffer.baseAddress, buffer.count)
        guard count >= 0 else { return Self.finding(for: errno) }
        if count == 0 { break }
        var offset = 0
        // struct linux_dirent64: inode 8, offset 8, record length 2, type 1, name to a NUL (getdents(2)).
        while offset + 19 < count {
          let length = Int(buffer.loadUnaligned(fromByteOffset: offset + 16, as: UInt16.self))
          guard length > 19, offset + length <= count else { break }
          let name = buffer[(offset + 19)..<(offset + length)].prefix { $0 != 0 }
          offset += length
          if name.elementsEqual(".".utf8) || name.elementsEqual("..".utf8) { continue }
          if !isLive, name.elementsEqual(Capture.emptiness.utf8) { continue }
          guard listing.names.count < Self.entryLimit, let text = String(validating: name, as: UTF8.self)
          else {
            listing.isCut = true
            continue
          }
          listing.names.append(text)
        }
      }
      listing.names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      return .value(listing)
    }
  }

  func target(of path: String) -> Observed<DeviceText> {
    if let index { return index.target(of: path) }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4096) { buffer in
      guard let start = buffer.baseAddress else { return .withheld(.retry) }
      let count: Int
      if isLive {
        count = readlinkat(root, path, start, buffer.count)
      } else {
        let found = nearby.with(path, open: openFolder) { folder, name in
          folder < 0 ? -1 : readlinkat(folder, name, start, buffer.count)
        }
        // What is no name is no link.
        guard let found else { return Self.finding(for: EINVAL) }
        count = found
      }
      // EINVAL: it is there and is no link.
      guard count >= 0 else { return Self.finding(for: errno) }
      return .value(DeviceText(bytes: buffer[..<count].map(UInt8.init(bitPattern:))))
    }
  }

  // MARK: Errors

  /// What a failed system call says about a source.
  static func finding<Value>(for error: CInt) -> Observed<Value> {
    switch error {
    case ENOENT, ENOTDIR, ENODEV, ENXIO, ESRCH: .absent
    // An attribute that exists for this kind of device and has no value for this one.
    case EINVAL, ENODATA, EOPNOTSUPP: .absent
    case EACCES, EPERM: .withheld(.root)
    case ETIMEDOUT: .withheld(.time)
    case ELOOP, EISDIR, ENAMETOOLONG: .malformed(raw: "", expected: .regularFile)
    default: .withheld(.retry)
    }
  }

  private static var seconds: Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec
  }
}

/// The names in a folder.
public struct Listing: Sendable, Hashable {
  public var names: [String] = []
  /// Some names are missing: too many, or no text.
  public var isCut = false
}
