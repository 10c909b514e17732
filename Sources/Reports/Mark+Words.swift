public import Identity
import Model
public import Words

extension Mark {
  /// What looks wrong, and what it may mean.
  public var words: Text {
    switch self {
    case .batteryInside(let category):
      Text(
        en: "a battery in a \(category.name.en): is the chassis type right?",
        zh: "\(category.name.zh)内有电池：机箱类型是否正确？")
    case .laptopWithoutBattery:
      Text(en: "no battery seen in a laptop", zh: "笔记本电脑中未发现电池")
    case .memoryBeyondModules(let usable, let modules):
      Text(
        en:
          "\(ByteCount.memory(usable)) of memory, but the modules have \(ByteCount.memory(modules)) together",
        zh: "可用内存 \(ByteCount.memory(usable))，而内存条合计 \(ByteCount.memory(modules))")
    case .memoryMissing(let installed, let modules):
      Text(
        en:
          "the modules have \(ByteCount.memory(modules)) together, but \(ByteCount.memory(installed)) is there",
        zh: "内存条合计 \(ByteCount.memory(modules))，而系统只有 \(ByteCount.memory(installed))")
    case .monitorYearAhead(_, _, let year):
      Text(en: "a monitor of the year \(year), which is still to come", zh: "显示器年份为 \(year)，尚未到来")
    case .monitorYearEarly(_, _, let year):
      Text(
        en: "a monitor of the year \(year), before there were any with an EDID",
        zh: "显示器年份为 \(year)，当时还没有 EDID")
    case .firmwareOld(let day):
      Text(en: "firmware of \(day.text), more than five years old", zh: "固件日期为 \(day.text)，已超过五年")
    case .firmwareAhead(let day):
      Text(en: "firmware of \(day.text), which is still to come", zh: "固件日期为 \(day.text)，尚未到来")
    case .linkNarrow(_, let lanes, let possible):
      Text(
        en: "\(lanes) of \(possible) lanes in use: is the card seated well?",
        zh: "PCI 链路只用 \(lanes) 条通道，本可用 \(possible) 条：插卡是否插好？")
    case .linkSlow(_, let speed, let possible):
      Text(
        en: "a link of \(Self.gigatransfers(speed)), where both ends can do \(Self.gigatransfers(possible))",
        zh: "PCI 链路速率为 \(Self.gigatransfers(speed))，两端都支持 \(Self.gigatransfers(possible))")
    case .cyclesZero:
      Text(en: "0 charge cycles: most batteries that say so do not count", zh: "充电循环为 0：多数这样报告的电池并不计数")
    }
  }

  /// `2.5 GT/s`
  private static func gigatransfers(_ megatransfers: Int64) -> String {
    let tenths = megatransfers % 1000 / 100
    return "\(megatransfers / 1000)\(tenths == 0 ? "" : ".\(tenths)") GT/s"
  }
}
