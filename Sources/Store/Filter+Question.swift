internal import Model

extension Roll.Filter {
  /// The question of exactly these filters: one that is not given does not stand in it, so that an index can answer.
  /// Values are bound as ?1 stage, ?2 category, ?3 holder or place, ?4 due, ?5 limit.
  ///
  /// - Parameter isLimited: only the first few in order of tag are wanted. Then every index that has some of them is read from
  ///   its beginning and no further, however many assets the filter fits.
  /// - Complexity: O(limit + log n) where limited, but for a holder or place together with another filter, and for a due
  ///   day; else a scan in order of tag, or with a holder a search of indexes `asset_by_holder` and `asset_by_place`.
  func question(isLimited: Bool) -> String {
    guard isLimited, let ranges else {
      let narrowed = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND ")) "
      return "SELECT * FROM asset \(narrowed)ORDER BY tag LIMIT ?5"
    }
    // Joined to nothing, the tags' own index cannot be chosen in place of that of the loans.
    let order = holder == nil && dueBefore != nil ? "tag || ''" : "tag"
    let firsts = ranges.map {
      "SELECT no FROM (SELECT no, tag FROM asset WHERE \($0) ORDER BY \(order) LIMIT ?5) f"
    }
    return """
      SELECT * FROM asset WHERE no IN (\(firsts.joined(separator: " UNION ALL "))) ORDER BY tag LIMIT ?5
      """
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
