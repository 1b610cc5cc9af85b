/// A message about a source file: what is wrong and where, and often what would be right.
public struct Diagnostic: Hashable, Sendable {
  /// The severity of a diagnostic.
  public enum Severity: String, Hashable, Sendable {
    /// A problem that prevents generation.
    case error
    /// A problem that does not prevent generation.
    case warning
  }

  /// A related place in a source file.
  public struct Note: Hashable, Sendable {
    /// How the place is related to the diagnostic.
    public var message: String
    /// The place.
    public var range: SourceRange

    /// Creates a note with the given message and place.
    public init(_ message: String, at range: SourceRange) {
      self.message = message
      self.range = range
    }
  }

  /// The severity.
  public var severity: Severity
  /// What is wrong and what would be right, in one line.
  public var message: String
  /// The place of the problem.
  public var range: SourceRange
  /// Related places.
  public var notes: [Note]

  /// Creates a diagnostic.
  public init(_ message: String, at range: SourceRange, severity: Severity = .error, notes: [Note] = []) {
    self.severity = severity
    self.message = message
    self.range = range
    self.notes = notes
  }
}

extension Sequence<Diagnostic> {
  /// Returns the diagnostics sorted by file, line and column, without duplicates.
  public func inFileOrder() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }
      .enumerated()
      .sorted { left, right in
        let (a, b) = (left.element.range, right.element.range)
        if a.file.path != b.file.path { return a.file.path < b.file.path }
        if a.start != b.start { return a.start < b.start }
        return left.offset < right.offset
      }
      .map(\.element)
  }

  /// Whether at least one diagnostic is an error.
  public var hasErrors: Bool { contains { $0.severity == .error } }
}
