import Model

/// Whether the system runs in a container, in a virtual machine, or on a machine of its own.
///
/// Containers are looked for first, since one may run inside a virtual machine. A marker file alone proves
/// nothing: an image that was made for containers and is started as a machine still carries it. So it counts
/// only where the process has left the namespaces the kernel starts with.
///
/// - Reads: `run/host/container-manager`, `run/systemd/container`, `run/.containerenv`, `.dockerenv`,
///   `proc/{vz,bc,xen/capabilities,sysinfo}`, `proc/self/ns/{pid,uts,ipc}`, `proc/sys/kernel/osrelease`,
///   `proc/cpuinfo`, `sys/hypervisor/type`, `sys/firmware/devicetree/base/hypervisor/compatible`,
///   `sys/class/dmi/id/{sys_vendor,product_name,board_vendor,bios_vendor}`; where only the processor tells of a
///   hypervisor, the clock it offers; no rights needed, but for `container=` in `proc/1/environ`.
/// - Source: container interface of systemd; Linux `include/linux/proc_ns.h` for the first namespaces.
struct VirtualisationEvidence {
  private let tree: SystemTree
  private let kernelRelease: Fact<DeviceText>

  static func find(in machine: inout Machine) -> Virtualisation {
    let evidence = VirtualisationEvidence(
      tree: machine.tree, kernelRelease: machine.kernelRelease ?? machine.tree.text(OSRelease.kernelRelease))
    if let found = evidence.container(&machine.notes) ?? evidence.guest()
      ?? evidence.mainframe(machine.systemInfo) ?? evidence.flagged(machine.processorInfo)
    {
      return found
    }
    // No sign of software, seen in something that would have shown it.
    if machine.processorInfo != .absent || machine.tree.exists("sys/class/dmi/id") {
      return Self.found(.none, nil, at: ProcCPUInfo.path)
    }
    return Virtualisation()
  }

  static func found(_ kind: VirtualisationKind, _ product: DeviceText?, at source: String) -> Virtualisation {
    var virtualisation = Virtualisation()
    virtualisation.kind = Fact(.value(kind), from: source)
    virtualisation.product = Fact(product.map { .value($0) } ?? .absent, from: source)
    return virtualisation
  }

  // MARK: Containers

  private func container(_ notes: inout [ScanNote]) -> Virtualisation? {
    let namespaces = namespaces()
    for (path, product) in [
      ("run/host/container-manager", nil), ("run/systemd/container", nil), ("proc/1/environ", nil),
      ("run/.containerenv", "podman"), (".dockerenv", "docker"),
    ] as [(String, DeviceText?)] {
      if path == "proc/1/environ" {
        // The first process of a container was told so, and only root may see it; on a machine it is not asked.
        guard namespaces != .initial, let named = tree.containerOfInit.value else { continue }
        return Self.found(.container, named, at: path)
      }
      let named = product == nil ? tree.text(path).value : nil
      guard named != nil || (product != nil && tree.exists(path)) else { continue }
      if namespaces == .initial {
        notes.append(ScanNote(.markerIgnored, at: path))
      } else {
        return Self.found(.container, named ?? product, at: path)
      }
    }
    let release = kernelRelease
    if let text = release.value, text.holds("Microsoft") || text.holds("WSL") {
      return Self.found(.container, "wsl", at: release.source)
    }
    // OpenVZ shows proc/vz everywhere and proc/bc only to the host.
    if tree.exists("proc/vz"), !tree.exists("proc/bc") {
      return Self.found(.container, "openvz", at: "proc/vz")
    }
    return namespaces == .own ? Self.found(.container, nil, at: "proc/self/ns/pid") : nil
  }

  enum Namespaces: Equatable {
    /// Those the kernel starts with.
    case initial
    /// Made later, all three of them.
    case own
    case mixed
    case unknown
  }

  private func namespaces() -> Namespaces {
    let links = ["pid", "uts", "ipc"].map { tree.link("proc/self/ns/\($0)").value }
    return Self.namespaces(pid: links[0], uts: links[1], ipc: links[2])
  }

  static func namespaces(pid: DeviceText?, uts: DeviceText?, ipc: DeviceText?) -> Namespaces {
    guard let pid, let uts, let ipc else { return .unknown }
    // PROC_PID_INIT_INO, PROC_UTS_INIT_INO, PROC_IPC_INIT_INO.
    let initial = [pid == "pid:[4026531836]", uts == "uts:[4026531838]", ipc == "ipc:[4026531839]"]
    return initial.allSatisfy { $0 } ? .initial : initial.contains(true) ? .mixed : .own
  }

  // MARK: Virtual machines

  private func guest() -> Virtualisation? {
    if let xen = xen() { return xen }
    let firmware = ["sys_vendor", "product_name", "board_vendor", "bios_vendor"].map {
      "sys/class/dmi/id/\($0)"
    }
    if tree.exists("sys/class/dmi/id") {
      let texts = firmware.map { tree.text($0) }
      if let product = texts[1].value?.bytes, product.count > 6,
        product.suffix(6).elementsEqual(".metal".utf8)
      {
        return Self.found(.none, nil, at: firmware[1])
      }
      for text in texts {
        if let bytes = text.value?.bytes,
          let product = Self.hypervisor(inFirmwareText: bytes, product: texts[1].value)
        {
          return Self.found(.virtualMachine, product, at: text.source)
        }
      }
    }
    let compatible = tree.text("sys/firmware/devicetree/base/hypervisor/compatible")
    if let text = compatible.value {
      return Self.found(.virtualMachine, Self.hypervisor(inDeviceTree: text), at: compatible.source)
    }
    return nil
  }

  /// The file is there on s390 alone.
  private func mainframe(_ file: Observed<[UInt8]>) -> Virtualisation? {
    Self.hypervisor(inSysinfo: file.value ?? []).map { Self.found(.virtualMachine, $0, at: ProcSysinfo.path) }
  }

  private func xen() -> Virtualisation? {
    let type = tree.text("sys/hypervisor/type")
    guard type.value == "xen" else { return nil }
    // The first domain drives the hardware itself.
    if let text = tree.text("proc/xen/capabilities").value, text.holds("control_d") {
      return Self.found(.none, nil, at: "proc/xen/capabilities")
    }
    return Self.found(.virtualMachine, "xen", at: type.source)
  }

  /// The processor's own flag says that there is a hypervisor, not which.
  private func flagged(_ file: Observed<[UInt8]>) -> Virtualisation? {
    let path = ProcCPUInfo.path
    guard let bytes = file.value else { return nil }
    let info = CPUInfo(bytes, wanted: [0])
    if info.shared("vendor_id") == "User Mode Linux" { return Self.found(.virtualMachine, "uml", at: path) }
    if let machine = info.shared("machine"), machine.holds("emulated by qemu") {
      return Self.found(.virtualMachine, "qemu", at: path)
    }
    guard let flags = info.shared("flags")?.bytes.split(separator: 0x20),
      flags.contains(where: { $0.elementsEqual("hypervisor".utf8) })
    else { return nil }
    let clock = tree.text("sys/devices/system/clocksource/clocksource0/available_clocksource").value
    return Self.found(
      .virtualMachine, vendor() ?? clock.flatMap(Self.hypervisor(inClocks:)), at: path)
  }

  /// Makers that name a guest like a machine of their own: told apart by the flag alone.
  private func vendor() -> DeviceText? {
    guard let bytes = tree.text("sys/class/dmi/id/sys_vendor").value?.bytes else { return nil }
    return bytes.starts(with: "Alibaba Cloud".utf8)
      ? "alibaba" : bytes.starts(with: "Nutanix".utf8) ? "nutanix" : nil
  }

  /// The hypervisor a guest's clock is named after.
  ///
  /// - Source: Linux `arch/x86/kernel/kvmclock.c`, `drivers/clocksource/hyperv_timer.c`, `arch/x86/xen/time.c`.
  static func hypervisor(inClocks list: DeviceText) -> DeviceText? {
    let clocks = list.bytes.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
    if clocks.contains("kvm-clock") { return "kvm" }
    if clocks.contains("xen") { return "xen" }
    return clocks.contains { $0.hasPrefix("hyperv_clocksource") } ? "hyper-v" : nil
  }

  /// What the beginning of a firmware text gives away.
  static func hypervisor(inFirmwareText text: [UInt8], product: DeviceText?) -> DeviceText? {
    let names: [(String, DeviceText)] = [
      ("KVM", "kvm"), ("OpenStack", "kvm"), ("KubeVirt", "kvm"), ("Amazon EC2", "amazon"), ("QEMU", "qemu"),
      ("VMware", "vmware"), ("VMW", "vmware"), ("innotek GmbH", "virtualbox"), ("VirtualBox", "virtualbox"),
      ("Xen", "xen"), ("Bochs", "bochs"), ("Parallels", "parallels"),
      ("BHYVE", "bhyve"), ("Hyper-V", "hyper-v"), ("Apple Virtualization", "apple"),
      ("Google Compute Engine", "google"),
    ]
    // Microsoft and Oracle also make machines of metal.
    if text.elementsEqual("Microsoft Corporation".utf8) {
      return product == "Virtual Machine" ? "hyper-v" : nil
    }
    if text.elementsEqual("Oracle Corporation".utf8) { return product == "VirtualBox" ? "virtualbox" : nil }
    return names.first { text.starts(with: $0.0.utf8) }?.1
  }

  static func hypervisor(inDeviceTree compatible: DeviceText) -> DeviceText? {
    compatible.holds("linux,kvm")
      ? "kvm" : compatible.holds("xen") ? "xen" : compatible.holds("vmware") ? "vmware" : nil
  }

  /// `VM00 Control Program: KVM/Linux` on s390: the innermost of the systems round this one.
  static func hypervisor(inSysinfo text: [UInt8]) -> DeviceText? {
    for line in text.split(separator: 0x0A) where line.starts(with: "VM00 Control Program:".utf8) {
      let name = DeviceText(bytes: Array(line.dropFirst("VM00 Control Program:".utf8.count)))
      return name.holds("KVM") ? "kvm" : name.holds("z/VM") ? "zvm" : nil
    }
    return nil
  }
}
