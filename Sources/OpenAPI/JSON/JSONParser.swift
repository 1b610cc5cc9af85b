import VersionedAPIDefinition
import VersionedAPISourceText
package import VersionedAPIYAML

/// Reads JSON into nodes that know their places.
///
/// YAML has all of JSON but for details: two escapes that make one character, characters that only JSON lets stand as
/// they are, long keys. Programs write such things, so a document that is JSON is better read as what it is.
package enum JSONParser {
  /// Reads a file's bytes.
  /// - Parameters:
  ///   - bytes: UTF-8, with or without byte order mark.
  ///   - path: The name for diagnostics.
  ///   - limits: What is accepted at most.
  /// - Returns: The nodes, or what is wrong with them; nil where the file is too large, no UTF-8, or no JSON object from
  ///   its first character on.
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

/// One reading of a JSON text.
private struct JSONReader {
  let file: SourceFile
  let scalars: [Unicode.Scalar]
  let depth: Int
  private(set) var diagnostics: [Diagnostic] = []
  private var offset = 0

  /// Reading cannot go on; what was wrong is among the diagnostics.
  private struct Stop: Error {}

  init(file: SourceFile, depth: Int) {
    self.file = file
    self.depth = depth
    scalars = Array(file.text.unicodeScalars)
  }

  /// The one value of the text; nil where it cannot be understood.
  mutating func read() -> Node? {
    do {
      let root = try value(depth: 1)
      skipBlanks()
      guard next == nil else { throw stop("the document has ended, and its text goes on") }
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
        diagnostics.append(Diagnostic("the key '\(key)' stands twice in this object", at: range, notes: [note]))
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

  // MARK: Texts

  private mutating func string() throws(Stop) -> String {
    let start = offset
    // Two escapes can be the halves of one character, as in UTF-16.
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
        throw stop("a control character may not stand in a JSON text; write it as an escape")
      default:
        units.append(contentsOf: scalar.utf16)
        offset += 1
      }
    }
    offset = start
    throw stop("the text that begins here has no closing quote")
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
    throw stop("JSON has no such escape")
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
