import Model
import Testing

@testable import Scanners

@Suite("VirtualisationEvidence")
struct VirtualisationEvidenceTests {
  static func find(_ files: [String: String], namespaces: (pid: Int, uts: Int, ipc: Int)? = nil) throws -> (
    Virtualisation, [ScanNote]
  ) {
    let folder = try ScratchFolder()
    try folder.write("proc/cpuinfo", "processor\t: 0\nflags\t\t: fpu sse2\n")
    for (path, text) in files { try folder.write(path, text) }
    if let namespaces {
      try folder.link("proc/self/ns/pid", to: "pid:[\(namespaces.pid)]")
      try folder.link("proc/self/ns/uts", to: "uts:[\(namespaces.uts)]")
      try folder.link("proc/self/ns/ipc", to: "ipc:[\(namespaces.ipc)]")
    }
    let tree = try SystemTree(capturedAt: folder.path)
    var machine = Machine(tree: tree, devices: SysfsDevices(tree), names: NoNames())
    let found = VirtualisationEvidence.find(in: &machine)
    return (found, machine.notes)
  }

  static let initial = (pid: 4_026_531_836, uts: 4_026_531_838, ipc: 4_026_531_839)
  static let own = (pid: 4_026_532_201, uts: 4_026_532_198, ipc: 4_026_532_199)

  @Test("a marker in the first namespaces was left by an image, and is a note")
  func leftover() throws {
    for marker in [".dockerenv", "run/.containerenv"] {
      let (found, notes) = try Self.find([marker: ""], namespaces: Self.initial)
      #expect(found.kind.value == VirtualisationKind.none)
      #expect(notes == [ScanNote(.markerIgnored, at: marker)])
    }
  }

  @Test(
    "a marker outside the first namespaces is a container, and so it is where nobody can tell",
    arguments: [
      (".dockerenv", "", "docker"), ("run/.containerenv", "", "podman"),
      ("run/systemd/container", "lxc\n", "lxc"),
      ("run/host/container-manager", "systemd-nspawn\n", "systemd-nspawn"),
    ])
  func marker(path: String, text: String, product: DeviceText) throws {
    for namespaces in [Self.own, nil] {
      let (found, notes) = try Self.find([path: text], namespaces: namespaces)
      #expect(found.kind == Fact(.value(.container), from: path))
      #expect(found.product.value == product)
      #expect(notes == [])
    }
  }

  @Test("the first process of a container knows its kind; on a machine it is not asked")
  func environment() throws {
    let environ = ["proc/1/environ": "PATH=/bin\0SECRET=x\0container=lxc\0"]
    for namespaces in [Self.own, nil] {
      let (found, _) = try Self.find(environ, namespaces: namespaces)
      #expect(found.kind == Fact(.value(.container), from: "proc/1/environ"))
      #expect(found.product.value == "lxc")
    }
    #expect(try Self.find(environ, namespaces: Self.initial).0.kind.value == VirtualisationKind.none)
    #expect(try Self.find(["proc/1/environ": "container=\0"]).0.kind.value == VirtualisationKind.none)
    #expect(try Self.find(["proc/1/environ": "xcontainer=lxc"]).0.kind.value == VirtualisationKind.none)
  }

  @Test("of the first process's environment a recording keeps the kind of the container alone")
  func recordedEnvironment() throws {
    let folder = try ScratchFolder()
    try folder.write("proc/1/environ", "SECRET=x\0container=lxc\0OTHER=y")
    let tree = try SystemTree(capturedAt: folder.path).recorded
    #expect(tree.containerOfInit.value == "lxc")
    #expect(tree.recording?.answers.files == ["proc/1/environ": Array("container=lxc".utf8)])
  }

  @Test("three namespaces of its own are a container even without a marker; one alone is a sandbox")
  func unmarked() throws {
    #expect(
      try Self.find([:], namespaces: Self.own).0.kind == Fact(.value(.container), from: "proc/self/ns/pid"))
    let sandbox = (pid: Self.own.pid, uts: Self.initial.uts, ipc: Self.initial.ipc)
    #expect(try Self.find([:], namespaces: sandbox).0.kind.value == VirtualisationKind.none)
  }

  @Test(
    "what the files of a guest give away",
    arguments: [
      (["sys/class/dmi/id/sys_vendor": "QEMU\n"], "qemu"),
      (["sys/class/dmi/id/sys_vendor": "VMware, Inc.\n"], "vmware"),
      (["sys/class/dmi/id/sys_vendor": "innotek GmbH\n"], "virtualbox"),
      (["sys/class/dmi/id/product_name": "Google Compute Engine\n"], "google"),
      (
        [
          "sys/class/dmi/id/sys_vendor": "Microsoft Corporation\n",
          "sys/class/dmi/id/product_name": "Virtual Machine\n",
        ], "hyper-v"
      ),
      (["sys/hypervisor/type": "xen\n"], "xen"),
      (["sys/firmware/devicetree/base/hypervisor/compatible": "linux,kvm\0"], "kvm"),
      (["proc/sysinfo": "VM00 Name: x\nVM00 Control Program: z/VM    6.1.0\n"], "zvm"),
      (["proc/cpuinfo": "machine\t\t: CHRP IBM pSeries (emulated by qemu)\n"], "qemu"),
      (["proc/cpuinfo": "processor: 0\nflags: fpu hypervisor\n"], nil),
      (
        [
          "proc/cpuinfo": "processor: 0\nflags: hypervisor\n",
          "sys/devices/system/clocksource/clocksource0/available_clocksource": "kvm-clock tsc acpi_pm \n",
        ], "kvm"
      ),
      (
        [
          "proc/cpuinfo": "processor: 0\nflags: hypervisor\n",
          "sys/class/dmi/id/sys_vendor": "Nutanix\n",
        ], "nutanix"
      ),
    ] as [([String: String], DeviceText?)])
  func guest(files: [String: String], product: DeviceText?) throws {
    let (found, _) = try Self.find(files)
    #expect(found.kind.value == .virtualMachine)
    #expect(found.product.value == product)
  }

  @Test(
    "machines that only look like guests",
    arguments: [
      [:],
      [
        "sys/class/dmi/id/sys_vendor": "Microsoft Corporation\n",
        "sys/class/dmi/id/product_name": "Surface Pro\n",
      ],
      ["sys/class/dmi/id/sys_vendor": "Amazon EC2\n", "sys/class/dmi/id/product_name": "m5.metal\n"],
      [
        "sys/class/dmi/id/sys_vendor": "Oracle Corporation\n",
        "sys/class/dmi/id/product_name": "SUN FIRE X4170\n",
      ],
      ["sys/hypervisor/type": "xen\n", "proc/xen/capabilities": "control_d\n"],
      ["sys/class/dmi/id/sys_vendor": "Nutanix\n"],
      ["sys/devices/system/clocksource/clocksource0/available_clocksource": "tsc kvm-clock\n"],
      ["proc/cpuinfo": "processor: 0\nmodel name: hypervisor\nflags: fpu hypervisors\n"],
    ] as [[String: String]])
  func metal(files: [String: String]) throws {
    #expect(try Self.find(files).0.kind.value == VirtualisationKind.none)
  }
}
