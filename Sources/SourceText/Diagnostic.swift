/// A finding about a definition: what is wrong and where, and often what would be right.
public struct Diagnostic: Hashable, Sendable {
  /// How grave a finding is.
  public enum Severity: String, Hashable, Sendable {
    /// Nothing is generated while there is one.
    case error
    /// Worth a look; generation goes on.
    case warning
  }

  /// A second place that matters to a finding.
  public struct Note: Hashable, Sendable {
    /// What the place has to do with the finding.
    public var message: String
    /// The place.
    public var range: SourceRange

    /// Makes a note of a text and its place.
    public init(_ message: String, at range: SourceRange) {
      self.message = message
      self.range = range
    }
  }

  /// How grave the finding is.
  public var severity: Severity
  /// What is wrong and what would be right, in one line.
  public var message: String
  /// Where it is.
  public var range: SourceRange
  /// Other places that matter.
  public var notes: [Note]

  /// Makes a finding.
  public init(_ message: String, at range: SourceRange, severity: Severity = .error, notes: [Note] = []) {
    self.severity = severity
    self.message = message
    self.range = range
    self.notes = notes
  }
}

extension Sequence<Diagnostic> {
  /// The findings in the order of files, lines and columns, each once.
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

  /// Whether one of the findings is an error.
  public var hasErrors: Bool { contains { $0.severity == .error } }
}
