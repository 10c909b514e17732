import Identity
import Model

/// One machine of a made-up house: what its firmware and its parts say, and what other inventories go by.
struct Machine {
  var keys: IdentityKeys
  var hostname: String
  /// What an agent of another inventory calls itself: made when it runs first, kept in a file of the installation.
  var agentID: String
  /// What hangs on a cable and answers as a network controller: a dock's, a dongle's.
  var cableMACs: [DeviceText] = []
  /// Where its firmware and parts come from: machines made from one model were delivered together.
  var model: String

  func with(_ change: (inout Machine) -> Void) -> Machine {
    var machine = self
    change(&machine)
    return machine
  }

  /// The same as the kernel shows it to a plain user.
  var unprivileged: Machine {
    with {
      $0.keys.isPrivileged = false
      $0.keys.serial = nil
      $0.keys.uuid = nil
      $0.keys.boardSerial = nil
      $0.keys.chassisSerial = nil
    }
  }

  mutating func reinstall(_ machineID: DeviceText) {
    keys.machineID = machineID
    agentID = "agent of \(machineID.string ?? "")"
  }

  /// With all that lives on it.
  mutating func take(diskOf other: Machine) {
    keys.disks = other.keys.disks
    keys.machineID = other.keys.machineID
    agentID = other.agentID
  }

  /// What an order or a clerk says of it.
  var typed: IdentityKeys {
    var typed = IdentityKeys(isPrivileged: true)
    typed.maker = keys.maker
    typed.model = keys.model
    typed.serial = keys.serial.map { DeviceText(($0.string ?? "").lowercased()) }
    return typed
  }
}
