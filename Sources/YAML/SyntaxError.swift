import VersionedAPICYAML
import VersionedAPISourceText

extension EventReader {
  /// Returns a diagnostic that says what to do about libyaml's error, at the place of its cause.
  func syntaxError(_ parser: yaml_parser_t) -> Diagnostic {
    if parser.error == YAML_MEMORY_ERROR {
      return Diagnostic("libyaml ran out of memory", at: file.range(0, 0))
    }
    let error = SyntaxError(
      lines: SourceLines(file),
      problem: parser.problem.map { String(cString: $0) } ?? "the file is not valid YAML",
      context: parser.context.map { String(cString: $0) } ?? "",
      offset: Int(parser.problem_mark.index),
      start: Int(parser.context_mark.index),
      lastQuoted: lastQuoted,
      lastScalar: lastScalar
    )
    return error.diagnostic()
  }
}

/// Explains an error of libyaml. libyaml stops where it can no longer parse the file, which is often some lines after the
/// cause; the cause is searched here.
struct SyntaxError {
  let lines: SourceLines
  /// libyaml's description of the problem.
  let problem: String
  /// libyaml's description of what it was doing.
  let context: String
  /// The offset in Unicode scalars at which libyaml stopped.
  let offset: Int
  /// The offset at which the construct begins that libyaml was reading.
  let start: Int
  /// The range of the last quoted scalar.
  let lastQuoted: Range<Int>?
  /// The range of the last scalar that is written.
  let lastScalar: Range<Int>?

  func diagnostic() -> Diagnostic {
    switch problem {
    case "found character that cannot start any token":
      return lines[offset] == "\t" ? tab() : needsQuotes(at: offset)
    case "found a tab character where an indentation space is expected",
      "found a tab character that violates indentation":
      return tab()
    case "mapping values are not allowed in this context":
      return misplacedColon()
    case "could not find expected ':'":
      return missingColon(inLineOf: start)
    case "did not find expected key", "did not find expected '-' indicator":
      return misplacedEntry()
    case "found unexpected ':'":
      return error(Node.missingSpace, at: offset)
    case "did not find expected ',' or '}'":
      return incompleteFlow("}")
    case "did not find expected ',' or ']'":
      return incompleteFlow("]")
    case "did not find expected <document start>":
      return secondRoot()
    case "did not find expected node content":
      return error("a value is missing here", at: offset)
    case "block sequence entries are not allowed in this context":
      return error("a list begins on the line below its key; a string that begins with '- ' needs quotes", at: offset)
    case "mapping keys are not allowed in this context":
      return error("a string that begins with '? ' needs quotes", at: offset)
    default:
      return diagnosticByContext()
    }
  }

  private func diagnosticByContext() -> Diagnostic {
    switch context {
    case "while scanning a quoted scalar":
      return error("this quote is not closed", at: start)
    case "while parsing a quoted scalar":
      return invalidEscape()
    case "while scanning a block scalar":
      let indicator = character(start)
      let message =
        "a block scalar begins on the line below its '\(indicator)'; a string that begins with '\(indicator)' needs quotes"
      return error(message, at: start)
    case "while scanning an anchor", "while scanning an alias", "while scanning a tag", "while parsing a tag",
      "while parsing a node":
      return needsQuotes(at: start)
    case _ where context.contains("directive"):
      return directive(at: start)
    default:
      return lines[offset] == "%" ? directive(at: offset) : error(problem, at: offset)
    }
  }

  // MARK: Causes

  private func tab() -> Diagnostic {
    error("a tab is not allowed here; YAML is indented with spaces", at: offset)
  }

  private func needsQuotes(at offset: Int) -> Diagnostic {
    error("a string that begins with '\(character(offset))' needs quotes", at: offset)
  }

  private func directive(at offset: Int) -> Diagnostic {
    error("a line that begins with '%' is a YAML directive, which is not allowed in a definition", at: offset)
  }

  private func invalidEscape() -> Diagnostic {
    let escape = "\\" + character(offset + 1)
    let message =
      switch problem {
      case "found unknown escape character":
        "'\(escape)' is not an escape of YAML; write '\\\(escape)', or use single quotes"
      case "found invalid Unicode character escape code":
        "the escape is not a valid character"
      default:
        "the escape has too few hexadecimal digits"
      }
    return error(message, at: offset)
  }

  /// A ':' where a key is not possible: in a string, or after a line that is not a value.
  private func misplacedColon() -> Diagnostic {
    if let unclosed = unclosedQuote() { return unclosed }
    let line = lines.lineRange(of: offset)
    let key = lines.firstNonBlank(of: offset)..<offset
    if lines.hasColon(key) {
      return error("a string that contains ': ' needs quotes", at: offset)
    }
    if key.count > Self.maximumKeyLength { return keyTooLong(at: key.lowerBound) }
    let first = lines.startOfPlainScalar(endingIn: line)
    if first == line || lines.hasColon(lines.content(first)) {
      return Indentation(lines, at: offset).continuedString(at: key)
    }
    return missingColon(inLineOf: first.lowerBound)
  }

  private func missingColon(inLineOf offset: Int) -> Diagnostic {
    let content = lines.content(lines.lineRange(of: offset))
    if let colon = lines.colonWithoutSpace(in: content) {
      return error(Node.missingSpace, at: colon)
    }
    let message = "a ':' is missing in this line; a continued string is indented more than its key"
    return Diagnostic(message, at: lines.range(content))
  }

  /// Something that is not a key of the mapping or not an item of the list that contains it.
  private func misplacedEntry() -> Diagnostic {
    if let unclosed = unclosedQuote() { return unclosed }
    let character = character(offset)
    if "]}".contains(character) {
      return error("this '\(character)' has no matching opening bracket", at: offset)
    }
    guard offset == lines.firstNonBlank(of: offset) else { return textAfterValue() }
    if character == ":" { return error("a key is missing before this ':'", at: offset) }
    let isList = problem.contains("'-'")
    let column = lines.range(start..<start).start.column
    if lines.range(offset..<offset).start.column == column {
      return error(
        isList ? "this is a key among the items of a list" : "this is a list item among the keys of a mapping",
        at: offset,
        note: isList ? "the list begins here" : "the mapping begins here"
      )
    }
    return Indentation(lines, at: offset).misplaced()
  }

  private func textAfterValue() -> Diagnostic {
    let message =
      switch lines.lastNonBlank(before: offset).map(character) {
      case "'": "the quoted string ended before this; write a ' inside it as ''"
      case "\"": "the quoted string ended before this; write a \" inside it as \\\""
      case .some(let bracket) where "]}".contains(bracket):
        "the value ended with '\(bracket)'; a string that begins with a bracket needs quotes"
      default: "a key was expected here"
      }
    return error(message, at: offset)
  }

  /// Something after the value of the document.
  private func secondRoot() -> Diagnostic {
    if lines[offset] == "%" { return directive(at: offset) }
    if let unclosed = unclosedQuote() { return unclosed }
    guard offset == lines.firstNonBlank(of: offset) else { return textAfterValue() }
    return Indentation(lines, at: offset).lessThanFirst()
      ?? error("this line comes after the end of the document", at: offset)
  }

  /// A mapping in braces or a list in brackets with a missing comma or closing bracket.
  private func incompleteFlow(_ close: String) -> Diagnostic {
    if let unclosed = unclosedQuote() { return unclosed }
    if lines[offset] == ":", let key = lastScalar, key.count > Self.maximumKeyLength,
      lines.isBlank(key.upperBound..<offset)
    {
      return keyTooLong(at: key.lowerBound)
    }
    if lines[offset] != ":", continuesQuoted { return textAfterValue() }
    let missing = "a ',' or the closing '\(close)' is missing here"
    let open = character(start)
    let isLineStart = offset >= lines.count || lines.isPlainKey(lines.firstNonBlank(of: offset)..<offset)
    if isLineStart, let end = lines.endOfContent(before: lines.lineRange(of: offset)), end > start,
      !",[{".contains(character(end - 1))
    {
      if let comment = lines.comment(after: end, with: close) {
        return error("' #' begins a comment here; a string that contains ' #' needs quotes", at: comment)
      }
      return error(missing, at: end, note: "the '\(open)' is here")
    }
    if lines[offset] == ":" {
      return error("a ',' is missing before this key, or a string that contains ': ' needs quotes", at: offset)
    }
    if lines.startsKey(at: offset) {
      return error("a ',' is missing before this key", at: offset)
    }
    return error("\(missing); a string that contains brackets, braces or ',' needs quotes", at: offset)
  }

  /// Whether a quoted string is followed by text on its line that is not the next key or string.
  private var continuesQuoted: Bool {
    guard let quoted = lastQuoted, quoted.upperBound <= offset else { return false }
    if quoted.upperBound == offset { return true }
    let line = lines.lineRange(of: offset)
    guard line.contains(quoted.upperBound), lines.isBlank(quoted.upperBound..<offset),
      let character = lines[offset], !"\"'[]{},:".unicodeScalars.contains(character)
    else { return false }
    return !lines.startsKey(at: offset)
  }

  /// A quoted string over several lines that is followed by more text: its own closing quote is missing, and it ended
  /// where the next string begins.
  private func unclosedQuote() -> Diagnostic? {
    guard let quoted = lastQuoted, quoted.upperBound <= offset, lines.isBlank(quoted.upperBound..<offset) else {
      return nil
    }
    let last = lines.lineRange(of: quoted.upperBound)
    guard last == lines.lineRange(of: offset), last != lines.lineRange(of: quoted.lowerBound) else { return nil }
    let note = Diagnostic.Note("the next quote is here", at: lines.range(quoted.upperBound - 1..<quoted.upperBound))
    return Diagnostic("this quote is not closed on its line", at: lines.range(at: quoted.lowerBound), notes: [note])
  }

  // MARK: Helpers

  /// libyaml's maximum number of characters before the ':' of a key.
  private static let maximumKeyLength = 1024

  private func keyTooLong(at offset: Int) -> Diagnostic {
    error("a key has at most \(Self.maximumKeyLength) characters", at: offset)
  }

  private func character(_ offset: Int) -> String {
    lines[offset].map { String(Character($0)) } ?? ""
  }

  private func error(_ message: String, at offset: Int, note: String? = nil) -> Diagnostic {
    Diagnostic(message, at: lines.range(at: offset), notes: note.map { [.init($0, at: lines.range(at: start))] } ?? [])
  }
}
