// Scores the verdicts about machines against the truth: makes a fleet, lets what happens to machines happen to them, and judges
// each scan against a roll that holds all the others. The peers' rules are scored over the same scans.
//
//     tagroll-pairs [RECORDINGS] [--part tuning|validation] [--weights]
//
// RECORDINGS is a folder of recorded machines; without it, the machines are invented ones alone. Ends with 1 when a promise is broken.
// --weights tries other weights on the tuning part, and says how far each could go.

import Glibc
import Identity
import Model

struct Part {
  var name: String
  var templates: [Template]
  var seed: UInt64
  var machines: Int

  func pairs() -> (Roll, [Pair]) {
    var fleet = Fleet(Roll.rules, seed: seed)
    var machines = fleet.machines(templates, count: self.machines)
    for number in 0..<min(Roll.series.count, machines.count) where !machines[number].keys.isVirtual {
      machines[number].keys.serial = Roll.series.serial
    }
    var script = Script(roll: machines, templates: templates, fleet: fleet, dice: Dice(seed: seed &+ 1))
    var pairs: [Pair] = []
    for number in machines.indices {
      for event in LifeEvent.allCases {
        if let pair = script.pair(event, at: number) { pairs.append(pair) }
      }
    }
    return (Roll(machines), pairs)
  }
}

func score(_ roll: Roll, _ pairs: [Pair], by book: Rulebook = .current) -> [LifeEvent: Score] {
  pairs.reduce(into: [:]) { $0[$1.event, default: Score()].take(roll.verdict($1, by: book), of: $1) }
}

func score(_ peer: some Peer, _ pairs: [Pair]) -> [LifeEvent: Score] {
  pairs.filter { !$0.event.isOfAPlainUser }.reduce(into: [:]) { scores, pair in
    let typed = pair.instead.flatMap { known in pair.truth.map { ($0, known.keys) } }
    scores[pair.event, default: Score()].take(peer.records(of: pair.scan, typed: typed), of: pair)
  }
}

@main
enum Main {
  static func main() {
    var words = Array(CommandLine.arguments.dropFirst())
    var only: String?
    if let index = words.firstIndex(of: "--part"), index + 1 < words.count {
      only = words[index + 1]
      words.removeSubrange(index...index + 1)
    }
    let triesWeights = words.contains("--weights")
    words.removeAll { $0 == "--weights" }
    let recorded = words.first.map(DmidecodeText.machines) ?? []
    let parts = parts(of: Template.invented + recorded).filter { only == nil || $0.name == only }
    if triesWeights { return parts.prefix(1).forEach(Weights.tryOthers) }

    print("\(recorded.count) recorded machines and \(Template.invented.count) invented ones")
    var isBroken = false
    for part in parts {
      let (roll, pairs) = part.pairs()
      let promise = Promise(score(roll, pairs))
      print("\n\(part.name): \(roll.machines.count) machines on the roll, \(pairs.count) labelled scans\n")
      let peers = [("GLPI", score(GLPI(roll.machines), pairs)), ("OCS", score(OCS(roll.machines), pairs))]
      ScoreTable.show(promise.scores, beside: peers)
      print("\n" + promise.lines.joined(separator: "\n"))
      isBroken = isBroken || promise.isBroken
    }
    if isBroken { exit(1) }
  }

  /// Every second machine is kept from whoever chooses weights.
  private static func parts(of templates: [Template]) -> [Part] {
    [("tuning", 0, 20_261_130), ("validation", 1, 31_415_926)].map { name, rest, seed in
      Part(
        name: name, templates: templates.indices.filter { $0 % 2 == rest }.map { templates[$0] }, seed: seed,
        machines: 700)
    }
  }
}
