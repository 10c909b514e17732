import Identity
import Model
import Testing

@Suite("MonitorSerial")
struct MonitorSerialTests {
  @Test(
    "a form that lacks what it is made of is none",
    arguments: [
      (MonitorSerial.text, nil, 7), (.text, "  ", 7), (.hex, "A", nil), (.hex, "A", -1), (.hex, nil, 1 << 32),
      (.decimal, "A", nil), (.sixDigits, "A", nil), (.numberInside, nil, 7),
      (.numberInside, "ELEVENCHARS", 7),
      (.numberInside, "THIRTEENCHARS", 7), (.numberInside, "TWELVE_CHARS", nil), (.lettersBefore, "H4", 0x41),
      (.lettersBefore, "H4", 0x4142_4361), (.lettersBefore, nil, 0x4142_4344), (.lettersReversed, "H4", 0),
      (.lettersReversed, "H4", 0x6142), (.base34, nil, 999), (.base34, nil, 1_156_000), (.base34, "A", nil),
    ] as [(MonitorSerial, DeviceText?, Int64?)])
  func lacking(form: MonitorSerial, text: DeviceText?, number: Int64?) {
    #expect(form.form(text: text, number: number) == nil)
  }

  @Test(
    "each form puts text and number together its own way",
    arguments: [
      (MonitorSerial.text, " AB12 ", nil, "AB12"), (.hex, nil, 0x00AB_CDEF, "00abcdef"),
      (.decimal, nil, 82_522, "82522"),
      (.sixDigits, nil, 815, "000815"), (.sixDigits, nil, 12_345_678, "12345678"),
      (.numberInside, "LAB010020300", 0x0360_A618, "LAB010020360a6180300"),
      (.lettersBefore, "HXYZ000001", 0x4142_3031, "AB01HXYZ000001"),
      (.lettersReversed, "HXYZ000001", 0x3130_4241, "AB01HXYZ000001"),
      (.lettersReversed, "K1", 0x5445, "ETK1"),
      (.base34, nil, 338_670, "9Y670"), (.base34, nil, 52_046, "1J046"), (.base34, nil, 1000, "01000"),
    ] as [(MonitorSerial, DeviceText?, Int64?, DeviceText)])
  func forms(form: MonitorSerial, text: DeviceText?, number: Int64?, expected: DeviceText) {
    #expect(form.form(text: text, number: number) == expected)
  }

  @Test("the printed form comes first, and none comes twice")
  func rules() {
    func forms(_ maker: DeviceText, _ product: Int64, _ text: DeviceText?, _ number: Int64?) -> [DeviceText] {
      RuleSet.builtIn.monitorSerials(maker: maker, product: product, text: text, number: number)
    }
    #expect(forms("XYZ", 1, nil, nil) == [])
    #expect(forms("XYZ", 1, "AB12", 255) == ["AB12", "000000ff"])
    #expect(forms("ACR", 1, "LAB010020300", 255) == ["LAB01002000000ff0300", "LAB010020300", "000000ff"])
    #expect(forms("ACR", 1, nil, 255) == ["000000ff"])
    #expect(forms("GSM", 0x4B21, nil, 338_670) == ["9Y670", "00052aee"])
    #expect(forms("GSM", 1, nil, 338_670) == ["00052aee", "9Y670"])
    #expect(forms("SAM", 1, "HXYZ000001", 0x4142_3031).first == "HXYZ000001")
    #expect(forms("SAM", 0x09C6, "HXYZ000001", 0x4142_3031).first == "AB01HXYZ000001")
    #expect(forms("SAM", 0x0C18, nil, 809_585_995).first == "809585995")
    #expect(forms("PHL", 1, nil, 815) == ["000815", "0000032f"])
    #expect(forms("ENC", 1, nil, 82_522_083) == ["82522083", "04eb2fe3"])
  }
}
