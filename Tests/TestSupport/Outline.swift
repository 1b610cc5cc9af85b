import VersionedAPISourceText
public import VersionedAPIYAML

/// The tree of a text, one node per line, each with its place: `1:4-1:7 text 'one'`.
public func outline(_ text: String, dialect: YAMLParser.Dialect = .definition) -> String {
  YAMLParser.parse(text, path: "a.yaml", dialect: dialect).root.map { outline($0, indent: "") } ?? "nothing\n"
}

/// The tree of a node, one node per line.
public func outline(_ node: Node, indent: String = "") -> String {
  switch node.content {
  case .scalar(let scalar):
    return "\(indent)\(place(node.range)) text \(scalar.isQuoted ? "quoted " : "")\(escaped(scalar.text))\n"
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

/// The one text in a document `key: text`, or nil where it is something else.
public func value(_ text: String) -> String? {
  YAMLParser.parse(text, path: "a.yaml").root?.entries?.first?.value.scalar
}

/// Everything that reading finds wrong with a text, as it is printed.
public func findings(_ text: String, limits: Limits = Limits()) -> String {
  findings(YAMLParser.parse(text, path: "a.yaml", limits: limits).diagnostics)
}

/// Everything that reading finds wrong with some bytes, as it is printed.
public func findings(bytes: [UInt8]) -> String {
  findings(YAMLParser.parse(bytes: bytes, path: "a.yaml").diagnostics)
}
