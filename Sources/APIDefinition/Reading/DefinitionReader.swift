import VersionedAPISourceText
import VersionedAPIYAML

/// Reads nodes as the definition language, and collects all errors.
package struct DefinitionReader {
  var timeline = Timeline([])
  var diagnostics: [Diagnostic] = []
  /// Warnings about elements, which are valid nevertheless.
  var warnings: [Diagnostic] = []
  /// The names of elements that were read with errors. They may be incomplete, so references to them cannot be checked.
  var invalid: Set<String> = []
  /// Whether a file could not be parsed, so that its elements are unknown.
  var hasUnreadFile = false
  /// The number of errors within invalid elements.
  var errorsInElements = 0

  mutating func error(_ message: String, at range: SourceRange, notes: [Diagnostic.Note] = []) {
    diagnostics.append(Diagnostic(message, at: range, notes: notes))
  }

  // MARK: Mappings

  /// The entries of a mapping with a fixed set of keys.
  struct Fields {
    let range: SourceRange
    private let entries: [Node.Entry]
    /// The known keys that are suggested for unknown ones.
    private let meant: Set<String>

    init(range: SourceRange, entries: [Node.Entry], meant: Set<String>) {
      self.range = range
      self.entries = entries
      self.meant = meant
    }

    subscript(key: String) -> Node? { entry(key)?.value }

    func entry(_ key: String) -> Node.Entry? { entries.first { $0.key == key } }

    /// Whether a key is missing, and was not misspelt either.
    func lacks(_ key: String) -> Bool { entry(key) == nil && !meant.contains(key) }
  }

  /// Keys of OpenAPI, each with the key of the language that says the same, and how.
  private static let openAPIKeys: [String: (key: String, example: String)] = [
    "description": ("doc", "'doc'"),
    "summary": ("doc", "'doc'"),
    "items": ("type", "a 'type' such as 'string[]'"),
    "additionalProperties": ("type", "a 'type' such as 'string{}'"),
    "format": ("type", "a 'type' such as 'int32' or 'date-time'"),
    "$ref": ("type", "'type' with the name of the schema"),
    "readOnly": ("access", "'access: read'"),
    "writeOnly": ("access", "'access: write'"),
    "enum": ("type", "'type' with the name of an enum, which is in the section 'enums'"),
    "allOf": ("include", "'include' with the names of fragments"),
    "schema": ("type", "'type'"),
    "requestBody": ("body", "'body'"),
  ]

  /// Returns the fields of a mapping; unknown ones are errors. An empty value is an empty mapping.
  mutating func fields(of node: Node, _ what: @autoclosure () -> String, _ allowed: [String]) -> Fields? {
    guard let entries = entries(of: node, what()) else { return nil }
    var meant: Set<String> = []
    for entry in entries where !allowed.contains(entry.key) {
      var hint = "; known keys are \(allowed.joinedForReading())"
      if let (key, example) = Self.openAPIKeys[entry.key], allowed.contains(key) {
        hint = "; use \(example)"
        meant.insert(key)
      } else if let key = Suggestion.nearest(to: entry.key, among: allowed) {
        hint = "; did you mean '\(key)'?"
        meant.insert(key)
      }
      error("\(what()) has no key '\(entry.key)'\(hint)", at: entry.keyRange)
    }
    return Fields(range: node.range, entries: entries, meant: meant)
  }

  /// Returns the entries of a mapping with arbitrary keys. An empty value is an empty mapping.
  mutating func entries(of node: Node, _ what: @autoclosure () -> String) -> [Node.Entry]? {
    if let entries = node.entries { return entries.filter { checkCharacters(of: $0.key, at: $0.keyRange) } }
    if node.isEmpty { return [] }
    if let colon = node.colonWithoutSpace?.colon {
      error(Node.missingSpace, at: colon)
    } else {
      error("\(what()) must be a mapping, not \(node.kind)", at: node.range)
    }
    return nil
  }

  // MARK: Scalars

  /// Returns a string that is not blank and contains no invisible characters.
  mutating func text(_ node: Node, _ what: @autoclosure () -> String) -> String? {
    guard let text = node.scalar else {
      error("\(what()) must be a string, not \(node.kind)", at: node.range)
      return nil
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      error("\(what()) is missing", at: node.range)
      return nil
    }
    return checkCharacters(of: text, at: node.range) ? text : nil
  }

  /// Whether a string contains only characters that do not change the meaning of Swift source.
  mutating func checkCharacters(of text: String, at range: SourceRange) -> Bool {
    // Looking up what Unicode says of each character takes long.
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return true }
    let hidden = text.unicodeScalars.first { scalar in
      switch scalar.properties.generalCategory {
      case .control: scalar != "\n" && scalar != "\t"
      case .lineSeparator, .paragraphSeparator: true
      case .format: (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      default: false
      }
    }
    guard let hidden else { return true }
    error("the string contains the invisible character \(hidden.label), which is not allowed in definitions", at: range)
    return false
  }

  mutating func boolean(_ node: Node, _ what: @autoclosure () -> String) -> Bool? {
    guard let text = text(node, what()) else { return nil }
    if text == "true" { return true }
    if text == "false" { return false }
    error("\(what()) must be 'true' or 'false', not '\(text)'", at: node.range)
    return nil
  }

  mutating func choice<Value: RawRepresentable<String> & CaseIterable>(_ node: Node, _ what: @autoclosure () -> String)
    -> Value?
  {
    guard let text = text(node, what()) else { return nil }
    if let value = Value(rawValue: text) { return value }
    let known = Value.allCases.map(\.rawValue)
    let hint = Suggestion.hint(for: text, among: known) ?? ""
    error("\(what()) must be \(known.map { "'\($0)'" }.joinedForReading("or")), not '\(text)'\(hint)", at: node.range)
    return nil
  }

  mutating func type(_ node: Node) -> TypeExpression? {
    guard let text = text(node, "a type") else { return nil }
    if let type = TypeExpression(text) { return type }
    if TypeExpression.isTooDeep(text) {
      error("a type can nest at most \(TypeExpression.depth) lists and maps", at: node.range)
      return nil
    }
    error("'\(text)' is not a type; a type is a name, or 'T[]' for a list and 'T{}' for a map of T", at: node.range)
    return nil
  }

  /// Returns the strings of a list with their locations.
  mutating func names(_ node: Node?, _ what: @autoclosure () -> String) -> [(name: String, range: SourceRange)] {
    guard let node else { return [] }
    guard let elements = node.elements else {
      error("\(what()) must be a list such as [A, B], not \(node.kind)", at: node.range)
      return []
    }
    return elements.compactMap { element in
      text(element, "a name in \(what())").map { ($0, element.range) }
    }
  }

  /// Returns a string in sentences, which must not be cut by a comment.
  mutating func prose(_ node: Node, _ what: @autoclosure () -> String) -> String? {
    if let comment = node.cutByComment {
      let message = "\(what()) ends here, since ' #' begins a comment; a string that contains ' #' needs quotes"
      warnings.append(Diagnostic(message, at: comment, severity: .warning))
    }
    return text(node, what())
  }

  mutating func versionedProse(_ node: Node?, in versions: VersionSet, _ what: @autoclosure () -> String) -> Versioned<
    String
  > {
    versioned(node, in: versions, what(), isOptional: true) { reader, node, _ in reader.prose(node, what()) }
  }

  // MARK: Versions

  /// Returns the versions of a range or of a list of ranges.
  mutating func versions(_ node: Node) -> VersionSet? {
    if let elements = node.elements {
      if elements.isEmpty { error("the list names no version", at: node.range) }
      var set = VersionSet()
      for element in elements {
        guard let versions = versions(element) else { return nil }
        set = set.union(versions)
      }
      return set
    }
    guard let text = text(node, "a range of versions") else { return nil }
    return versions(text, at: node.range)
  }

  mutating func versions(_ text: String, at range: SourceRange) -> VersionSet? {
    switch timeline.parse(text) {
    case .versions(let set):
      return set
    case .unknown(let name):
      if let meant = timeline.meantRange(text) {
        error("'\(text)' is not a range of versions; did you mean '\(meant)'?", at: range)
      } else {
        error("version '\(name)' does not exist\(timeline.hint(for: name))", at: range)
      }
    case .empty(let isBackwards):
      let hint = isBackwards ? "; the older version comes first" : ""
      error("the range '\(text)' contains no version\(hint)", at: range)
    case .endless:
      error("the range '\(text)' names no version", at: range)
    }
    return nil
  }

  /// Reads a value that holds in all versions of an element, or a mapping from ranges to values that covers exactly
  /// these versions. In such a mapping, `none` without quotes means that there is no value, if `isOptional` is true. If
  /// `isPartial` is true, the mapping need not cover all versions.
  mutating func versioned<Value: Sendable>(
    _ node: Node?,
    in versions: VersionSet,
    _ what: @autoclosure () -> String,
    isOptional: Bool = false,
    isPartial: Bool = false,
    _ read: (inout DefinitionReader, Node, VersionSet) -> Value?
  ) -> Versioned<Value> {
    guard let node else { return Versioned() }
    guard let entries = node.entries, entries.contains(where: { timeline.looksLikeRange($0.key) }) else {
      guard let value = read(&self, node, versions) else { return Versioned() }
      return Versioned(entries: [.init(versions: versions, value: value, range: node.range)])
    }
    var result = Versioned<Value>()
    var covered: [(set: VersionSet, range: SourceRange)] = []
    var isComplete = true
    for entry in entries {
      guard let set = self.versions(entry.key, at: entry.keyRange) else {
        isComplete = false
        continue
      }
      for other in covered where !other.set.intersection(set).isEmpty {
        let names = timeline.names(of: other.set.intersection(set))
        error(
          "\(what()) has two values in \(names)",
          at: entry.keyRange,
          notes: [.init("the other value is here", at: other.range)]
        )
      }
      let outside = set.exceeding(versions)
      if !outside.isEmpty {
        error(
          "\(what()) has a value in \(timeline.names(of: outside)), where its parent does not exist",
          at: entry.keyRange
        )
      }
      covered.append((set, entry.keyRange))
      if isOptional, entry.value.isNone { continue }
      let own = set.intersection(versions)
      if let value = read(&self, entry.value, own) {
        result.entries.append(.init(versions: own, value: value, range: entry.value.range))
      }
    }
    let missing = covered.reduce(versions) { $0.subtracting($1.set) }
    if isComplete, !isPartial, !missing.isEmpty {
      let hint = isOptional ? "; write 'none' where there is no value" : ""
      error("\(what()) has no value in \(timeline.names(of: missing))\(hint)", at: node.range.startOnly)
    }
    return result
  }

  mutating func versionedText(_ node: Node?, in versions: VersionSet, _ what: @autoclosure () -> String) -> Versioned<
    String
  > {
    versioned(node, in: versions, what(), isOptional: true) { reader, node, _ in reader.text(node, what()) }
  }

  mutating func versionedType(
    _ node: Node?,
    in versions: VersionSet,
    _ what: @autoclosure () -> String,
    isOptional: Bool = false
  ) -> Versioned<TypeExpression> {
    versioned(node, in: versions, what(), isOptional: isOptional) { reader, node, _ in reader.type(node) }
  }

  // MARK: Elements

  /// The keys of every element.
  static let elementKeys = ["versions", "doc", "name", "deprecated", "was"]

  /// Reads the keys of every element. `parent` is the set of versions of its parent.
  mutating func element(_ entry: Node.Entry, _ fields: Fields?, parent: VersionSet, _ what: @autoclosure () -> String)
    -> Element
  {
    var set = parent
    if let node = fields?["versions"], let versions = versions(node) {
      let outside = versions.exceeding(parent)
      if !outside.isEmpty {
        error("\(what()) exists in \(timeline.names(of: outside)), where its parent does not", at: node.range)
      }
      set = versions.intersection(parent)
    }
    return Element(
      key: entry.key,
      range: entry.keyRange,
      versions: set,
      doc: versionedProse(fields?["doc"], in: set, "the doc of \(what())"),
      name: versionedText(fields?["name"], in: set, "the name of \(what())"),
      deprecated: versionedProse(fields?["deprecated"], in: set, "the deprecation of \(what())"),
      was: versionedText(fields?["was"], in: set, "the former name of \(what())")
    )
  }

  /// Whether a key can name a type: an identifier that is not a word of the language for types.
  mutating func checkTypeName(_ entry: Node.Entry, _ what: @autoclosure () -> String) -> Bool {
    guard TypeExpression.reservedNames.contains(entry.key) else { return checkIdentifier(entry, what()) }
    error("'\(entry.key)' cannot name \(what()), since it is a type of the definition language", at: entry.keyRange)
    return false
  }

  /// Whether a key can name an element that becomes a type or a file.
  mutating func checkIdentifier(_ entry: Node.Entry, _ what: @autoclosure () -> String) -> Bool {
    guard !entry.key.isIdentifier else { return true }
    error(
      "'\(entry.key)' cannot name \(what()); a name is an ASCII letter, then letters, digits and '_'",
      at: entry.keyRange
    )
    return false
  }
}

extension Node {
  /// Whether this is `none` without quotes.
  fileprivate var isNone: Bool {
    if case .scalar(let scalar) = content { !scalar.isQuoted && scalar.text == "none" } else { false }
  }
}

extension SourceRange {
  /// The first character of the range, for messages about a whole mapping.
  var startOnly: SourceRange {
    SourceRange(file: file, start: start, end: SourcePosition(line: start.line, column: start.column + 1))
  }
}
