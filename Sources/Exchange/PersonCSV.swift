public import CSVBytes
public import Model
internal import Store

/// The people of a house as its directory has them: CSV whose first line names the columns, in English or Chinese.
public final class PersonCSV {
  public enum Column: String, Sendable, CaseIterable {
    case login, name, roles, department
    case left = "left_on"

    /// What a heading may call it, besides its own name.
    fileprivate var headings: [String] {
      switch self {
      case .login: ["log-in", "handle", "user", "username", "account", "登录名", "用户名", "账号", "帐号"]
      case .name: ["full name", "姓名", "名字"]
      case .roles: ["role", "角色"]
      case .department: ["dept", "部门"]
      case .left: ["left", "left on", "离职日期", "离职日"]
      }
    }
  }

  /// What a cell says: nothing, that there is nothing any more (`\N`), or a value.
  public enum Said<Value: Sendable & Equatable>: Sendable, Equatable {
    case nothing
    case cleared
    case value(Value)
  }

  public struct Line: Sendable, Equatable {
    public var login: String
    public var name: Said<String> = .nothing
    public var roles: Said<[Role]> = .nothing
    public var department: Said<String> = .nothing
    public var left: Said<Day> = .nothing

    public init(login: String) { self.login = login }
  }

  /// Why the list as a whole cannot be taken.
  public enum Failure: Error, Equatable, Sendable {
    case csv(CSVError)
    /// Nothing tells who is meant; the headings it has.
    case noLoginColumn([String])
    /// The first line is no row.
    case heading(CSVFault)
    /// Two headings mean the same.
    case twoColumns(Column, String, String)
    /// No column is called so.
    case noColumn(String)
  }

  /// Why one line is no person.
  public enum Fault: Error, Equatable, Sendable {
    /// It is no row of this list.
    case csv(CSVFault)
    case noLogin
    /// Control characters, which no name has.
    case notPlain(Column)
    case tooLong(Column)
    case badRole(String)
    case badDay(String)
    /// A name or log-in name cannot be taken away.
    case cannotClear(Column)
  }

  /// In bytes.
  public static let longestCell = 256

  private let reader: CSVReader
  public let headings: [String]
  /// The headings that mean nothing here.
  public let ignored: [String]
  private let places: [Column: Int]
  private let role: (String) -> Role?

  /// - Parameters:
  ///   - encoding: where it is not to be found out.
  ///   - named: what columns are called that go by a name of their own.
  ///   - role: which role a word means.
  public init(
    _ bytes: [UInt8], in encoding: CSVEncoding? = nil, calling named: [Column: String] = [:],
    role: @escaping (String) -> Role?
  ) throws(Failure) {
    let headings: [String]
    do throws(CSVError) {
      reader = try CSVReader(bytes, encoding: encoding)
      headings = try reader.next() && reader.fault == nil ? Self.row(of: reader) : []
    } catch {
      throw .csv(error)
    }
    if let fault = reader.fault { throw .heading(fault) }
    var places: [Column: Int] = [:]
    for column in Column.allCases {
      let wanted = named[column].map { [$0] } ?? [column.rawValue] + column.headings
      let found = headings.indices.filter { index in
        wanted.contains { Self.folded($0) == Self.folded(headings[index]) }
      }
      if found.count > 1 { throw .twoColumns(column, headings[found[0]], headings[found[1]]) }
      if let name = named[column], found.isEmpty { throw .noColumn(name) }
      places[column] = found.first
    }
    guard places[.login] != nil else { throw .noLoginColumn(headings) }
    (self.headings, self.places, self.role) = (headings, places, role)
    ignored = headings.indices.filter { !places.values.contains($0) }.map { headings[$0] }
  }

  private static func folded(_ heading: String) -> String {
    AssetReference.clean(heading).lowercased().replacing("_", with: " ")
  }

  /// The line that was read last, counted from 1.
  public var number: Int { reader.line }
  /// What it is written in.
  public var encoding: CSVEncoding { reader.encoding }

  /// The cells of the line that was read last; of one that is no row, all of it in one.
  public var cells: [String] {
    reader.fault == nil ? Self.row(of: reader) : [String(decoding: reader.raw, as: UTF8.self)]
  }

  private static func row(of reader: CSVReader) -> [String] {
    (0..<reader.cellCount).map { String(decoding: reader.trimmed($0), as: UTF8.self) }
  }

  /// The next line that has anything on it.
  ///
  /// - Returns: `nil` at the end of the list.
  public func next() throws(Failure) -> Result<Line, Fault>? {
    repeat {
      do throws(CSVError) {
        guard try reader.next() else { return nil }
      } catch {
        throw .csv(error)
      }
      if let fault = reader.fault { return .failure(.csv(fault)) }
    } while !(0..<reader.cellCount).contains { !reader.trimmed($0).isEmpty }
    do throws(Fault) { return .success(try line()) } catch { return .failure(error) }
  }

  private func line() throws(Fault) -> Line {
    guard case .value(let login) = try text(.login) else { throw .noLogin }
    var line = Line(login: AssetReference.clean(login))
    guard !line.login.isEmpty else { throw .noLogin }
    line.name = try text(.name)
    if line.name == .cleared { throw .cannotClear(.name) }
    line.department = try text(.department)
    switch try text(.roles) {
    case .nothing: break
    case .cleared: line.roles = .cleared
    case .value(let words):
      var roles: [Role] = []
      for word in words.split(whereSeparator: { " ,;、，；|\t".contains($0) }) {
        guard let role = role(String(word)) else { throw .badRole(String(word)) }
        roles.append(role)
      }
      line.roles = .value(roles)
    }
    switch try text(.left) {
    case .nothing: break
    case .cleared: line.left = .cleared
    case .value(let text):
      guard let day = Self.day(text) else { throw .badDay(text) }
      line.left = .value(day)
    }
    return line
  }

  private func text(_ column: Column) throws(Fault) -> Said<String> {
    guard let place = places[column] else { return .nothing }
    let text = String(decoding: reader.trimmed(place), as: UTF8.self)
    if text.isEmpty { return .nothing }
    if text == "\\N" { return .cleared }
    guard text.utf8.count <= Self.longestCell else { throw .tooLong(column) }
    guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      throw .notPlain(column)
    }
    return .value(text)
  }

  /// `2026-11-23`, or with slashes, which a spreadsheet makes of it: the year in front leaves no doubt.
  private static func day(_ text: String) -> Day? {
    if let day = Day(text) { return day }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, (1...2).contains(parts[1].utf8.count),
      (1...2).contains(parts[2].utf8.count),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }), let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    return Day(year: year, month: month, day: day)
  }
}
