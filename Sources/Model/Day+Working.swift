extension Day {
  /// Whether it is no Saturday and no Sunday; holidays are no matter of a date.
  public var isWeekday: Bool {
    // 1970-01-01 was a Thursday.
    let weekday = ((number + 3) % 7 + 7) % 7
    return weekday < 5
  }

  /// The day after so many weekdays.
  public func adding(workingDays count: Int) -> Day {
    var day = self
    var left = count
    while left > 0 {
      day = day.adding(days: 1)
      if day.isWeekday { left -= 1 }
    }
    return day
  }
}
