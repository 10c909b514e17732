public import Model
public import Words

// Titles are plain text: whoever prints one makes it safe, once.

extension DeviceText {
  /// What people would read: without blanks at its ends, a replacement character for what is no UTF-8.
  var plain: String { String(decoding: trimmed.bytes, as: UTF8.self) }
}

enum ModelTitle {
  /// `HP` stands in front of `HP EliteBook` already.
  static func text(_ maker: DeviceText?, _ model: DeviceText?) -> String {
    let maker = maker?.plain ?? ""
    let model = model?.plain ?? ""
    if model.isEmpty { return maker }
    return maker.isEmpty || model.lowercased().hasPrefix(maker.lowercased()) ? model : "\(maker) \(model)"
  }
}

extension Asset {
  /// Maker and model as people say them; the category where neither is known.
  public func title(_ language: Language) -> String {
    if let model, !model.plain.isEmpty { return ModelTitle.text(maker, model) }
    let maker = maker?.plain ?? ""
    return maker.isEmpty ? category.name.in(language) : "\(maker) \(category.name.in(language))"
  }

  public var serialText: String? { serial?.plain }

  /// The serial byte by byte, safe to print; a hyphen where there is none.
  var serialCell: TerminalText { TerminalText(serial?.trimmed.bytes ?? Array("-".utf8)) }
}

extension Part {
  /// `SAMSUNG MZVL2512 S6B2K1`, or the slot where neither model nor serial is known.
  public var title: String {
    let known = [model, serial].compactMap { $0?.plain }.filter { !$0.isEmpty }
    return known.isEmpty ? slot.plain : known.joined(separator: " ")
  }
}

/// Sizes as people read them.
public enum ByteCount {
  /// Memory: powers of 1024, whole when they are.
  public static func memory(_ bytes: Int64) -> String {
    for (unit, shift) in [("TiB", 40), ("GiB", 30), ("MiB", 20), ("KiB", 10)] where bytes >= 1 << Int64(shift)
    {
      return "\(tenths(bytes, of: 1 << Int64(shift))) \(unit)"
    }
    return "\(bytes) B"
  }

  /// Disks: powers of 1000, as their makers count.
  public static func disk(_ bytes: Int64) -> String {
    for (unit, size) in [("TB", Int64(1_000_000_000_000)), ("GB", 1_000_000_000), ("MB", 1_000_000)]
    where bytes >= size {
      return unit == "TB" ? "\(tenths(bytes, of: size)) TB" : "\((bytes + size / 2) / size) \(unit)"
    }
    return "\(bytes) B"
  }

  /// With one decimal, cut and not rounded, and none when it is zero.
  private static func tenths(_ bytes: Int64, of unit: Int64) -> String {
    let tenth = (bytes % unit) / max(1, unit / 10)
    return tenth == 0 || tenth == 10 ? "\(bytes / unit)" : "\(bytes / unit).\(tenth)"
  }
}
