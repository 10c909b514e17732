internal import Model

extension Roll.Filter {
  /// The question of exactly these filters: one that is not given does not stand in it, so that an index can answer.
  /// Values are bound as ?1 stage, ?2 category, ?3 holder or place, ?4 due, ?5 limit, ?6 and ?7 words: ``values(limit:)``.
  ///
  /// - Parameter isLimited: only the first few in order of tag are wanted. Then every index that has some of them is read from
  ///   its beginning and no further, however many assets the filter fits.
  /// A whole list is in no order of its own: a limit or an order in it would have all its rows made and sorted before the
  /// first is seen, where whoever asks for them in order of tag can have them straight from the index of the tags.
  ///
  /// - Complexity: O(limit + log n) where limited, but for a holder or place together with another filter, and for a due
  ///   day; else a scan in order of tag, or with a holder a search of indexes `asset_by_holder` and `asset_by_place`.
  func question(isLimited: Bool) -> String {
    if !phrases.isEmpty { return search(isLimited: isLimited) }
    let all = (["SELECT * FROM asset"] + (conditions.isEmpty ? [] : [conditions.joined(separator: " AND ")]))
      .joined(separator: " WHERE ")
    guard isLimited else { return all }
    guard let ranges else { return "\(all) ORDER BY tag LIMIT ?5" }
    // Joined to nothing, the tags' own index cannot be chosen in place of that of the loans.
    let order = holder == nil && dueBefore != nil ? "tag || ''" : "tag"
    let firsts = ranges.map {
      "SELECT no FROM (SELECT no, tag FROM asset WHERE \($0) ORDER BY \(order) LIMIT ?5) f"
    }
    return """
      SELECT * FROM asset WHERE no IN (\(firsts.joined(separator: " UNION ALL "))) ORDER BY tag LIMIT ?5
      """
  }

  /// Words are rarer than anything else that is asked for, so those that have them come first, in the order they were registered. Of
  /// a limited question no more are looked at than it takes, and those with the very words come before those in which a longer one begins
  /// so: of a beginning FTS5 puts all that have it together before it gives the first.
  private func search(isLimited: Bool) -> String {
    let rest = conditions.map { " AND \($0)" }.joined()
    func found(_ words: String) -> String {
      """
      SELECT a.no FROM asset_text CROSS JOIN asset a ON a.no = asset_text.rowid WHERE asset_text MATCH \(words)\(rest)
      """
    }
    guard isLimited else { return "SELECT * FROM asset WHERE no IN (\(found("?6")))" }
    return """
      SELECT * FROM asset WHERE no IN (SELECT no FROM (\(found("?7")) LIMIT ?5)
        UNION ALL SELECT no FROM (\(found("?6")) LIMIT ?5) LIMIT ?5)
      """
  }

  /// What FTS5 is asked: ?6, and of a limited question ?7 before it.
  private func words(isLimited: Bool) -> [SQLValue?] {
    guard !phrases.isEmpty else { return [] }
    let begun = phrases.map(\.beginning).joined(separator: " AND ")
    guard isLimited else { return [.text(begun)] }
    let whole = phrases.map(\.whole).joined(separator: " AND ")
    return [.text("(\(begun)) NOT (\(whole))"), .text(whole)]
  }

  /// What is bound to the question, up to the last value that stands in it.
  func values(limit: Int?) -> [SQLValue] {
    let values: [SQLValue?] =
      [
        stage.map { .text($0.rawValue) }, category.map { .text($0.rawValue) }, holder.map { .id($0) },
        dueBefore.map { .text($0.text) }, limit.map { .integer(Int64($0)) },
      ] + words(isLimited: limit != nil)
    let last = values.lastIndex { $0 != nil } ?? -1
    return values[...last].map { $0 ?? .null }
  }

  /// Beside a holder or a due day, stage and category are joined to nothing: so they cannot choose another index, which would
  /// have to be sorted, or hold half the roll.
  private var conditions: [String] {
    let free = holder == nil && dueBefore == nil ? "" : " || ''"
    var conditions: [String] = []
    if stage != nil { conditions.append("stage\(free) = ?1") }
    if category != nil { conditions.append("category\(free) = ?2") }
    if holder != nil { conditions.append("(holder = ?3 OR place = ?3)") }
    if dueBefore != nil { conditions.append("due < ?4") }
    return conditions
  }

  /// Parts of what is asked for, each of them one stretch of an index in order of tag.
  private var ranges: [String]? {
    if holder != nil {
      return ["holder = ?3", "place = ?3"].map { half in
        ([half] + conditions.filter { !$0.hasPrefix("(holder") }).joined(separator: " AND ")
      }
    }
    // Few things are lent out at a time: all that are due are put in order.
    if dueBefore != nil { return [conditions.joined(separator: " AND ")] }
    guard stage != nil || category != nil else { return nil }
    return (stage.map { [$0] } ?? Stage.allCases).flatMap { stage in
      (category.map { [$0] } ?? Category.allCases).map { category in
        "stage = '\(stage.rawValue)' AND category = '\(category.rawValue)'"
      }
    }
  }
}
