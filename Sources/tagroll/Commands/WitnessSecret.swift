import Glibc
import JSONBytes
import Ledger
import Model

/// The secret key of a witness, in a file of theirs: 64 hexadecimal digits, as tools/verify-pack/cosign.py keeps it too.
enum WitnessSecret {
  /// - Parameter random: makes as many bytes that nobody can guess, where there is no such file yet.
  static func seed(_ path: String, orMade random: (Int) -> [UInt8]) throws -> [UInt8] {
    if access(path, F_OK) == 0 {
      let text = try InputFile.bytes(path, upTo: 128) { Refusal.unreadableFile(path, $0) }
      let digits = String(decoding: text.prefix { $0 != 0x0A }, as: UTF8.self)
      guard let seed = Hex.bytes(digits), seed.count == 32 else { throw Refusal.noWitnessSecret(path) }
      return seed
    }
    let seed = random(32)
    let file = try NewFile(path, isPrivate: true)
    try file.write(Array("\(Hex.text(seed))\n".utf8))
    try file.finish()
    return seed
  }
}
