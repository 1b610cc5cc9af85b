import VersionedAPISourceText
import VersionedAPIYAML

/// Finds keys at a wrong level, reports where they belong, and moves them there, so that no other errors follow.
///
/// A key is moved only if it cannot be right where it is, and its value is possible at the other place.
struct Nesting {
  private let timeline: Timeline
  private let uses: Uses
  private(set) var diagnostics: [Diagnostic] = []
  /// The mapping that is being read, last, and those around it.
  private var levels: [Level] = []

  private struct Level {
    let grammar: Grammar
    /// What the mapping is for messages, such as `operation 'Books_Get'`.
    let label: String
    let entries: [Node.Entry]
    /// Entries that belong to this mapping and were found elsewhere.
    var added: [Node.Entry] = []
    /// The lists to which entries of this mapping belong, so that a single wrong line is reported once.
    var reported: Set<String> = []

    func has(_ key: String) -> Bool { (entries + added).contains { $0.key == key } }
  }

  /// - Parameter files: The roots of all definition files.
  init(timeline: Timeline, files: [Node]) {
    self.timeline = timeline
    uses = Uses(in: files)
  }

  /// Returns the root of a file with all keys where they belong.
  mutating func repaired(_ root: Node, _ grammar: Grammar) -> Node {
    node(root, grammar, grammar.label(""))
  }

  private mutating func node(_ node: Node, _ grammar: Grammar, _ label: String) -> Node {
    guard let entries = node.entries else { return node }
    var kept: [Node.Entry] = []
    switch grammar {
    case .value:
      return node
    case .keys where entries.contains(where: { isRange($0.key) }):
      kept = entries.map { $0.with(self.node($0.value, grammar, label)) }
    case .keys, .names:
      levels.append(Level(grammar: grammar, label: label, entries: entries))
      for entry in entries where !move(entry, after: &kept) {
        kept.append(entry.with(value(of: entry, grammar)))
      }
      for entry in levels.popLast()?.added ?? [] { add(entry.with(value(of: entry, grammar)), to: &kept) }
    }
    let isEmptied = kept.isEmpty && !entries.isEmpty
    return Node(
      content: isEmptied ? .scalar(Node.Scalar(text: "", isQuoted: false)) : .mapping(kept),
      range: node.range
    )
  }

  private mutating func value(of entry: Node.Entry, _ grammar: Grammar) -> Node {
    grammar.value(of: entry.key).map { node(entry.value, $0, $0.label(entry.key)) } ?? entry.value
  }

  /// Adds an entry, or its own entries if the key exists.
  private func add(_ entry: Node.Entry, to entries: inout [Node.Entry]) {
    guard let index = entries.firstIndex(where: { $0.key == entry.key }) else { return entries.append(entry) }
    let all = (entries[index].value.entries ?? []) + (entry.value.entries ?? [])
    entries[index].value.content = .mapping(all)
  }

  // MARK: What can be where

  private func isRange(_ key: String) -> Bool {
    if case .versions = timeline.parse(key) { return true }
    return key.firstRange(of: "...") != nil || key.firstRange(of: "..<") != nil
  }

  /// Whether a value does not contradict a grammar.
  private func mayBe(_ node: Node, _ grammar: Grammar) -> Bool {
    guard let entries = node.entries else {
      return switch grammar {
      case .value: true
      case .keys(_, _, _, let hasShortForm): node.isEmpty || hasShortForm
      case .names: node.isEmpty
      }
    }
    if entries.isEmpty { return true }
    return switch grammar {
    case .value: entries.contains { isRange($0.key) }
    case .keys(let keys, _, let signs, _):
      entries.contains { isRange($0.key) || signs.contains($0.key) }
        || (signs.isEmpty && entries.allSatisfy { keys[$0.key] != nil })
    case .names(let element): entries.contains { mayBe($0.value, element) }
    }
  }

  /// Whether an entry can be nothing else than an element of a kind.
  private func isSurely(_ entry: Node.Entry, _ element: Grammar) -> Bool {
    guard case .keys(let keys, let kind, let signs, _) = element else { return false }
    let entries = entry.value.entries ?? []
    if kind == "parameter", entry.value.isEmpty { return uses.parameters.contains(entry.key) }
    if !signs.isEmpty { return entries.contains { signs.contains($0.key) } }
    let isNamed = ["response", "status"].contains(kind) == (entry.key == "default" || Int(entry.key) != nil)
    let isElement = entry.value.isEmpty ? entry.keyRange.indentation != nil : !entries.isEmpty
    return isNamed && kind != "group" && isElement && entries.allSatisfy { keys[$0.key] != nil }
  }

  private func hasKnownKeys(_ entry: Node.Entry, _ element: Grammar) -> Bool {
    (entry.value.entries ?? []).allSatisfy { element.value(of: $0.key) != nil }
  }

  private func canHave(_ grammar: Grammar, _ entry: Node.Entry, besides has: (String) -> Bool) -> Bool {
    switch grammar {
    case .value: false
    case .keys(let keys, _, _, _): keys[entry.key].map { mayBe(entry.value, $0) } == true && !has(entry.key)
    case .names(let element): isSurely(entry, element) && !has(entry.key)
    }
  }

  // MARK: Where keys belong

  /// Moves an entry of the innermost mapping, if it belongs elsewhere.
  private mutating func move(_ entry: Node.Entry, after kept: inout [Node.Entry]) -> Bool {
    guard let level = levels.last else { return false }
    switch level.grammar {
    case .value:
      return false
    case .keys(let keys, _, _, _):
      if keys[entry.key] != nil { return false }
      if entry.value.isEmpty, Suggestion.nearest(to: entry.key, among: keys.keys) != nil { return false }
      return moveInto(&kept, entry) || moveToList(of: levels.count - 1, entry) || moveOut(entry)
    case .names(let element):
      if isSchemaAmongFragments(entry, level) { return add(entry, toList: "schemas", of: 0) }
      if mayBe(entry.value, element), !isKeyAmongParameters(entry, level) { return false }
      let isBelowKey = kept.last.map { $0.value.isEmpty || level.reported.contains(element.label($0.key)) } ?? false
      if isBelowKey, moveInto(&kept, entry) { return true }
      return moveOut(entry) || moveInto(&kept, entry) || moveToList(of: levels.count - 2, entry)
    }
  }

  /// Moves an entry that is indented too much to the nearest mapping around it that can have it.
  private mutating func moveOut(_ entry: Node.Entry) -> Bool {
    for index in levels.indices.dropLast().reversed()
    where canHave(levels[index].grammar, entry, besides: levels[index].has) {
      let isFirst = levels[levels.count - 1].reported.insert(levels[index].label).inserted
      if isFirst || !levels[index].grammar.isNames {
        report(entry, levels[index].label, like: levels[index].entries.first?.keyRange)
      }
      // What follows an empty list belongs to it.
      if entry.value.isEmpty { levels[levels.count - 1].reported.insert(entry.key) }
      levels[index].added.append(entry)
      return true
    }
    return false
  }

  /// Moves an entry that is indented too little into the entry above it, or into the last one in that.
  private mutating func moveInto(_ kept: inout [Node.Entry], _ entry: Node.Entry) -> Bool {
    guard let level = levels.last, var last = kept.last, let grammar = level.grammar.value(of: last.key),
      insert(entry, into: &last, grammar)
    else { return false }
    kept[kept.count - 1] = last
    return true
  }

  private mutating func insert(_ entry: Node.Entry, into parent: inout Node.Entry, _ grammar: Grammar) -> Bool {
    var entries = parent.value.entries ?? []
    guard parent.value.isEmpty || !entries.isEmpty else { return false }
    if canHave(grammar, entry, besides: { key in entries.contains { $0.key == key } }) {
      let label = grammar.label(parent.key)
      let isFirst = levels[levels.count - 1].reported.insert(label).inserted
      if isFirst || !grammar.isNames { report(entry, label, like: entries.first?.keyRange, below: parent.keyRange) }
      entries.append(entry.with(value(of: entry, grammar)))
    } else {
      guard var last = entries.popLast(), let value = grammar.value(of: last.key), insert(entry, into: &last, value)
      else { return false }
      entries.append(last)
    }
    parent.value.content = .mapping(entries)
    return true
  }

  /// Moves an element to the list of its kind in a mapping around it. The line of the list may be missing.
  private mutating func moveToList(of index: Int, _ entry: Node.Entry) -> Bool {
    guard case .keys(let keys, _, _, _) = levels[index].grammar else { return false }
    var lists = keys.keys.filter { key in
      if case .names(let element)? = keys[key] {
        isSurely(entry, element) && hasKnownKeys(entry, element)
      } else {
        false
      }
    }
    // A schema and a fragment can look the same.
    if lists.count > 1 { lists = [uses.onlyIncluded.contains(entry.key) ? "fragments" : "schemas"] }
    return lists.first.map { add(entry, toList: $0, of: index) } ?? false
  }

  private mutating func add(_ entry: Node.Entry, toList list: String, of index: Int) -> Bool {
    if levels[levels.count - 1].reported.insert(list).inserted {
      let existing = levels[index].entries.first { $0.key == list }
      diagnostics.append(
        Diagnostic(
          existing == nil
            ? "the line '\(list):' is missing above '\(entry.key)'" : "'\(entry.key)' belongs to '\(list)'",
          at: entry.keyRange,
          notes: existing.map { [.init("'\(list)' is here", at: $0.keyRange)] } ?? []
        )
      )
    }
    let elements = Node(content: .mapping([entry]), range: entry.value.range)
    levels[index].added.append(Node.Entry(key: list, keyRange: entry.keyRange, value: elements))
    return true
  }

  /// Whether the line `schemas:` is missing among fragments, which look like schemas.
  private func isSchemaAmongFragments(_ entry: Node.Entry, _ level: Level) -> Bool {
    guard level.label == "'fragments'", levels.first?.entries.contains(where: { $0.key == "schemas" }) == false else {
      return false
    }
    if level.reported.contains("schemas") { return !uses.onlyIncluded.contains(entry.key) }
    return uses.onlyTypes.contains(entry.key) || entry.value.entries?.contains { $0.key == "standalone" } == true
  }

  /// Whether an empty parameter is a key of the operation, such as `responses`, or a status.
  private func isKeyAmongParameters(_ entry: Node.Entry, _ level: Level) -> Bool {
    guard level.label == "'parameters'", entry.value.isEmpty, !uses.parameters.contains(entry.key) else { return false }
    return Int(entry.key) != nil || levels.dropLast().last.map { canHave($0.grammar, entry, besides: $0.has) } == true
  }

  // MARK: Messages

  private mutating func report(
    _ entry: Node.Entry,
    _ label: String,
    like sibling: SourceRange?,
    below parent: SourceRange? = nil
  ) {
    var hint = ""
    // A sibling that was moved here is indented too little as well.
    let inner = parent?.indentation.map { max($0 + 2, sibling?.indentation ?? 0) }
    if let indentation = inner ?? sibling?.indentation, entry.keyRange.indentation != nil {
      hint = indentation == 0 ? "; do not indent it" : "; indent it by \(indentation) spaces"
    }
    diagnostics.append(Diagnostic("'\(entry.key)' belongs to \(label)\(hint)", at: entry.keyRange))
  }
}

extension Node.Entry {
  fileprivate func with(_ value: Node) -> Node.Entry { Node.Entry(key: key, keyRange: keyRange, value: value) }
}

extension SourceRange {
  /// The number of spaces before this in its line; nil if there is anything else.
  fileprivate var indentation: Int? {
    let before = file.characters(ofLine: start.line, from: 1).prefix(start.column - 1)
    return before.allSatisfy { $0 == " " } ? start.column - 1 : nil
  }
}

/// The names that definition files use as types, and those that they include.
private struct Uses {
  /// The shared parameters.
  let parameters: Set<String>
  let onlyTypes: Set<String>
  let onlyIncluded: Set<String>

  init(in files: [Node]) {
    let shared = files.compactMap { $0.entries?.first { $0.key == "parameters" }?.value.entries }
    parameters = Set(shared.flatMap { $0.map(\.key) })
    var (types, included): (Set<String>, Set<String>) = ([], [])
    for file in files { Self.collect(file, &types, &included) }
    onlyTypes = types.subtracting(included)
    onlyIncluded = included.subtracting(types)
  }

  private static func collect(_ node: Node, _ types: inout Set<String>, _ included: inout Set<String>) {
    for entry in node.entries ?? [] {
      switch entry.key {
      case "type", "body", "json":
        let values = [entry.value] + (entry.value.entries ?? []).map(\.value)
        types.formUnion(values.compactMap { $0.scalar.flatMap { TypeExpression($0)?.name } })
      case "include":
        included.formUnion((entry.value.elements ?? []).compactMap(\.scalar))
      default:
        break
      }
      collect(entry.value, &types, &included)
    }
  }
}
