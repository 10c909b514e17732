import Identity

/// How the weights were chosen: each is tried lower and higher, alone, over the tuning part.
enum Weights {
  static func tryOthers(_ part: Part) {
    let (roll, pairs) = part.pairs()
    print("weight      now  kept from  to   what breaks it below / above")
    for (virtual, keys) in [
      (false, [Key.serial, .uuid, .board, .assetTag, .mac, .disk, .memory, .machineID]),
      (true, [.uuid, .machineID, .mac]),
    ] {
      for key in keys {
        let now = Rulebook.current.points(key, virtual: virtual)
        func kept(_ points: Int) -> String? {
          var book = Rulebook.current
          book.set(key, virtual: virtual, to: points)
          let promise = Promise(score(roll, pairs, by: book))
          guard promise.isBroken else { return nil }
          return promise.all.merged > 0 ? "merges" : promise.splitPercent > 1 ? "splits" : "asks"
        }
        let name = (virtual ? "guest " : "") + key.rawValue
        var (low, high, below, above) = (now, now, "", "")
        for points in stride(from: now - 5, through: 0, by: -5) {
          if let why = kept(points) {
            below = why
            break
          }
          low = points
        }
        for points in stride(from: now + 5, through: 100, by: 5) {
          if let why = kept(points) {
            above = why
            break
          }
          high = points
        }
        print(
          "\(name)  \(now)  \(low)  \(high)  \(below.isEmpty ? "nothing" : below) / \(above.isEmpty ? "nothing" : above)"
        )
      }
    }
  }
}
