import VersionedAPIDefinition
import VersionedAPISourceText
package import VersionedAPIYAML

/// Parses JSON into nodes with locations.
///
/// YAML is almost a superset of JSON, except for details such as surrogate pairs of escapes, characters that only JSON
/// allows without escapes, and long keys. Programs write such documents, so JSON has its own parser.
package enum JSONParser {
  /// Parses the contents of a file.
  /// - Parameters:
  ///   - bytes: UTF-8, with or without byte order mark.
  ///   - path: The name for diagnostics.
  ///   - limits: The limits of the parser.
  /// - Returns: The nodes and errors; nil if the file is too large, not UTF-8, or not a JSON object from its first
  ///   character on.
  package static func parse(bytes: [UInt8], path: String, limits: Limits = Limits()) -> YAMLParser.Result? {
    guard bytes.count <= limits.fileSize else { return nil }
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: byteOrderMark) ? bytes.dropFirst(3) : bytes[...]
    let text = String(decoding: content, as: UTF8.self)
    guard text.unicodeScalars.first(where: { !JSONReader.isBlank($0) }) == "{", text.utf8.elementsEqual(content)
    else { return nil }
    let file = SourceFile(path: path, text: text)
    var reader = JSONReader(file: file, depth: limits.depth)
    return YAMLParser.Result(file: file, root: reader.read(), diagnostics: reader.diagnostics)
  }
}

/// The state of a parser.
private struct JSONReader {
  let file: SourceFile
  let scalars: [Unicode.Scalar]
  let depth: Int
  private(set) var diagnostics: [Diagnostic] = []
  private var offset = 0

  /// Parsing cannot continue; the error is among the diagnostics.
  private struct Stop: Error {}

  init(file: SourceFile, depth: Int) {
    self.file = file
    self.depth = depth
    scalars = Array(file.text.unicodeScalars)
  }

  /// Returns the value of the document; nil if it is invalid.
  mutating func read() -> Node? {
    do {
      let root = try value(depth: 1)
      skipBlanks()
      guard next == nil else { throw stop("the document continues after its end") }
      return root
    } catch {
      return nil
    }
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\n" || scalar == "\r" || scalar == "\t"
  }

  // MARK: Values

  private mutating func value(depth: Int) throws(Stop) -> Node {
    guard depth <= self.depth else { throw stop("objects and arrays nest deeper than \(self.depth) levels") }
    skipBlanks()
    let start = offset
    let content: Node.Content =
      switch next {
      case "{": .mapping(try object(depth: depth))
      case "[": .sequence(try array(depth: depth))
      case "\"": .scalar(Node.Scalar(text: try string(), isQuoted: true))
      default: .scalar(Node.Scalar(text: try word(), isQuoted: false))
      }
    return Node(content: content, range: file.range(start, offset))
  }

  private mutating func object(depth: Int) throws(Stop) -> [Node.Entry] {
    var entries: [Node.Entry] = []
    var places: [String: SourceRange] = [:]
    offset += 1
    skipBlanks()
    if take("}") { return [] }
    while true {
      skipBlanks()
      let start = offset
      guard next == "\"" else { throw stop("a key in double quotes is missing here") }
      let key = try string()
      let range = file.range(start, offset)
      skipBlanks()
      guard take(":") else { throw stop("a ':' is missing here") }
      let value = try value(depth: depth + 1)
      if let first = places[key] {
        let note = Diagnostic.Note("the first '\(key)' is here", at: first)
        diagnostics.append(Diagnostic("the key '\(key)' occurs twice in this object", at: range, notes: [note]))
      } else {
        places[key] = range
        entries.append(Node.Entry(key: key, keyRange: range, value: value))
      }
      skipBlanks()
      if take("}") { return entries }
      guard take(",") else { throw stop("a ',' or a '}' is missing here") }
    }
  }

  private mutating func array(depth: Int) throws(Stop) -> [Node] {
    var elements: [Node] = []
    offset += 1
    skipBlanks()
    if take("]") { return [] }
    while true {
      elements.append(try value(depth: depth + 1))
      skipBlanks()
      if take("]") { return elements }
      guard take(",") else { throw stop("a ',' or a ']' is missing here") }
    }
  }

  /// A number, `true`, `false` or `null`.
  private mutating func word() throws(Stop) -> String {
    let start = offset
    var text = ""
    while let scalar = next, !Self.isBlank(scalar), !",:{}[]\"".unicodeScalars.contains(scalar) {
      text.unicodeScalars.append(scalar)
      offset += 1
    }
    guard ["true", "false", "null"].contains(text) || text.isJSONNumber else {
      offset = start
      throw stop("a JSON value is missing here")
    }
    return text
  }

  // MARK: Strings

  private mutating func string() throws(Stop) -> String {
    let start = offset
    // Two escapes can be a surrogate pair.
    var units: [UInt16] = []
    offset += 1
    while let scalar = next {
      switch scalar {
      case "\"":
        offset += 1
        return String(decoding: units, as: UTF16.self)
      case "\\":
        units.append(try escape())
      case "\0"..."\u{1F}":
        throw stop("a control character is not allowed in a JSON string; use an escape")
      default:
        units.append(contentsOf: scalar.utf16)
        offset += 1
      }
    }
    offset = start
    throw stop("the string that begins here has no closing quote")
  }

  private mutating func escape() throws(Stop) -> UInt16 {
    let start = offset
    offset += 2
    switch start + 1 < scalars.count ? scalars[start + 1] : nil {
    case "\"": return 0x22
    case "\\": return 0x5C
    case "/": return 0x2F
    case "b": return 0x08
    case "f": return 0x0C
    case "n": return 0x0A
    case "r": return 0x0D
    case "t": return 0x09
    case "u":
      let digits = scalars[offset...].prefix(4)
      if digits.count == 4, digits.allSatisfy(\.properties.isASCIIHexDigit),
        let unit = UInt16(String(String.UnicodeScalarView(digits)), radix: 16)
      {
        offset += 4
        return unit
      }
    default: break
    }
    offset = start
    throw stop("this is not an escape of JSON")
  }

  // MARK: Characters

  private var next: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    offset += 1
    return true
  }

  private mutating func skipBlanks() {
    while let scalar = next, Self.isBlank(scalar) { offset += 1 }
  }

  private mutating func stop(_ message: String) -> Stop {
    diagnostics.append(Diagnostic(message, at: file.range(offset, offset + 1)))
    return Stop()
  }
}
