import VersionedAPICYAML
import VersionedAPISourceText

/// Creates nodes from libyaml's events. libyaml's memory is released when `readDocument` returns.
struct EventReader {
  let file: SourceFile
  let input: UnsafeBufferPointer<UInt8>
  let dialect: YAMLParser.Dialect
  let limits: Limits
  private(set) var diagnostics: [Diagnostic] = []
  /// The range of the last quoted scalar in Unicode scalars. If its closing quote is missing, libyaml stops after it.
  private(set) var lastQuoted: Range<Int>?
  /// The range of the last scalar that is written, in Unicode scalars.
  private(set) var lastScalar: Range<Int>?
  /// What anchors name; only in full YAML.
  private var anchors = Anchors()

  /// Ends reading; the diagnostics contain the reason.
  private struct Stop: Error {}

  /// An event without libyaml's memory.
  private struct Event {
    enum Kind {
      case streamStart, streamEnd, documentStart, documentEnd
      case alias(String)
      case scalar(String, isPlain: Bool)
      case sequenceStart, sequenceEnd, mappingStart, mappingEnd
    }
    var kind: Kind
    var anchor: String?
    var tag: String?
    var range: SourceRange
  }

  init(file: SourceFile, input: UnsafeBufferPointer<UInt8>, dialect: YAMLParser.Dialect, limits: Limits) {
    self.file = file
    self.input = input
    self.dialect = dialect
    self.limits = limits
  }

  /// Returns the root of the document, or nil if there is none or it cannot be parsed.
  mutating func readDocument() -> Node? {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else {
      diagnostics.append(Diagnostic("libyaml ran out of memory", at: file.range(0, 0)))
      return nil
    }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(&parser, input.baseAddress, input.count)
    do {
      return try document(&parser)
    } catch {
      return nil
    }
  }

  private mutating func document(_ parser: inout yaml_parser_t) throws -> Node? {
    var root: Node?
    var documents = 0
    while true {
      let event = try next(&parser)
      switch event.kind {
      case .streamEnd:
        return root
      case .documentStart:
        documents += 1
        guard documents == 1 else {
          let holder = dialect == .full ? "only one is read" : "a definition file contains one"
          diagnostics.append(Diagnostic("a second document begins here; \(holder)", at: event.range))
          throw Stop()
        }
      case .streamStart, .documentEnd:
        break
      default:
        root = try node(event, depth: 1, &parser)
      }
    }
  }

  private mutating func node(_ event: Event, depth: Int, _ parser: inout yaml_parser_t) throws -> Node {
    guard depth <= limits.depth else {
      diagnostics.append(Diagnostic("mappings and lists nest deeper than \(limits.depth) levels", at: event.range))
      throw Stop()
    }
    if dialect == .full { return try fullNode(event, depth: depth, &parser) }
    rejectProperties(of: event)
    if case .alias(let name) = event.kind {
      diagnostics.append(
        Diagnostic("the alias '*\(name)' is not allowed; write the value out, or use a fragment", at: event.range)
      )
    }
    return try content(event, depth: depth, &parser)
  }

  private mutating func content(_ event: Event, depth: Int, _ parser: inout yaml_parser_t) throws -> Node {
    switch event.kind {
    case .scalar(let text, let isPlain):
      return Node(content: .scalar(Node.Scalar(text: text, isQuoted: !isPlain)), range: event.range)
    case .sequenceStart:
      return try sequence(from: event, depth: depth, &parser)
    case .mappingStart:
      return try mapping(from: event, depth: depth, &parser)
    default:
      return Node(content: .scalar(Node.Scalar(text: "", isQuoted: true)), range: event.range)
    }
  }

  private mutating func sequence(from start: Event, depth: Int, _ parser: inout yaml_parser_t) throws -> Node {
    var elements: [Node] = []
    while true {
      let event = try next(&parser)
      if case .sequenceEnd = event.kind {
        return Node(content: .sequence(elements), range: start.range.joined(event.range, last: elements.last?.range))
      }
      elements.append(try node(event, depth: depth + 1, &parser))
    }
  }

  private mutating func mapping(from start: Event, depth: Int, _ parser: inout yaml_parser_t) throws -> Node {
    var entries: [Node.Entry] = []
    var places: [String: SourceRange] = [:]
    var merged: [Node.Entry] = []
    var last: SourceRange?
    while true {
      let event = try next(&parser)
      if case .mappingEnd = event.kind {
        // The first of several entries counts, and the mapping's own before all others.
        for entry in merged where places.updateValue(entry.keyRange, forKey: entry.key) == nil { entries.append(entry) }
        return Node(content: .mapping(entries), range: start.range.joined(event.range, last: last))
      }
      var key = try node(event, depth: depth + 1, &parser)
      var value = try node(try next(&parser), depth: depth + 1, &parser)
      last = value.range
      if dialect == .definition { try separate(&key, &value) }
      guard let name = key.scalar else {
        diagnostics.append(Diagnostic("a key must be a string, not \(key.kind)", at: key.range))
        continue
      }
      if case .scalar(_, isPlain: true) = event.kind, name == "<<" {
        if dialect == .full { merged += merge(value) } else { rejectMerge(at: key.range) }
        continue
      }
      if let first = places[name] {
        let note = Diagnostic.Note("the first '\(name)' is here", at: first)
        diagnostics.append(Diagnostic("the key '\(name)' is used twice in this mapping", at: key.range, notes: [note]))
        continue
      }
      places[name] = key.range
      entries.append(Node.Entry(key: name, keyRange: key.range, value: value))
    }
  }

  // MARK: What definitions do without

  private mutating func rejectMerge(at range: SourceRange) {
    diagnostics.append(Diagnostic("the merge key '<<' is not allowed; use a fragment with 'include'", at: range))
  }

  /// Reports a key such as `type:int32` that contains its value, since no space follows the ':'. YAML allows it in
  /// braces, and keys such as `a:{b` everywhere.
  private mutating func separate(_ key: inout Node, _ value: inout Node) throws {
    guard let (colon, name, rest) = key.colonWithoutSpace else { return }
    let isCut = rest.scalar?.first.map { "{[\"'".contains($0) } ?? false
    guard isCut || (value.isEmpty && !key.range.isFollowedByColon) else { return }
    diagnostics.append(Diagnostic(Node.missingSpace, at: colon))
    // What belongs to the value of `a:{b` is not known.
    if isCut { throw Stop() }
    (key, value) = (name, rest)
  }

  private mutating func rejectProperties(of event: Event) {
    if let anchor = event.anchor {
      diagnostics.append(
        Diagnostic(
          "the anchor '&\(anchor)' is not allowed; a value that is used twice belongs in a fragment",
          at: event.range
        )
      )
    }
    if let tag = event.tag {
      diagnostics.append(
        Diagnostic(
          "the tag '\(tag)' is not allowed; the definition language gives every value its type",
          at: event.range
        )
      )
    }
  }

  // MARK: Full YAML

  private mutating func fullNode(_ event: Event, depth: Int, _ parser: inout yaml_parser_t) throws -> Node {
    if case .alias(let name) = event.kind {
      do {
        let content = try anchors.content(of: name, depth: depth, limits: limits)
        return Node(content: content, range: event.range)
      } catch {
        diagnostics.append(Diagnostic(error.message, at: event.range))
        throw Stop()
      }
    }
    if let tag = event.tag, tag != "!", !tag.hasPrefix("tag:yaml.org,2002:") {
      diagnostics.append(Diagnostic("the tag '\(tag)' is none of YAML's own; its meaning is unknown", at: event.range))
    }
    let start = anchors.begin(event.anchor, depth: depth)
    var node = try content(event, depth: depth, &parser)
    // A tag can say that what looks like a number is a string.
    if event.tag == "!" || event.tag == "tag:yaml.org,2002:str", case .scalar(let scalar) = node.content {
      node.content = .scalar(Node.Scalar(text: scalar.text, isQuoted: true))
    }
    anchors.end(start, node.content)
    return node
  }

  /// The entries that the value of a merge key brings: those of a mapping, or of the mappings of a list.
  private mutating func merge(_ value: Node) -> [Node.Entry] {
    if let entries = value.entries { return entries }
    if let elements = value.elements, elements.allSatisfy({ $0.entries != nil }) {
      return elements.flatMap { $0.entries ?? [] }
    }
    diagnostics.append(Diagnostic("'<<' takes a mapping or a list of mappings, not \(value.kind)", at: value.range))
    return []
  }

  // MARK: Events

  private mutating func next(_ parser: inout yaml_parser_t) throws -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(&parser, &event) == 1 else {
      diagnostics.append(syntaxError(parser))
      throw Stop()
    }
    defer { yaml_event_delete(&event) }
    let range = file.range(Int(event.start_mark.index), Int(event.end_mark.index))
    switch event.type {
    case YAML_STREAM_START_EVENT: return Event(kind: .streamStart, range: range)
    case YAML_DOCUMENT_START_EVENT: return Event(kind: .documentStart, range: range)
    case YAML_DOCUMENT_END_EVENT: return Event(kind: .documentEnd, range: range)
    case YAML_ALIAS_EVENT:
      return Event(kind: .alias(string(event.data.alias.anchor) ?? ""), range: range)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      let offsets = Int(event.start_mark.index)..<Int(event.end_mark.index)
      if !offsets.isEmpty { lastScalar = offsets }
      if scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE || scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE {
        lastQuoted = offsets
      }
      return Event(
        kind: .scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE),
        anchor: string(scalar.anchor),
        tag: string(scalar.tag),
        range: range
      )
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      return Event(kind: .sequenceStart, anchor: string(start.anchor), tag: string(start.tag), range: range)
    case YAML_SEQUENCE_END_EVENT: return Event(kind: .sequenceEnd, range: range)
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      return Event(kind: .mappingStart, anchor: string(start.anchor), tag: string(start.tag), range: range)
    case YAML_MAPPING_END_EVENT: return Event(kind: .mappingEnd, range: range)
    default: return Event(kind: .streamEnd, range: range)
    }
  }

  private func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    text.map { String(cString: $0) }
  }
}

extension SourceRange {
  /// Whether the next character in the line that is not a space is a ':'.
  fileprivate var isFollowedByColon: Bool {
    file.characters(ofLine: end.line, from: end.column).first { $0 != " " } == ":"
  }

  /// Returns the range from this start to a closing bracket. Without brackets, libyaml reports the end where the next
  /// thing begins, maybe some lines below; the end of the last part is used instead.
  fileprivate func joined(_ close: SourceRange, last: SourceRange?) -> SourceRange {
    let end = close.start == close.end ? last ?? close : close
    return SourceRange(file: file, start: start, end: max(self.end, end.end))
  }
}
