import Model
import Testing

@testable import Scanners

@Suite("Numbers and lists of the kernel")
struct NumbersTests {
  @Test(
    "what is no decimal number is none",
    arguments: [
      "", "-", "+1", " 1", "1 ", "0x10", "1.5", "9007199254740992", "9223372036854775808",
      "99999999999999999999", "١",
    ])
  func noDecimal(text: String) {
    #expect(Int64(decimal: Array(text.utf8)[...]) == nil)
  }

  @Test(
    "decimal numbers",
    arguments: [("0", 0), ("-1", -1), ("007", 7), ("9007199254740991", 9_007_199_254_740_991)])
  func decimal(text: String, value: Int64) {
    #expect(Int64(decimal: Array(text.utf8)[...]) == value)
  }

  @Test(
    "hexadecimal numbers",
    arguments: [("0", 0), ("0x1F", 31), ("ffffffff", 0xFFFF_FFFF), ("80000000", 1 << 31)])
  func hex(text: String, value: Int64) {
    #expect(Int64(hex: Array(text.utf8)[...]) == value)
  }

  @Test(
    "what is no hexadecimal number is none",
    arguments: ["", "0x", "g", "-1", "20000000000000", "1234567812345678", "0x 1"])
  func noHex(text: String) {
    #expect(Int64(hex: Array(text.utf8)[...]) == nil)
  }

  @Test(
    "a broken list of processors is none",
    arguments: ["", ",", "0,", "1-", "-1", "3-1", "0-4294967295", "1,1", "2,1", "0-3,2", "a"])
  func noList(text: String) {
    #expect(CPUList.list(Array(text.utf8)) == nil)
  }

  @Test("lists of processors", arguments: [("0", [0]), ("0-3,8,10-11", [0, 1, 2, 3, 8, 10, 11])])
  func list(text: String, cpus: [Int]) {
    #expect(CPUList.list(Array(text.utf8)) == cpus)
  }

  @Test(
    "masks of processors",
    arguments: [("f", [0, 1, 2, 3]), ("00000001,00000001", [0, 32]), ("11", [0, 4])])
  func mask(text: String, cpus: [Int]) {
    #expect(CPUList.mask(Array(text.utf8)) == cpus)
  }

  @Test("a mask of nothing, or of something else, is none", arguments: ["", "0", "00000000,00000000", "x"])
  func noMask(text: String) {
    #expect(CPUList.mask(Array(text.utf8)) == nil)
  }

  @Test("sizes of caches", arguments: [("32K", 32768), ("8M", 8_388_608), ("0K", 0)])
  func cacheSize(text: String, bytes: Int64) {
    #expect(SysDevicesCPU.bytes(Array(text.utf8)) == bytes)
  }

  @Test("what is no size of a cache is none", arguments: ["", "K", "32", "32G", "-1K", "99999999999K"])
  func noCacheSize(text: String) {
    #expect(SysDevicesCPU.bytes(Array(text.utf8)) == nil)
  }

  @Test(
    "names of places in the device tree",
    arguments: [
      ("0000:00:1f.6", true, false), ("10000:e1:00.0", true, false), ("00:1f.6", false, false),
      ("1-4.2", false, true), ("3-10", false, true), ("usb3", false, false), ("1-4:1.0", false, false),
      ("1-", false, false), ("-1", false, false), ("", false, false), ("0:0:0:0", false, false),
    ])
  func busNames(name: String, isPCI: Bool, isUSB: Bool) {
    #expect(name[...].isPCIAddress == isPCI)
    #expect(name[...].isUSBDevice == isUSB)
  }
}
