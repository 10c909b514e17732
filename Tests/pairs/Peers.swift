import Identity
import Model

/// What another inventory says of a scan: which record it writes over, or that it makes a new one. None of them asks anybody.
protocol Peer {
  init(_ machines: [Machine])
  /// - Parameter typed: the record of that machine was typed in and has never been scanned.
  func records(of scan: Machine, typed: (number: Int, keys: IdentityKeys)?) -> Set<Int>
}

/// What both have in their lists of placeholders as delivered.
private enum PeerJunk {
  static func serial(_ serial: DeviceText?) -> String? {
    guard let text = serial?.string, !text.isEmpty, !serials.contains(text.lowercased()) else { return nil }
    return Set(text).count == 1 ? nil : text
  }

  static func uuid(_ uuid: DeviceText?) -> String? {
    guard let text = uuid?.string?.lowercased(), !text.isEmpty, !uuids.contains(text) else { return nil }
    return text
  }

  private static let serials: Set<String> = [
    "n/a", "(null string)", "invalid", "sys-1234567890", "sys-9876543210", "sn-12345", "sn-1234567890",
    "mb-1234567890",
    "0123456789", "12345", "123456", "1234567", "12345678", "123456789", "1234567890", "123456789000",
    "12345678901234567",
    "eval", "iatpass", "none", "to be filled by o.e.m.", "tulip computers", "serial number xxxxxx",
    "sn-123456fvgv3i0b8o5n6n7k", "unknow", "system serial number", "not specified", "oem_serial",
    "systemserialnumb",
  ]
  private static let uuids: Set<String> = [
    "fffffff-ffff-ffff-ffff-ffffffffffff", "03000200-0400-0500-0006-000700080009",
    "6ab5b300-538d-1014-9fb5-b0684d007b53",
    "01010101-0101-0101-0101-010101010101", "2", "not settable", "not present",
  ]
}

/// GLPI 11 with the rules for computers it comes with: the first that fits decides. By serial and UUID; by serial where the record
/// has no UUID; a new one where the scan has both; by serial; by name; a new one.
struct GLPI: Peer {
  private let serials: [String?]
  private let uuids: [String?]
  private let bySerial: [String: [Int]]
  private let byName: [String: [Int]]

  init(_ machines: [Machine]) {
    serials = machines.map { PeerJunk.serial($0.keys.serial) }
    uuids = machines.map { PeerJunk.uuid($0.keys.uuid) }
    bySerial = Dictionary(grouping: machines.indices.filter { [serials] in serials[$0] != nil }) {
      [serials] in
      serials[$0] ?? ""
    }
    byName = Dictionary(grouping: machines.indices) { machines[$0].hostname }
  }

  func records(of scan: Machine, typed: (number: Int, keys: IdentityKeys)?) -> Set<Int> {
    let serial = PeerJunk.serial(scan.keys.serial)
    let uuid = PeerJunk.uuid(scan.keys.uuid)
    // The database compares without regard to case.
    let isTyped = typed?.keys.serial?.string?.lowercased() == serial?.lowercased() && serial != nil
    if let serial {
      let holders = (bySerial[serial] ?? []).filter { $0 != typed?.number }
      if let uuid, let hit = holders.first(where: { uuids[$0] == uuid }) { return [hit] }
      if let typed, isTyped { return [typed.number] }
      if let hit = holders.first(where: { uuids[$0] == nil }) { return [hit] }
      if uuid != nil { return [] }
      if let hit = holders.first { return [hit] }
    }
    return Set((byName[scan.hostname] ?? []).filter { $0 != typed?.number }.prefix(1))
  }
}

/// OCS Inventory with its default mask 15, of which name, serial and address are compared: all must match, and every record that matches
/// is deleted in favour of the new one. Before that its agent's own id counts, which lies in a file of the installation.
struct OCS: Peer {
  private let machines: [Machine]
  private let byAgent: [String: Int]
  private let byName: [String: [Int]]

  init(_ machines: [Machine]) {
    self.machines = machines
    byAgent = Dictionary(machines.indices.map { (machines[$0].agentID, $0) }) { first, _ in first }
    byName = Dictionary(grouping: machines.indices) { machines[$0].hostname }
  }

  func records(of scan: Machine, typed: (number: Int, keys: IdentityKeys)?) -> Set<Int> {
    // A record that was typed in has neither address nor agent.
    if let hit = byAgent[scan.agentID], hit != typed?.number { return [hit] }
    guard let serial = PeerJunk.serial(scan.keys.serial) else { return [] }
    let addresses = Set(scan.keys.macs + scan.cableMACs)
    return Set(
      (byName[scan.hostname] ?? []).filter { number in
        number != typed?.number && machines[number].keys.serial?.string == serial
          && !addresses.isDisjoint(with: machines[number].keys.macs + machines[number].cableMACs)
      })
  }
}
