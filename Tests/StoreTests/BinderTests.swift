import Testing

@testable import Store

@Suite("Binder")
struct BinderTests {
  private let scratch = Scratch()

  @Test("what fits is lent, what does not is copied, and all of it arrives")
  func room() throws {
    _ = try scratch.create()
    let connection = try Connection(scratch.path, .write)
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 8, alignment: 8)
    defer { room.deallocate() }
    let statement = try connection.prepare("SELECT ?1, ?2, ?3, ?4, ?5, ?6")
    var binder = Binder(statement.pointer, in: room)
    binder.text("LT-1")
    binder.text("larger than the room")
    binder.blob([1, 2, 3, 4])
    binder.blob([5])
    binder.blob([UInt8]())
    binder.null()
    #expect(binder.code == 0)
    #expect(try statement.step())
    #expect(statement.text(0) == "LT-1" && statement.text(1) == "larger than the room")
    #expect(statement.blob(2) == [1, 2, 3, 4] && statement.blob(3) == [5])
    #expect(statement.optionalBlob(4) == [] && statement.optionalBlob(5) == nil)
    #expect(room.elementsEqual(Array("LT-1".utf8) + [1, 2, 3, 4]))
  }
}
