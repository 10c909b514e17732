internal import CCrypto
public import Model

/// A keyed hash (RFC 2104 with SHA-256).
public enum HMACSHA256 {
  public static func code(of bytes: [UInt8], key: [UInt8]) throws(LedgerError) -> Digest {
    guard let keyLength = Int32(exactly: key.count) else {
      throw .cryptoUnavailable(operation: "HMAC with a key above 2 GiB")
    }
    var isDone = false
    let code = Digest { output in
      isDone = HMAC(EVP_sha256(), key, keyLength, bytes, bytes.count, output.baseAddress, nil) != nil
    }
    guard isDone else {
      ERR_clear_error()
      throw .cryptoUnavailable(operation: "HMAC-SHA-256")
    }
    return code
  }
}
