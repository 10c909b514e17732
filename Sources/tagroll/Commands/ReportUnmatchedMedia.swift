import CommandLineKit
import Exchange
import JSONBytes
import Model
import Reports
import Store
import Words

/// `tagroll report unmatched-media [--all]`
enum ReportUnmatchedMedia: Verb {
  static let spec = CommandSpec(
    "unmatched-media", zh: "去向不明介质",
    summary: Text(en: "Media that nobody can place.", zh: "去向不明的存储介质。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Taken out without a word where to, or not seen by a scan: after 24 hours an open incident. Say where it is (repair \
          part), that it is lost (media lost), or scan the machine that has it.
          """,
        zh: "取出后未登记去向，或扫描未发现：超过 24 小时即为未结事件。请登记去向（repair part）、登记丢失（media lost），或扫描实际装有它的机器。"),
      examples: [
        CommandDetails.Example(
          "tagroll report unmatched-media --all", Text(en: "those of today, too", zh: "包括 24 小时内的"))
      ],
      options: [
        OptionSpec("all", help: Text(en: "Those of the last 24 hours too.", zh: "包括 24 小时以内的。"))
      ])
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    try roll.read {
      let media = try roll.missingMedia(before: call.invocation.flag("all") ? nil : call.placingLimit)
      guard call.isJSON else {
        return call.lines(
          try MissingMediaReport(roll, call.language).lines(media, width: call.surroundings.columns))
      }
      var json = JSONWriter(pretty: true)
      MediaJSON.write(media, into: &json)
      call.output.bytes(json.bytes + [0x0A])
    }
  }
}

extension Call {
  /// What was missing by then should have been placed by now.
  var placingLimit: Instant {
    Instant(milliseconds: surroundings.now().milliseconds - Roll.placingMilliseconds)
  }
}
