import Identity
import Model
import Testing

@Suite("Lookups")
struct LookupTests {
  @Test("a machine is filed under every key that is not a placeholder")
  func all() {
    let lookups = Machines.laptop.with {
      $0.serial = " pf2abcde"
      $0.tpmKey = Machines.key(0xAB)
      $0.installID = "m-1"
      $0.assetTag = "LT-00013"
      $0.macs += ["A0-51-0B-11-22-33", "02:00:00:00:00:01"]
      $0.disks += [
        .init(model: "Other", serial: "S4EWNX0M123456"), .init(model: "Bridge", serial: "058F63626420"),
      ]
    }.lookups
    #expect(
      lookups.map { "\($0.kind.rawValue) \($0.value)" } == [
        "serial PF2ABCDE", "uuid 44454c4c-5600-1048-8057-b3c04f584831",
        "uuid 4c4c4544-0056-4810-8057-b3c04f584831", "board-serial L1HF7AB0123",
        "tpm-key abababababababababababababababababababababababababababababababab",
        "mac 8c:16:45:aa:bb:cc", "mac a0:51:0b:11:22:33", "disk-serial S4EWNX0M123456",
        "machine-id 0f3c2a1b4d5e6f708192a3b4c5d6e7f8", "install-id M-1", "asset-tag LT-00013",
      ])
  }

  @Test("a box without serials is filed under what remains")
  func whiteBox() {
    #expect(Machines.whiteBox.lookups.map(\.kind) == [.mac, .disk, .machineID])
    #expect(IdentityKeys(isPrivileged: true).lookups.isEmpty)
  }
}
