import CSys
import CUdev
import Glibc

/// News that devices of this machine come and go.
///
/// - Reads: the kernel's and udev's messages about disks, monitors, USB and Thunderbolt devices, network cards, memory and
///   batteries; no rights needed. Opens sockets, and no file.
/// - Source: libudev(3); Linux `lib/kobject_uevent.c`.
public protocol DeviceNews {
  /// Waits for the next of them.
  func next() -> DeviceNewsKind
}

public enum DeviceNewsKind: Sendable, Hashable {
  /// Something changed, and nothing more has for a while: a dock brings many devices at once.
  case changed
  /// The program is asked to end.
  case stopped
}

/// News as they come from the machine itself. Takes SIGTERM, SIGINT and SIGHUP from the program: they end the waiting.
public final class DeviceMonitor: DeviceNews {
  /// With the device type that is wanted, where there are several.
  private static let subsystems: [(name: String, type: String?)] = [
    ("block", "disk"), ("drm", nil), ("usb", "usb_device"), ("thunderbolt", nil), ("net", nil),
    ("memory", nil),
    ("power_supply", nil),
  ]
  /// Milliseconds without news after which a change is over, and after which it is told all the same.
  private static let quiet = 1000
  private static let patience = 10_000

  private let context: OpaquePointer
  /// What the kernel says at once, and what udev says when its rules have run; without udev there is only the first.
  private let monitors: [OpaquePointer]
  private let signals: CInt

  public init() throws(ScanError) {
    guard let context = udev_new() else { throw .noMonitor(error: errno) }
    self.context = context
    monitors = ["kernel", "udev"].compactMap { Self.monitor($0, context) }
    let error = errno
    signals = csys_signals_to_end()
    guard monitors.count == 2, signals >= 0 else { throw .noMonitor(error: error) }
  }

  private static func monitor(_ source: String, _ context: OpaquePointer) -> OpaquePointer? {
    guard let monitor = udev_monitor_new_from_netlink(context, source) else { return nil }
    for (name, type) in subsystems {
      udev_monitor_filter_add_match_subsystem_devtype(monitor, name, type)
    }
    // Messages that do not fit are lost. Raising the limit needs rights; without them the default has to do.
    _ = udev_monitor_set_receive_buffer_size(monitor, 1 << 20)
    guard udev_monitor_enable_receiving(monitor) >= 0 else {
      udev_monitor_unref(monitor)
      return nil
    }
    return monitor
  }

  deinit {
    if signals >= 0 { close(signals) }
    for monitor in monitors { udev_monitor_unref(monitor) }
    udev_unref(context)
  }

  public func next() -> DeviceNewsKind {
    guard wait(-1) != .stopped else { return .stopped }
    let end = Self.milliseconds + Self.patience
    while true {
      drain()
      let left = min(Self.quiet, end - Self.milliseconds)
      guard left > 0 else { return .changed }
      switch wait(CInt(left)) {
      case nil: return .changed
      case .stopped: return .stopped
      case .changed: continue
      }
    }
  }

  /// - Parameter time: milliseconds, or -1 for ever.
  /// - Returns: `nil` when nothing came in time.
  private func wait(_ time: CInt) -> DeviceNewsKind? {
    var polled = ([signals] + monitors.map { udev_monitor_get_fd($0) }).map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    while true {
      let count = poll(&polled, nfds_t(polled.count), time)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count == 0 ? nil : .stopped }
      return polled[0].revents != 0 ? .stopped : .changed
    }
  }

  /// What exactly changed is found by looking: messages can be lost, or come in any order.
  private func drain() {
    for monitor in monitors {
      for _ in 0..<10_000 {
        guard let device = udev_monitor_receive_device(monitor) else { break }
        udev_device_unref(device)
      }
    }
  }

  private static var milliseconds: Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
  }
}
