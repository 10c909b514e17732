import JSONBytes
import Testing

@Suite("JSONWriter")
struct JSONWriterTests {
  private func document(_ writer: JSONWriter) -> String {
    var writer = writer
    writer.beginObject()
    writer.name("b")
    writer.beginArray()
    writer.integer(.min)
    writer.integer(0)
    writer.bool(false)
    writer.null()
    writer.beginArray()
    writer.endArray()
    writer.endArray()
    writer.name("A \n")
    writer.string("/\u{7F}")
    writer.name("c")
    writer.beginObject()
    writer.endObject()
    writer.endObject()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test("a dense document has no white space and keeps the order it was written in")
  func dense() {
    #expect(
      document(JSONWriter())
        == #"{"b":[-9223372036854775808,0,false,null,[]],"A \n":"/"# + "\u{7F}" + #"","c":{}}"#)
  }

  @Test("a pretty document has one member or element a line")
  func pretty() {
    #expect(
      document(JSONWriter(pretty: true)) == """
        {
          "b": [
            -9223372036854775808,
            0,
            false,
            null,
            []
          ],
          "A \\n": "/\u{7F}",
          "c": {}
        }
        """)
  }

  #if os(Linux)
    @Test("a canonical writer stops a program that breaks the order of names")
    func order() async {
      await #expect(processExitsWith: .failure) {
        var writer = JSONWriter(form: .canonical)
        writer.beginObject()
        writer.name("b")
        writer.bool(true)
        writer.name("a")
      }
    }

    @Test("a canonical writer stops a program that writes a name, a number or a depth outside the form")
    func outsideTheForm() async {
      await #expect(processExitsWith: .failure) {
        var writer = JSONWriter(form: .canonical)
        writer.beginObject()
        writer.name("B")
      }
      await #expect(processExitsWith: .failure) {
        var writer = JSONWriter(form: .canonical)
        writer.integer(9_007_199_254_740_992)
      }
      await #expect(processExitsWith: .failure) {
        var writer = JSONWriter(form: .canonical)
        for _ in 0..<17 { writer.beginArray() }
      }
    }
  #endif
}
