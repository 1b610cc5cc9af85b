import VersionedAPICYAML
import VersionedAPISourceText

extension EventReader {
  /// What libyaml did not understand, in words that say what to do, at the place where it is.
  func syntaxError(_ parser: yaml_parser_t) -> Diagnostic {
    if parser.error == YAML_MEMORY_ERROR {
      return Diagnostic("libyaml got no memory", at: file.range(0, 0))
    }
    let error = SyntaxError(
      text: SourceLines(file),
      problem: parser.problem.map { String(cString: $0) } ?? "the text is no YAML",
      context: parser.context.map { String(cString: $0) } ?? "",
      offset: Int(parser.problem_mark.index),
      start: Int(parser.context_mark.index),
      lastQuoted: lastQuoted
    )
    return error.diagnostic()
  }
}

/// Turns libyaml's words into ours. libyaml stops where it can make no sense of the text any more, which is often a line
/// or more behind the mistake; here the mistake is looked for.
struct SyntaxError {
  let text: SourceLines
  /// What libyaml says.
  let problem: String
  /// What libyaml was doing.
  let context: String
  /// Where libyaml stopped, counted in Unicode scalars.
  let offset: Int
  /// Where the thing begins that libyaml was reading.
  let start: Int
  /// The quoted text that was read last.
  let lastQuoted: Range<Int>?

  func diagnostic() -> Diagnostic {
    switch problem {
    case "found character that cannot start any token":
      return text[offset] == "\t" ? tab() : needsQuotes(at: offset)
    case "found a tab character where an indentation space is expected",
      "found a tab character that violates indentation":
      return tab()
    case "mapping values are not allowed in this context":
      return misplacedColon()
    case "could not find expected ':'":
      return missingColon(inLineOf: start)
    case "did not find expected key", "did not find expected '-' indicator":
      return misplacedEntry()
    case "did not find expected ',' or '}'":
      return brokenFlow("}")
    case "did not find expected ',' or ']'":
      return brokenFlow("]")
    case "did not find expected <document start>":
      return secondRoot()
    case "did not find expected node content":
      return finding("a value is missing here", at: offset)
    case "block sequence entries are not allowed in this context":
      return finding("a list begins on the line below its key; a text that begins with '- ' needs quotes", at: offset)
    case "mapping keys are not allowed in this context":
      return finding("a text that begins with '? ' needs quotes", at: offset)
    default:
      return diagnosticByContext()
    }
  }

  private func diagnosticByContext() -> Diagnostic {
    switch context {
    case "while scanning a quoted scalar":
      return finding("this quote is not closed", at: start)
    case "while parsing a quoted scalar":
      return brokenEscape()
    case "while scanning a block scalar":
      let indicator = character(start)
      let message =
        "a block text begins on the line below its '\(indicator)'; a text that begins with '\(indicator)' needs quotes"
      return finding(message, at: start)
    case "while scanning an anchor", "while scanning an alias", "while scanning a tag", "while parsing a tag",
      "while parsing a node":
      return needsQuotes(at: start)
    case _ where context.contains("directive"):
      return directive(at: start)
    default:
      return text[offset] == "%" ? directive(at: offset) : finding(problem, at: offset)
    }
  }

  // MARK: Single mistakes

  private func tab() -> Diagnostic {
    finding("a tab stands where YAML wants spaces", at: offset)
  }

  private func needsQuotes(at offset: Int) -> Diagnostic {
    finding("a text that begins with '\(character(offset))' needs quotes", at: offset)
  }

  private func directive(at offset: Int) -> Diagnostic {
    finding("a line that begins with '%' is a directive of YAML, which a definition does not use", at: offset)
  }

  private func brokenEscape() -> Diagnostic {
    let escape = "\\" + character(offset + 1)
    let message =
      switch problem {
      case "found unknown escape character":
        "'\(escape)' is no escape of YAML; write '\\\(escape)', or put the text in single quotes"
      case "found invalid Unicode character escape code":
        "the escape stands for no character"
      default:
        "the escape lacks hexadecimal digits"
      }
    return finding(message, at: offset)
  }

  /// A ':' where no key can be: in a text, or behind a line that is no value.
  private func misplacedColon() -> Diagnostic {
    if let unclosed = unclosedQuote() { return unclosed }
    let line = text.lineRange(of: offset)
    let key = text.firstNonBlank(of: offset)..<offset
    if text.hasColon(key) {
      return finding("a text that holds ': ' needs quotes", at: offset)
    }
    if key.count > 1024 {
      return finding("a key has at most 1024 characters", at: key.lowerBound)
    }
    let first = text.startOfPlainText(endingIn: line)
    if first == line || text.hasColon(text.content(first)) {
      let message =
        "this line continues the text above, and a text that holds ': ' needs quotes; a key is indented like its neighbours"
      return Diagnostic(message, at: text.range(key))
    }
    return missingColon(inLineOf: first.lowerBound)
  }

  private func missingColon(inLineOf offset: Int) -> Diagnostic {
    let content = text.content(text.lineRange(of: offset))
    if let colon = text.colonWithoutSpace(in: content) {
      return finding("a space is missing behind this ':'", at: colon)
    }
    let message = "a ':' is missing in this line; a line of a longer text is indented more than its key"
    return Diagnostic(message, at: text.range(content))
  }

  /// Something that is no key of the mapping, or no item of the list, in which it stands.
  private func misplacedEntry() -> Diagnostic {
    if let unclosed = unclosedQuote() { return unclosed }
    let character = character(offset)
    if "]}".contains(character) {
      return finding("no bracket is open that this '\(character)' could close", at: offset)
    }
    guard offset == text.firstNonBlank(of: offset) else { return textBehindBracket() }
    if character == ":" { return finding("a key is missing before this ':'", at: offset) }
    let isList = problem.contains("'-'")
    let column = text.range(start..<start).start.column
    if text.range(offset..<offset).start.column == column {
      return finding(
        isList ? "a key stands among the items of a list" : "an item of a list stands among the keys of a mapping",
        at: offset,
        note: isList ? "the list begins here" : "the mapping begins here"
      )
    }
    return finding(
      "the indentation of this line fits no line above",
      at: offset,
      note: isList ? "the items of the list before it begin here" : "the keys of the mapping before it begin here"
    )
  }

  private func textBehindBracket() -> Diagnostic {
    let message =
      switch text.lastNonBlank(before: offset).map(character) {
      case "'": "the quoted text has ended before this; a ' inside it is written as ''"
      case "\"": "the quoted text has ended before this; a \" inside it is written as \\\""
      case .some(let bracket) where "]}".contains(bracket):
        "the value has ended with '\(bracket)'; a text that begins with a bracket needs quotes"
      default: "a key was expected here"
      }
    return finding(message, at: offset)
  }

  /// Something behind the document's one value.
  private func secondRoot() -> Diagnostic {
    if text[offset] == "%" { return directive(at: offset) }
    if let unclosed = unclosedQuote() { return unclosed }
    guard offset == text.firstNonBlank(of: offset) else { return textBehindBracket() }
    return finding(
      "this line stands behind the end of the document; is it indented less than the first key?",
      at: offset
    )
  }

  /// A mapping in braces or a list in brackets that goes on without a comma, or never ends.
  private func brokenFlow(_ close: String) -> Diagnostic {
    if let unclosed = unclosedQuote() { return unclosed }
    let missing = "a ',' or the closing '\(close)' is missing here"
    let open = character(start)
    let isLineStart = offset >= text.count || text.isPlainKey(text.firstNonBlank(of: offset)..<offset)
    if isLineStart, let end = text.endOfContent(before: text.lineRange(of: offset)), end > start,
      !",[{".contains(character(end - 1))
    {
      return finding(missing, at: end, note: "the '\(open)' is here")
    }
    if text[offset] == ":" {
      return finding("a ',' is missing before this key, or a text that holds ': ' needs quotes", at: offset)
    }
    return finding("\(missing); a text that holds brackets, braces or ',' needs quotes", at: offset)
  }

  /// A quoted text over several lines behind which the text goes on: its own closing quote is missing, and it ended where
  /// the next text begins.
  private func unclosedQuote() -> Diagnostic? {
    guard let quoted = lastQuoted, quoted.upperBound <= offset, text.isBlank(quoted.upperBound..<offset) else {
      return nil
    }
    let last = text.lineRange(of: quoted.upperBound)
    guard last == text.lineRange(of: offset), last != text.lineRange(of: quoted.lowerBound) else { return nil }
    let note = Diagnostic.Note("it is closed only here", at: text.range(quoted.upperBound - 1..<quoted.upperBound))
    return Diagnostic("this quote is not closed in its line", at: text.range(at: quoted.lowerBound), notes: [note])
  }

  // MARK: Helpers

  private func character(_ offset: Int) -> String {
    text[offset].map { String(Character($0)) } ?? ""
  }

  private func finding(_ message: String, at offset: Int, note: String? = nil) -> Diagnostic {
    Diagnostic(message, at: text.range(at: offset), notes: note.map { [.init($0, at: text.range(at: start))] } ?? [])
  }
}
