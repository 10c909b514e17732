import Glibc
import Model
import Testing

@testable import Exchange

@Suite("What smartctl prints")
struct SmartctlJSONTests {
  static func health(_ text: String) -> DiskHealth {
    SmartctlJSON.health(.value(Array(text.utf8)), disk: "sda")
  }

  @Test(
    "what is no JSON object is malformed, not healthy", arguments: ["", "{", "[]", "null", "{}x", "\u{FF}"])
  func broken(text: String) {
    let health = Self.health(text)
    let malformed = Observed<Bool>.malformed(raw: DeviceText(text), expected: .table)
    #expect(health.passed == Fact(malformed, from: "smartctl:sda"))
    #expect(health.powerOnHours.value == nil)
  }

  @Test(
    "an answer without facts, or with others in their places, leaves them out",
    arguments: [
      "{}", #"{"smart_status":[]}"#, #"{"smart_status":{"passed":1},"power_on_time":{"hours":"9"}}"#,
      #"{"temperature":{"current":30.5}}"#, #"{"ata_smart_attributes":{"table":{"id":5}}}"#,
      #"{"ata_smart_attributes":{"table":[{"id":5},{"id":5,"raw":{"value":1}}]}}"#,
    ])
  func absent(text: String) {
    let health = Self.health(text)
    #expect(health.passed.finding == .absent)
    #expect(health.powerOnHours.finding == .absent)
    #expect(health.wearPercent.finding == .absent)
    #expect(health.temperatureCelsius.finding == .absent)
    #expect(health.reallocatedSectors.finding == .absent)
  }

  @Test("why nothing was read stays why")
  func withheld() {
    for remedy in Remedy.allCases {
      let health = SmartctlJSON.health(.withheld(remedy), disk: "sda")
      #expect(health.passed.finding == .withheld(remedy))
      #expect(health.wearPercent.finding == .withheld(remedy))
    }
  }

  @Test("a SCSI disk counts its defects and its wear in words of its own, and a newer release in common ones")
  func kinds() {
    let scsi = Self.health(
      #"{"smart_status":{"passed":false},"scsi_grown_defect_list":7,"scsi_percentage_used_endurance_indicator":3}"#
    )
    #expect(scsi.passed.value == false)
    #expect(scsi.reallocatedSectors.value == 7)
    #expect(scsi.wearPercent.value == 3)
    let newer = Self.health(
      #"{"endurance_used":{"current_percent":12},"nvme_smart_health_information_log":{"percentage_used":13}}"#
    )
    #expect(newer.wearPercent.value == 12)
  }

  static let folder: String? = {
    let named = getenv("TAGROLL_REALDATA").map { String(cString: $0) }
    return [named, "\(Files.root)../shared/realdata"].compactMap { $0 }
      .map { "\($0)/smartctl-json" }.first { access($0, R_OK) == 0 }
  }()

  @Test(
    "recorded disks are as healthy as smartctl found them",
    .enabled(if: folder != nil, "no recordings: set TAGROLL_REALDATA to the folder that holds them"),
    arguments: [
      ("SAMSUNG_MZVL21T0HCLR-00B00_23", true, 10_423, 16, 29, nil),
      ("WDC_WD20EFRX-68EUZN0_18", true, 71_605, nil, 33, 0),
      ("nvme-null-Micron_7300_MTFDHBE3T2TDG-nvme0", true, 3_820, 0, 38, nil),
      ("nvme-null-Micron_7300_MTFDHBE3T8TDF-nvme3", true, 8_833, 2, 26, nil),
      ("nvme-null-Micron_7300_MTFDHBE960TDF-nvme0", true, 26_686, 10, 27, nil),
      ("nvme-null-Micron_7400_MTFDKCB1T9TDZ-nvme10", true, 9_099, 5, 33, nil),
      ("nvme-null-Micron_7400_MTFDKCB3T8TDZ-nvme3", true, 2_436, 0, 31, nil),
      ("nvme-null-SAMSUNG_MZPLJ6T4HALA-00007-nvme0", true, 861, 0, 33, nil),
      ("nvme-null-SAMSUNG_MZPLL3T2HAJQ-00005-nvme1", true, 13_138, 0, 38, nil),
      ("nvme-null-SAMSUNG_MZQL21T9HCJR-00A07-nvme0", true, 13_113, 3, 22, nil),
      ("nvme-null-SAMSUNG_MZQL23T8HCLS-00A07-nvme9", true, 4_369, 3, 22, nil),
      ("nvme-null-SAMSUNG_MZWLL3T2HAJQ-00005-nvme0", false, 18_376, 0, 40, nil),
      ("sat-HGST_Ultrastar_HC310_320-HGST_HUS728T8TALE6L4-sdd", true, 38_399, nil, 28, 0),
      ("sat-Hitachi_HGST_Ultrastar_7K2-HGST_HUS722T2TALA604-sdc", true, 40_662, nil, 26, 0),
      (
        "sat-Intel_730_and_DC_S35x0_3610_3700_Series_SSDs-INTEL_SSDSC2BB240G4-sde", true, 69_412, nil, 25, 0
      ),
      (
        "sat-Intel_730_and_DC_S35x0_3610_3700_Series_SSDs-INTEL_SSDSC2BB240G6-sdf", true, 67_252, nil, 19, 0
      ),
      (
        "sat-Intel_730_and_DC_S35x0_3610_3700_Series_SSDs-INTEL_SSDSC2BB480G6-sda", true, 54_278, nil, 28, 0
      ),
      ("sat-Micron_5100_Pro___52x0___5300_SSDs-Micron_5300_MTFDDAV480TDS-sda", true, 4_111, nil, 35, 0),
      ("sat-Samsung_based_SSDs-SAMSUNG_MZ7LH1T9HMLT-00005-sda", true, 4_717, nil, 24, 0),
      ("sat-Western_Digital_RE3_Serial_ATA-WDC_WD5002ABYS-02B1B0-sda", true, 66_857, nil, 26, 0),
      ("sat-Western_Digital_RE4-WDC_WD1003FBYX-01Y7B0-sda", true, 92_209, nil, 24, 0),
      ("sat-Western_Digital_RE4-WDC_WD5003ABYZ-011FA0-sda", true, 7_277, nil, 19, 0),
      ("sat-Western_Digital_Ultrastar_DC_HC550-WDC__WUH721818ALE6L4-sda", true, 3_533, nil, 35, 0),
      ("sat-Western_Digital_Ultrastar_DC_HC550-WDC__WUH721818ALN604-sda", true, 545, nil, 29, 0),
    ] as [(String, Bool, Int64, Int64?, Int64, Int64?)])
  func recorded(
    name: String, passed: Bool, hours: Int64, wear: Int64?, degrees: Int64, reallocated: Int64?
  ) throws {
    let path = try #require(Self.folder)
    let health = SmartctlJSON.health(.value(try Files.read("\(path)/\(name).json")), disk: "sda")
    #expect(health.passed.value == passed)
    #expect(health.powerOnHours.value == hours)
    #expect(health.wearPercent.value == wear)
    #expect(health.temperatureCelsius.value == degrees)
    #expect(health.reallocatedSectors.value == reallocated)
  }
}
