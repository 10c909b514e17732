/// Every scanner, in the order they run.
enum ScannerRegistry {
  static let all: [any Scanner] = [
    SysClassDMI(),
    FirmwareDeviceTree(),
    ProcSysinfo(),
    FirmwareEFI(),
    SysClassMEI(),
    ProcCPUInfo(),
    ProcMemInfo(),
    SysDevicesMemory(),
    DMIMemory(),
    SysClassBlock(),
    SysClassNet(),
    SysBusPCI(),
    ProcDriverNVIDIA(),
    SysBusUSB(),
    SysBusThunderbolt(),
    SysClassBluetooth(),
    SysClassDRM(),
    SysClassPowerSupply(),
    SysClassTPM(),
    KernelLockdown(),
    RootEncryption(),
    CPUVulnerabilities(),
    // Last: it fills what the others left open.
    DMITables(),
  ]
}
