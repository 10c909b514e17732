import Model

/// A value in the forms in which rules look at it, made once for all rules.
struct JudgedValue {
  /// What is compared with words: the folded text; of a UUID both byte orders.
  let texts: [FoldedText]
  /// What a UUID or an address spells; `nil` where it spells none, and for plain text.
  let bytes: [UInt8]?
  let isMalformed: Bool

  init(_ value: DeviceText, as field: JudgedField) {
    let spelled: (bytes: [UInt8]?, texts: [String?])
    switch field {
    case .serial, .diskSerial, .maker, .model, .monitorNumber:
      texts = [FoldedText(value)]
      bytes = nil
      isMalformed = false
      return
    case .uuid: spelled = (Normalise.uuidBytes(value), [Normalise.uuid(value), Normalise.alternate(value)])
    case .machineID:
      // 32 digits and no dashes: machine-id(5).
      let bytes = value.trimmed.bytes.count == 32 ? Normalise.uuidBytes(value) : nil
      spelled = (bytes, [bytes.map { Hex.text($0) }])
    case .mac: spelled = (Normalise.macBytes(value), [Normalise.mac(value)])
    }
    bytes = spelled.bytes
    isMalformed = spelled.bytes == nil
    texts =
      isMalformed ? [FoldedText(value)] : spelled.texts.compactMap { $0.map { FoldedText(DeviceText($0)) } }
  }
}
