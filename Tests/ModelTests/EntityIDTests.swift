import Model
import Testing

@Suite("EntityID")
struct EntityIDTests {
  private static let text = "01943f4c-8a00-7abc-8def-0123456789af"

  @Test("of every text that differs in one byte, those with another digit there are other ids, the rest none")
  func everyByte() {
    let right = Array(Self.text.utf8)
    let digits = Set("0123456789abcdef".utf8)
    for index in right.indices {
      for byte in UInt8(0)...255 where byte != right[index] {
        var changed = right
        changed[index] = byte
        let id = changed.withUnsafeBufferPointer { EntityID(utf8: $0) }
        guard digits.contains(byte), ![8, 13, 18, 23].contains(index) else {
          #expect(id == nil, "\(byte) at \(index)")
          continue
        }
        #expect(id?.text == String(decoding: changed, as: UTF8.self))
      }
    }
  }

  @Test("the text is that of the two halves, digit by digit")
  func halves() throws {
    let id = try #require(EntityID(Self.text))
    #expect(id.high == 0x0194_3F4C_8A00_7ABC && id.low == 0x8DEF_0123_4567_89AF)
    #expect(id.text == Self.text && id.withText { String(decoding: $0, as: UTF8.self) } == Self.text)
  }

  @Test("an id that follows is later in order, by the bytes that were drawn and one")
  func following() throws {
    let id = try #require(EntityID("01943f4c-8a00-7abc-8def-0123456789af"))
    #expect(id.following(by: [0, 0, 0, 0])?.text == "01943f4c-8a00-7abc-8def-0123456789b0")
    #expect(id.following(by: [0, 0, 1, 0x50])?.text == "01943f4c-8a00-7abc-8def-012345678b00")
    #expect(id.following(by: [255, 255, 255, 255])?.text == "01943f4c-8a00-7abc-8def-0124456789af")
  }

  @Test("none follows where the kind of the id would change")
  func lastOfAll() throws {
    let last = try #require(EntityID("01943f4c-8a00-7abc-bfff-fffffffffffe"))
    #expect(last.following(by: [0, 0, 0, 0])?.text == "01943f4c-8a00-7abc-bfff-ffffffffffff")
    #expect(last.following(by: [0, 0, 0, 1]) == nil)
  }

  @Test("a text of another length is refused", arguments: [0, 1, 35, 37])
  func length(count: Int) {
    #expect(EntityID(String((Self.text + "0").prefix(count))) == nil)
  }
}
