import Model
import Testing

@testable import Exchange

@Suite("what a table's cells and headings mean")
struct ImportValuesTests {
  @Test(
    "a day that could be two is ambiguous until somebody says which comes first",
    arguments: [
      ("03/04/2026", ImportDates.iso, nil as String?, true), ("03/04/2026", .dmy, "2026-04-03", false),
      ("03/04/2026", .mdy, "2026-03-04", false), ("25/12/2026", .iso, "2026-12-25", false),
      ("12/25/2026", .iso, "2026-12-25", false), ("12/25/2026", .dmy, nil, false),
      ("4.4.2026", .iso, "2026-04-04", false),
      ("2026-02-30", .iso, nil, false), ("2026-11-23", .mdy, "2026-11-23", false),
      ("2026-11-23 08:15:00", .iso, "2026-11-23", false), ("2026-11-23T08:15:00Z", .iso, "2026-11-23", false),
      ("2026/1/2", .iso, "2026-01-02", false), ("23/11/26", .dmy, nil, false), ("45000", .iso, nil, false),
      ("", .iso, nil, false), ("1/2/3/4", .iso, nil, false), ("１/2/2026", .iso, nil, false),
    ])
  func days(text: String, dates: ImportDates, day: String?, isAmbiguous: Bool) {
    let expected: ImportDates.Reading =
      day.flatMap { Day($0) }.map { .day($0) } ?? (isAmbiguous ? .ambiguous : .none)
    #expect(dates.read(text) == expected)
  }

  @Test(
    "an amount that could be two is none",
    arguments: [
      ("1234.50", "1234.50"), ("1,234.50", "1234.50"), ("1.234,50", "1234.50"),
      ("1,234,567.00", "1234567.00"),
      ("12,5", "12.5"), ("12,50", "12.50"), ("1,234", nil), ("1,23,456.00", nil), ("1.2.3", nil),
      ("1,2.3,4", nil),
      ("980", "980"),
    ] as [(String, String?)])
  func amounts(text: String, plain: String?) {
    #expect(ImportAmount.plain(text) == plain)
  }

  @Test(
    "every set of headings Snipe-IT has is known by its words, in any case",
    arguments: [
      "ID,Asset Tag,Asset Name,Serial Number,Model Name,Manufacturer,Category,Location,Status,Purchase Date,Purchase Cost,"
        + "Warranty,Asset Notes,Checked Out to: Username,Expected Checkin Date",
      "asset tag,item name,model name,model number,serial number,category,manufacturer,location,status,purchase date,"
        + "purchase cost,warranty,notes,username,expected checkin date",
      "ID,Asset Name,Asset Tag,Model,Model No.,Category,Manufacturer,Serial,Purchased,Cost,Warranty,Location,Status,"
        + "Username,Expected Checkin Date,Notes",
    ])
  func snipe(headings: String) throws {
    let columns = try ImportColumns(headings.split(separator: ",").map(String.init), as: nil)
    #expect(columns.format == .snipeIT)
    for field: ImportField in [
      .tag, .serial, .model, .maker, .category, .place, .status, .purchased, .price, .warrantyMonths, .note,
      .person, .due,
    ] {
      #expect(columns.column(field) != nil, "\(field)")
    }
  }

  @Test("of two columns that mean the same the first counts, and the other is told as left out")
  func repeated() throws {
    let columns = try ImportColumns(
      ["Asset Tag", "Location", "Location", "Default Location", "Address"], as: nil)
    #expect(columns.column(.place) == 1)
    #expect(columns.lost == [2, 3, 4])
  }

  @Test("lists that hold no assets are recognised by their headings")
  func others() {
    for (headings, content) in [
      ("First Name,Last Name,Email,Username,Employee Number", ImportFormat.OtherContent.people),
      ("Name,Category,Manufacturer,Model Notes,Model Number,Fieldset,EOL,Min Qty", .models),
      ("License Name,Serial/Product Key,Seats", .licences), ("Accessory Name,Category,QTY", .accessories),
      ("Consumable Name,Item No.,QTY", .consumables), ("Component Name,Serial Number,QTY", .components),
      ("Location Name,Parent,Manager Full Name", .places),
    ] {
      #expect(throws: ImportColumns.Failure.other(content)) {
        try ImportColumns(headings.split(separator: ",").map(String.init), as: nil)
      }
    }
  }

  @Test("a table without anything to know a thing by is refused")
  func unknowable() {
    #expect(throws: ImportColumns.Failure.nothingToKnowBy) { try ImportColumns(["Name", "Colour"], as: nil) }
    #expect(throws: ImportColumns.Failure.noHeadings) { try ImportColumns(["", ""], as: nil) }
    #expect(throws: ImportColumns.Failure.noSuchColumn("No")) {
      try ImportColumns(["Name"], as: nil, key: "No")
    }
  }

  @Test("a map says what columns and words mean, line by line")
  func map() throws {
    let map = try ImportMap(
      Array(
        "# x\r\n Nr. = tag\r\nOld = -\r\nA = note\nB = note\ncategory: Big  Box = server\nstatus: Weg = gone\n"
          .utf8)
    ) {
      $0 == "server"
    }
    #expect(map.columns == ["nr.": .tag, "old": nil, "a": .note, "b": .note])
    #expect(map.categories == ["big box": "server"])
    #expect(map.statuses == ["weg": false])
    for (text, failure) in [
      ("tag\n", ImportMap.Failure.badLine(1, "tag")), ("\na =\n", .badLine(2, "a =")),
      ("a = colour", .unknownField(1, "colour")),
      ("category: x = thing", .unknownCode(1, "thing")), ("status: x = maybe", .unknownCode(1, "maybe")),
      ("a = tag\nb = tag", .twice(2, "tag")), ("a = tag\nA = serial", .twice(2, "A")),
    ] {
      #expect(throws: failure) { try ImportMap(Array(text.utf8)) { _ in false } }
    }
    #expect(throws: ImportMap.Failure.notUTF8) { try ImportMap([0xFF]) { _ in true } }
  }
}
