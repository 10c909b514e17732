import Exchange
import Identity
import Lifecycle
import Model
import Rules
import Testing

/// What of a scan report is a thing beside its machine.
@Suite("things beside a scanned machine")
struct DeskThingTests {
  private static let machine = EntityID(
    at: Instant(milliseconds: 0), random: [UInt8](repeating: 7, count: 10))

  private static func fact<Value>(_ value: Value) -> Fact<Value> { Fact(.value(value), from: "test") }

  private static func things(_ change: (inout Hardware) -> Void) -> [DeskThing] {
    var report = ScanReport()
    var hardware = Hardware()
    change(&hardware)
    report.hardware = hardware
    return Intake(report).deskThings(of: machine)
  }

  private static func monitor(
    _ connector: DeviceText, text: DeviceText? = nil, number: Int64? = nil, maker: DeviceText = "DEL",
    product: Int64 = 17107
  ) -> Monitor {
    var monitor = Monitor()
    monitor.connector = fact(connector)
    monitor.maker = fact(maker)
    monitor.productCode = fact(product)
    if let text { monitor.serial = fact(text) }
    if let number { monitor.serialNumber = fact(number) }
    return monitor
  }

  private static func usb(
    _ port: DeviceText, _ classCode: DeviceText, serial: DeviceText? = nil, interfaces: DeviceText? = nil,
    product: DeviceText = "Dock"
  ) -> USBDevice {
    var usb = USBDevice()
    usb.port = fact(port)
    usb.vendorId = fact("413c")
    usb.productId = fact("b06e")
    usb.classCode = fact(classCode)
    usb.product = fact(product)
    usb.manufacturer = fact("Dell")
    usb.removable = fact(true)
    if let serial { usb.serial = fact(serial) }
    if let interfaces { usb.interfaces = fact(interfaces) }
    return usb
  }

  private static func card(_ path: DeviceText, mac: DeviceText) -> NetworkCard {
    var card = NetworkCard()
    card.kind = fact(.ethernet)
    card.bus = fact(.usb)
    card.busPath = fact(path)
    card.permanentMac = fact(mac)
    card.removable = fact(true)
    return card
  }

  @Test("two inputs of one monitor are one, and the panel in the lid is none")
  func inputs() {
    let seen = Self.things {
      $0.monitors = [
        Self.monitor("card1-DP-1", text: "7XK2PT3", number: 810_571_341),
        Self.monitor("card1-HDMI-A-1", text: "7XK2PT3"), Self.monitor("card1-eDP-1", text: "PANEL123"),
      ]
      $0.monitors[2].builtIn = Self.fact(true)
    }
    #expect(seen.map(\.port) == ["DP-1"])
    #expect(seen.first?.serial == "7XK2PT3")
    // The number is 0x3050564D.
    #expect(
      seen.first?.keys == [
        "edid:DEL:17107:810571341:7XK2PT3", "monitor:DEL:3050564D", "monitor:DEL:7XK2PT3", "serial:7XK2PT3",
      ])
  }

  @Test("without a serial each is the one at its port, and the tiles of one screen are one")
  func nameless() {
    let seen = Self.things {
      $0.monitors = [Self.monitor("card0-DP-1"), Self.monitor("card0-DP-2", number: 16_843_009)]
      for port: DeviceText in ["card0-DP-3", "card0-DP-4"] {
        var tile = Self.monitor(port, product: 9)
        tile.tileScreen = Self.fact("10ac0009")
        $0.monitors.append(tile)
      }
    }
    #expect(
      seen.map(\.keys) == [
        ["port:\(Self.machine.text):DP-1:DEL:17107"], ["port:\(Self.machine.text):DP-2:DEL:17107"],
        ["port:\(Self.machine.text):DP-3:DEL:9"],
      ])
    #expect(seen.allSatisfy { !$0.isRecognisable && $0.serial == nil })
  }

  @Test("a monitor that says nothing at all is nothing")
  func silent() {
    let seen = Self.things {
      var monitor = Monitor()
      monitor.connector = Self.fact("card0-DP-1")
      $0.monitors = [monitor]
    }
    #expect(seen.isEmpty)
  }

  @Test(
    "a dock on Thunderbolt goes by its UUID and speaks for what hangs on it; the machine's own router is none"
  )
  func thunderbolt() {
    let seen = Self.things {
      for (name, id, isAttached): (DeviceText, DeviceText, Bool) in [
        ("0-0", "11223344-0000-1111-ffff-ffffffffffff", false),
        ("0-1", "99887766-5544-3322-1100-aabbccddeeff", true),
      ] {
        var router = ThunderboltDevice()
        router.name = Self.fact(name)
        router.uniqueId = Self.fact(id)
        router.attached = Self.fact(isAttached)
        $0.thunderboltDevices.append(router)
      }
      $0.usbDevices = [Self.usb("3-1", "090003", serial: "CN0H4D")]
      $0.networkCards = [
        Self.card("sys/devices/pci0000:00/usb3/3-1/3-1.2/3-1.2:1.0", mac: "6c:24:08:cc:dd:02")
      ]
    }
    #expect(seen.map(\.keys) == [["thunderbolt:99887766-5544-3322-1100-aabbccddeeff"]])
    #expect(seen.map(\.category) == [.dock])
  }

  @Test(
    "a dock on USB is the outermost hub with a network card behind it, by its serial or else by that card")
  func hubs() {
    func dock(_ serial: DeviceText?, mac: DeviceText = "6c:24:08:cc:dd:02") -> [DeskThing] {
      Self.things {
        $0.usbDevices = [
          Self.usb("1-4", "090003", serial: serial), Self.usb("1-4.3", "090001"),
          Self.usb("1-4.3.1", "ff0000"),
        ]
        $0.networkCards = [Self.card("sys/devices/pci0000:00/usb1/1-4/1-4.3/1-4.3.1/1-4.3.1:1.0", mac: mac)]
      }
    }
    #expect(dock("CN0H4D7K").map(\.keys) == [["serial:CN0H4D7K", "usb:413c:b06e:CN0H4D7K"]])
    #expect(dock("CN0H4D7K").map(\.port) == ["1-4"])
    // A serial that all of a series have is none.
    #expect(dock("0123456789ABCDEF").map(\.keys) == [["dock:6c:24:08:cc:dd:02"]])
    #expect(dock(nil).first?.serial == nil)
    // Neither is an address that was made up.
    #expect(dock(nil, mac: "02:24:08:cc:dd:02").isEmpty)
    // A dongle without a hub is in somebody's pocket.
    let dongle = Self.things {
      $0.networkCards = [Self.card("sys/devices/pci0000:00/usb1/1-2/1-2:1.0", mac: "6c:24:08:cc:dd:03")]
    }
    #expect(dongle.isEmpty)
  }

  @Test("a dock that gives the laptop's own address for its own is not known by it")
  func passThrough() {
    let seen = Self.things {
      var own = NetworkCard()
      own.bus = Self.fact(.pci)
      own.permanentMac = Self.fact("6c:24:08:aa:bb:01")
      $0.usbDevices = [Self.usb("1-4", "090003")]
      $0.networkCards = [
        own, Self.card("sys/devices/pci0000:00/usb1/1-4/1-4.2/1-4.2:1.0", mac: "6c:24:08:aa:bb:01"),
      ]
    }
    #expect(seen.isEmpty)
  }

  @Test(
    "a headset goes by its serial; a camera with a microphone, what has no serial and what is built in are none"
  )
  func headsets() {
    func sound(_ serial: DeviceText?, camera: Bool = false, attached: Bool = true) -> [DeskThing] {
      Self.things {
        let device = Self.usb("1-2", "000000", serial: serial, interfaces: ":010100:", product: "Evolve2 65")
        $0.usbDevices = [device]
        for kind: PeripheralKind in camera ? [.sound, .camera] : [.sound] {
          var peripheral = Peripheral()
          peripheral.kind = Self.fact(kind)
          peripheral.address = device.port
          peripheral.serial = device.serial
          peripheral.attached = Self.fact(attached)
          $0.peripherals.append(peripheral)
        }
      }
    }
    #expect(sound("A004DE5D").map(\.category) == [.peripheral])
    #expect(sound("A004DE5D").map(\.model) == ["Evolve2 65"])
    #expect(sound(nil).isEmpty)
    #expect(sound("200901010001").isEmpty)
    #expect(sound("A004DE5D", camera: true).isEmpty)
    #expect(sound("A004DE5D", attached: false).isEmpty)
  }

  @Test("a printer goes by model and serial")
  func printers() {
    let seen = Self.things {
      var printer = Printer()
      printer.port = Self.fact("1-7")
      printer.model = Self.fact("LaserJet M404")
      printer.serial = Self.fact("PHB5J12345")
      $0.printers = [printer]
    }
    #expect(seen.map(\.keys) == [["printer:LASERJET M404:PHB5J12345", "serial:PHB5J12345"]])
  }

  @Test("of ten thousand monitors at one machine no more are told than anybody looks up")
  func bounded() {
    let seen = Self.things {
      $0.monitors = (0..<10_000).map {
        Self.monitor(DeviceText("card0-DP-\($0)"), text: DeviceText("7XK2PT\($0)"))
      }
    }
    #expect(seen.count == 64)
  }
}
