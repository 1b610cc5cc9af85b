/// Formats diagnostics as compilers do: place, severity and message, then the source line with a caret below it.
public struct DiagnosticRenderer: Sendable {
  /// Whether the output contains escape sequences for colors.
  public var colored: Bool

  /// Creates a renderer. Colors are for terminals only.
  public init(colored: Bool = false) {
    self.colored = colored
  }

  /// Returns the lines of a diagnostic and its notes, each with a line break.
  public func render(_ diagnostic: Diagnostic) -> String {
    let severity =
      switch diagnostic.severity {
      case .error: paint("error:", .red)
      case .warning: paint("warning:", .magenta)
      }
    var text = entry(severity, diagnostic.message, at: diagnostic.range)
    for note in diagnostic.notes {
      text += entry(paint("note:", .cyan), note.message, at: note.range)
    }
    return text
  }

  /// Returns the lines of several diagnostics, one after the other.
  public func render(_ diagnostics: some Sequence<Diagnostic>) -> String {
    diagnostics.map(render).joined()
  }

  private func entry(_ kind: String, _ message: String, at range: SourceRange) -> String {
    let number = String(range.start.line)
    let gutter = String(repeating: " ", count: max(0, 5 - number.count)) + number
    var text = "\(paint(range.label + ":", .bold)) \(kind) \(paint(Self.visible(message), .bold))\n"
    guard let (shown, prefix, width) = excerpt(of: range) else { return text }
    text += "\(gutter) | \(shown)\n"
    text += "      | \(prefix)\(paint("^" + String(repeating: "~", count: width - 1), .green))\n"
    return text
  }

  /// Returns the line as it is shown, the indentation of the caret, and the width of the caret and its tail in columns;
  /// nil if only blanks would be shown.
  private func excerpt(of range: SourceRange) -> (String, String, Int)? {
    let length = range.file.length(ofLine: range.start.line)
    let start = min(range.start.column - 1, length)
    let end = range.end.line == range.start.line ? min(range.end.column - 1, length) : length
    // A very long line shows the part around the caret.
    let limit = 160  // columns
    let first = length > limit ? max(0, start - limit / 2) : 0
    let last = min(length, first + limit)
    let scalars = range.file.characters(ofLine: range.start.line, first..<last)
    guard !scalars.allSatisfy(\.properties.isWhitespace) else { return nil }
    var shown = first > 0 ? "…" : ""
    var prefix = first > 0 ? " " : ""
    for (index, scalar) in scalars.enumerated() {
      shown.unicodeScalars.append(Self.visible(scalar))
      if first + index < start { prefix.append(scalar == "\t" ? "\t" : " ") }
    }
    if last < length { shown += "…" }
    return (shown, prefix, max(1, min(end, last) - start))
  }

  /// Replaces what a terminal would interpret instead of show.
  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    // Looking up what Unicode says of each character takes long.
    if (0x20..<0x7F).contains(scalar.value) { return scalar }
    return switch scalar.properties.generalCategory {
    case .control where scalar != "\t": "\u{FFFD}"
    case .lineSeparator, .paragraphSeparator, .format: "\u{FFFD}"
    default: scalar
    }
  }

  private static func visible(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map(visible)))
  }

  private enum Style: String {
    case bold = "1"
    case red = "1;31"
    case magenta = "1;35"
    case cyan = "1;36"
    case green = "1;32"
  }

  private func paint(_ text: String, _ style: Style) -> String {
    colored ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}
