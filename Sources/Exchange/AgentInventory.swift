import JSONBytes
import Model

/// What an inventory agent sent of one machine: GLPI's JSON, the XML that FusionInventory and OCS send, or the text of
/// dmidecode that all of them read. Sections of names and texts, names in small letters, each section as many times as it came.
struct AgentInventory: Equatable, Sendable {
  enum Failure: Error, Equatable, Sendable {
    case json(JSONError)
    case xml(XMLReader.Failure)
    /// JSON or XML of another kind.
    case notAnInventory
    /// It tells of some parts only, and nothing of the machine as a whole.
    case partial
    case tooManyValues
  }

  typealias Section = [String: String]

  var sections: [String: [Section]] = [:]

  /// How many values one inventory may hold; software alone is thousands.
  static let mostValues = 500_000

  /// - Parameter bytes: JSON when they begin with a brace, XML when with an angle bracket.
  init(_ bytes: [UInt8]) throws(Failure) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    switch start.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
    case UInt8(ascii: "{"): try readJSON(Array(start))
    case UInt8(ascii: "<"): try readXML(bytes)
    case _ where Self.isDmidecode(bytes): try readDmidecode(bytes)
    default: throw .notAnInventory
    }
  }

  func first(_ section: String) -> Section { sections[section]?.first ?? [:] }
  func all(_ section: String) -> [Section] { sections[section] ?? [] }

  private mutating func readJSON(_ bytes: [UInt8]) throws(Failure) {
    let tree: JSONTree
    do throws(JSONError) { tree = try JSONTree.read(bytes) } catch { throw .json(error) }
    guard case .object(let root) = tree, root["deviceid"]?.string != nil,
      case .object(let content)? = root["content"]
    else { throw .notAnInventory }
    if root["partial"]?.bool == true { throw .partial }
    if let type = root["itemtype"]?.string { sections["item"] = [["type": type]] }
    for member in content {
      switch member.value {
      case .object(let members): sections[member.key.lowercased(), default: []].append(Self.section(members))
      case .array(let elements):
        for case .object(let members) in elements {
          sections[member.key.lowercased(), default: []].append(Self.section(members))
        }
      default: break
      }
    }
    if let version = content["versionclient"]?.string { sections["agent"] = [["versionclient": version]] }
  }

  private static func section(_ members: JSONMembers) -> Section {
    var section: Section = [:]
    for member in members {
      let name = member.key.lowercased()
      switch member.value {
      case .text(let text): section[name] = text
      case .integer(let number): section[name] = "\(number)"
      case .bool(let flag): section[name] = flag ? "1" : "0"
      default: break
      }
    }
    return section
  }

  private mutating func readXML(_ bytes: [UInt8]) throws(Failure) {
    var reader: XMLReader
    do throws(XMLReader.Failure) { reader = try XMLReader(bytes) } catch { throw .xml(error) }
    var path: [String] = []
    var section: Section = [:]
    var (text, values) = ("", 0)
    while true {
      let token: XMLReader.Token
      do throws(XMLReader.Failure) { token = try reader.next() } catch { throw .xml(error) }
      switch token {
      case .start(let name):
        path.append(name.lowercased())
        text = ""
        if path.count == 3 { section = [:] }
      case .text(let more): text += more
      case .end:
        let name = path.removeLast()
        // REQUEST, CONTENT, a section, its fields.
        if path.count == 3, path[0] == "request", path[1] == "content" {
          values += 1
          guard values <= Self.mostValues else { throw .tooManyValues }
          section[name] = Self.trimmed(text)
        } else if path.count == 2, path[0] == "request", path[1] == "content" {
          if name == "versionclient" { sections["agent"] = [[name: Self.trimmed(text)]] }
          if !section.isEmpty { sections[name, default: []].append(section) }
          section = [:]
        }
        text = ""
      case .documentEnd:
        guard !sections.isEmpty else { throw .notAnInventory }
        return
      }
    }
  }

  private static func trimmed(_ text: String) -> String {
    let bytes = DeviceText(text).trimmed
    return bytes.string ?? text
  }
}
