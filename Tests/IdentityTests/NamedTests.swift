import Identity
import Model
import Testing

@Suite("names of a machine")
struct NamedTests {
  private let rules = RuleSet.builtIn

  private func hardware(_ change: (inout Hardware) -> Void) -> Hardware {
    var hardware = Hardware()
    change(&hardware)
    return hardware
  }

  private func fact(_ text: DeviceText, _ source: String = "s") -> Fact<DeviceText> {
    Fact(.value(text), from: source)
  }

  @Test("Lenovo's model stands in the version, and its type in the product name")
  func lenovo() throws {
    let machine = hardware {
      $0.system.vendor = fact("LENOVO")
      $0.system.product = fact("20XWS0AA00", "name")
      $0.system.version = fact("ThinkPad X1 Carbon Gen 9 ", "version")
    }
    let model = try #require(rules.model(of: machine))
    #expect(model.text == "ThinkPad X1 Carbon Gen 9")
    #expect(model.fact == "hardware.system.version")
    #expect(model.source == "version")
    #expect(model.rule == "lenovo.name")
    #expect(rules.productNumber(of: machine)?.text == "20XWS0AA00")
  }

  @Test(
    "a version that is a placeholder, or a code, is no model",
    arguments: ["None", "Not Available", "1.0", "SDK0J40697"])
  func lenovoPlaceholder(version: String) {
    let machine = hardware {
      $0.system.vendor = fact("Lenovo")
      $0.system.product = fact("82RD")
      $0.system.version = fact(DeviceText(version))
    }
    #expect(rules.model(of: machine)?.text == "82RD")
    #expect(rules.model(of: machine)?.rule == nil)
  }

  @Test("another maker's version is no model")
  func otherMaker() {
    let machine = hardware {
      $0.system.vendor = fact("ASUSTeK COMPUTER INC.")
      $0.system.product = fact("All Series")
      $0.system.version = fact("System Version")
      $0.board.name = fact("Z97-A", "board")
    }
    #expect(rules.model(of: machine)?.text == "Z97-A")
    #expect(rules.model(of: machine)?.fact == "hardware.board.name")
    #expect(rules.productNumber(of: machine) == nil)
  }

  @Test("HP's product number is the SKU without its country")
  func hp() {
    let machine = hardware {
      $0.system.vendor = fact("Hewlett-Packard")
      $0.system.sku = fact("WA017EA#ABF")
    }
    #expect(rules.productNumber(of: machine)?.text == "WA017EA")
  }

  @Test(
    "a Dell that lost its system serial still has its service tag on the board; one that has not keeps its own"
  )
  func dell() {
    var machine = hardware {
      $0.system.vendor = fact("Dell Inc.")
      $0.system.serial = fact("To Be Filled By O.E.M.")
      $0.board.serial = fact("/8ZKQ5J3/CN1296336E0123/")
    }
    #expect(rules.serial(of: machine)?.text == "8ZKQ5J3")
    #expect(rules.serial(of: machine)?.rule == "dell.tag")
    machine.system.serial = fact("7XK2PT3")
    #expect(rules.serial(of: machine)?.text == "7XK2PT3")
    machine.system.serial = Fact(.absent, from: "s")
    machine.board.serial = fact("/0000000/00000000000000/")
    #expect(rules.serial(of: machine) == nil)
  }

  @Test("a Dell board is filed under its own number, whichever machine it says it is in")
  func dellBoard() {
    var keys = IdentityKeys(isPrivileged: true)
    keys.maker = "Dell Inc."
    keys.boardMaker = "Dell Inc."
    keys.boardSerial = "/8ZKQ5J3/CN1296336E0123/"
    #expect(keys.lookups.map(\.value) == ["CN1296336E0123"])
    // Nothing but the tag in it: the whole text still tells boards apart.
    keys.boardSerial = ".8ZKQ5J3..01."
    #expect(keys.lookups.map(\.value) == [".8ZKQ5J3..01."])
    keys.boardSerial = "/0000000/00000000000000/"
    #expect(keys.lookups.isEmpty)
  }

  @Test("a VMware guest without a UUID is known by the one in its serial")
  func vmware() {
    var keys = IdentityKeys(isPrivileged: true, isVirtual: true)
    keys.maker = "VMware, Inc."
    keys.serial = "VMware-56 4d 1a 2b 3c 4d 5e 6f-70 81 92 a3 b4 c5 d6 e7"
    let uuids = keys.lookups.filter { $0.kind == .uuid }.map(\.value)
    #expect(uuids == ["2b1a4d56-4d3c-6f5e-7081-92a3b4c5d6e7", "564d1a2b-3c4d-5e6f-7081-92a3b4c5d6e7"])
    keys.maker = "QEMU"
    #expect(!keys.lookups.contains { $0.kind == .uuid })
  }
}
