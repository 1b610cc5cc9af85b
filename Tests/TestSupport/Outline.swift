import VersionedAPISourceText
public import VersionedAPIYAML

/// Returns the tree of a document, one node per line, each with its place: `1:4-1:7 string 'one'`.
public func outline(_ text: String, dialect: YAMLParser.Dialect = .definition) -> String {
  YAMLParser.parse(text, path: "a.yaml", dialect: dialect).root.map { outline($0, indent: "") } ?? "nothing\n"
}

/// Returns the tree of a node, one node per line.
public func outline(_ node: Node, indent: String = "") -> String {
  switch node.content {
  case .scalar(let scalar):
    return "\(indent)\(place(node.range)) string \(scalar.isQuoted ? "quoted " : "")\(escaped(scalar.text))\n"
  case .sequence(let elements):
    return "\(indent)\(place(node.range)) list\n" + elements.map { outline($0, indent: indent + "  ") }.joined()
  case .mapping(let entries):
    return "\(indent)\(place(node.range)) mapping\n"
      + entries.map { entry in
        "\(indent)  \(place(entry.keyRange)) key \(escaped(entry.key))\n"
          + outline(entry.value, indent: indent + "    ")
      }.joined()
  }
}

private func place(_ range: SourceRange) -> String {
  "\(range.start.line):\(range.start.column)-\(range.end.line):\(range.end.column)"
}

private func escaped(_ text: String) -> String {
  let scalars = text.unicodeScalars.map { scalar in
    switch scalar {
    case "\n": "\\n"
    case "\t", "\r", "\u{85}", "\u{2028}": "\\u{\(String(scalar.value, radix: 16))}"
    default: String(Character(scalar))
    }
  }
  return "'\(scalars.joined())'"
}

/// Returns the string in a document `key: string`, or nil if it is something else.
public func value(_ text: String) -> String? {
  YAMLParser.parse(text, path: "a.yaml").root?.entries?.first?.value.scalar
}

/// Returns the diagnostics about a document, as they are printed.
public func findings(_ text: String, limits: Limits = Limits()) -> String {
  findings(YAMLParser.parse(text, path: "a.yaml", limits: limits).diagnostics)
}

/// Returns the diagnostics about the bytes of a document, as they are printed.
public func findings(bytes: [UInt8]) -> String {
  findings(YAMLParser.parse(bytes: bytes, path: "a.yaml").diagnostics)
}
