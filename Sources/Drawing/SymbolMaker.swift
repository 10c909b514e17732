import CZint
public import Pages

/// Text as barcodes. Loads libzint when it is made.
public struct SymbolMaker {
  static let library = "libzint.so.2.11"

  private let functions: czint_functions

  public enum Kind: Sendable {
    /// ISO/IEC 18004, error correction M: a seventh of it may be scratched.
    case qr
    /// ISO/IEC 15417.
    case code128
  }

  /// - Parameter library: the file name of libzint.
  public init(library: String? = nil) throws(DrawingError) {
    let name = library ?? Self.library
    let memory = UnsafeMutablePointer<czint_functions>.allocate(capacity: 1)
    defer { memory.deallocate() }
    guard czint_load(name, memory) == 1 else { throw .noLibrary(name) }
    functions = memory.pointee
  }

  /// - Returns: the modules alone; whoever places them leaves the quiet zone around them.
  public func symbol(_ kind: Kind, _ text: String) throws(DrawingError) -> ModuleGrid {
    guard let symbol = functions.ZBarcode_Create() else {
      throw .notEncodable(text, why: "out of memory")
    }
    defer { functions.ZBarcode_Delete(symbol) }
    symbol.pointee.symbology = kind == .qr ? BARCODE_QRCODE : BARCODE_CODE128
    symbol.pointee.input_mode = UNICODE_MODE
    if kind == .qr { symbol.pointee.option_1 = 2 }
    let bytes = Array(text.utf8)
    let status = functions.ZBarcode_Encode(symbol, bytes, Int32(bytes.count))
    // Up to this number zint warns and has encoded it all the same.
    guard status < ZINT_ERROR else {
      let why = withUnsafeBytes(of: symbol.pointee.errtxt) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      throw .notEncodable(text, why: why)
    }
    let (rows, columns) = (Int(symbol.pointee.rows), Int(symbol.pointee.width))
    var dark: [Bool] = []
    for row in 0..<rows {
      for column in 0..<columns { dark.append(czint_is_dark(symbol, Int32(row), Int32(column)) != 0) }
    }
    return ModuleGrid(columns: columns, dark: dark)
  }
}
