import CUdev
public import Model

/// Names from this machine's hardware database, `hwdb.bin`; opened at the first question.
///
/// - Source: hwdb(7).
public final class HwdbNames: NameSource {
  private var context: OpaquePointer?
  private var database: OpaquePointer?
  private var known: [DeviceText: [String: DeviceText]] = [:]

  public init() {}

  deinit {
    if let database { udev_hwdb_unref(database) }
    if let context { udev_unref(context) }
  }

  public func name(_ key: String, forModalias modalias: DeviceText) -> DeviceText? {
    if let names = known[modalias] { return names[key] }
    if context == nil {
      context = udev_new()
      database = context.flatMap { udev_hwdb_new($0) }
    }
    var names: [String: DeviceText] = [:]
    if let database, let text = modalias.string {
      var entry = udev_hwdb_get_properties_list_entry(database, text, 0)
      while let here = entry {
        if let key = udev_list_entry_get_name(here), let value = udev_list_entry_get_value(here) {
          names[String(cString: key)] = DeviceText(String(cString: value))
        }
        entry = udev_list_entry_get_next(here)
      }
    }
    known[modalias] = names
    return names[key]
  }
}
