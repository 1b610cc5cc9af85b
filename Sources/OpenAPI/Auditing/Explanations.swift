public import VersionedAPISourceText
internal import VersionedAPIYAML

/// The intended differences between the definitions and a published document, with their reasons.
///
/// The file is a mapping from paths, in which `*` matches any string, to reasons.
public struct Explanations: Sendable {
  package struct Entry: Sendable {
    package var pattern: String
    package var reason: String
    package var range: SourceRange
  }

  package let entries: [Entry]
  /// The errors in the file.
  public let diagnostics: [Diagnostic]

  /// Creates an empty list of explanations.
  public init() {
    entries = []
    diagnostics = []
  }

  /// Reads a file.
  public init(bytes: [UInt8], path: String) {
    let parsed = YAMLParser.parse(bytes: bytes, path: path)
    var diagnostics = parsed.diagnostics
    var entries: [Entry] = []
    if let root = parsed.root {
      if let found = root.entries {
        for entry in found {
          guard let reason = entry.value.scalar, !reason.isEmpty else {
            diagnostics.append(Diagnostic("the difference '\(entry.key)' needs a reason", at: entry.keyRange))
            continue
          }
          if let comment = entry.value.cutByComment {
            let message = "the reason ends here, since ' #' begins a comment; a string that contains ' #' needs quotes"
            diagnostics.append(Diagnostic(message, at: comment, severity: .warning))
          }
          entries.append(Entry(pattern: entry.key, reason: reason, range: entry.keyRange))
        }
      } else {
        diagnostics.append(
          Diagnostic("explanations must be a mapping from paths to reasons, not \(root.kind)", at: root.range)
        )
      }
    }
    self.entries = entries
    self.diagnostics = diagnostics
  }
}
