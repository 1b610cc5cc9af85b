import CYAML

extension EventReader {
  /// What libyaml did not understand, in words that say what to do, at the place where it is.
  func syntaxError(_ parser: yaml_parser_t) -> Diagnostic {
    if parser.error == YAML_MEMORY_ERROR {
      return Diagnostic("libyaml got no memory", at: file.range(0, 0))
    }
    let problem = parser.problem.map { String(cString: $0) } ?? "the text is no YAML"
    let context = parser.context.map { String(cString: $0) } ?? ""
    let contextOffset = Int(parser.context_mark.index)
    // libyaml sees only on the next line that a key lacks its colon; the mistake is where the key stands.
    let isMissingColon = context == "while scanning a simple key"
    let offset = isMissingColon ? contextOffset : Int(parser.problem_mark.index)
    var notes: [Diagnostic.Note] = []
    if context.hasPrefix("while"), contextOffset != offset {
      notes.append(Diagnostic.Note("\(context) that begins here", at: file.range(contextOffset, contextOffset + 1)))
    }
    return Diagnostic("\(problem)\(hint(for: problem, at: offset))", at: file.range(offset, offset + 1), notes: notes)
  }

  private func hint(for problem: String, at offset: Int) -> String {
    let scalars = file.text.unicodeScalars
    let index = scalars.index(scalars.startIndex, offsetBy: offset, limitedBy: scalars.endIndex) ?? scalars.endIndex
    let scalar = index < scalars.endIndex ? scalars[index] : nil
    switch (problem, scalar) {
    case (_, "\t") where problem.contains("cannot start any token"), (_, _) where problem.contains("tab character"):
      return "; YAML is indented with spaces, not with tabs"
    case (_, .some(let scalar)) where problem.contains("cannot start any token"):
      return "; a text that begins with '\(scalar)' needs quotes"
    case ("mapping values are not allowed in this context", _):
      return "; a text that holds ': ' needs quotes, and a key must be indented like its neighbours"
    case ("could not find expected ':'", _):
      return "; a key ends with ':', and the lines of a longer text are indented more than their key"
    case ("did not find expected key", _), ("did not find expected <document start>", _):
      return "; check the indentation, and quote a text that begins with a quote, '[' or '{'"
    case ("did not find expected ',' or '}'", _):
      return "; a text that holds ',', '{' or '}' needs quotes here"
    case ("did not find expected ',' or ']'", _):
      return "; a text that holds ',', '[' or ']' needs quotes here"
    case ("found unexpected end of stream", _):
      return "; a quote, '[' or '{' is not closed"
    default:
      return ""
    }
  }
}
