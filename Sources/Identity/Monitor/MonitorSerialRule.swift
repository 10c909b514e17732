public import Model

/// Which form of its serial a maker prints on the back, and which others it is met by.
public struct MonitorSerialRule: Sendable, Hashable {
  public let id: RuleID
  /// Three letters of the EDID.
  public let maker: String
  /// Product codes; empty for all of the maker's.
  public let products: Set<Int64>
  /// The form on the label first; a form that cannot be made is passed over.
  public let forms: [MonitorSerial]

  public init(_ id: RuleID, maker: String, products: Set<Int64>, forms: [MonitorSerial]) {
    self.id = id
    self.maker = maker
    self.products = products
    self.forms = forms
  }

  func isAbout(maker: DeviceText?, product: Int64?) -> Bool {
    maker == DeviceText(self.maker) && (products.isEmpty || product.map(products.contains) ?? false)
  }
}

extension RuleSet {
  /// Every form of one monitor's serial, without repetition, the printed one first. A text that stands for itself comes
  /// before a bare number, and a number is told in hexadecimal digits.
  ///
  /// Of several rules about one monitor the one that names its product counts, and else the last: a house's own.
  public func monitorSerials(maker: DeviceText?, product: Int64?, text: DeviceText?, number: Int64?)
    -> [DeviceText]
  {
    let rules = monitors.filter { $0.isAbout(maker: maker, product: product) }
    let rule = rules.last { !$0.products.isEmpty } ?? rules.last
    var forms: [DeviceText] = []
    for kind in (rule?.forms ?? []) + [.text, .hex] {
      if let form = kind.form(text: text, number: number), !forms.contains(form) { forms.append(form) }
    }
    return forms
  }
}
