/// Every scanner, in the order they run.
enum ScannerRegistry {
  static let all: [any Scanner] = [
    SysClassDMI(),
    FirmwareDeviceTree(),
    FirmwareEFI(),
    ProcCPUInfo(),
    ProcMemInfo(),
    SysDevicesMemory(),
    DMIMemory(),
    SysClassBlock(),
    SysClassNet(),
    SysBusPCI(),
    SysBusUSB(),
    SysClassDRM(),
    SysClassPowerSupply(),
    SysClassTPM(),
    KernelLockdown(),
    RootEncryption(),
    CPUVulnerabilities(),
  ]
}
