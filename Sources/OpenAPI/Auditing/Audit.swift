public import APIDefinition
public import YAML

/// Holds the definitions of one version against a published document, in both directions.
public struct Audit: Sendable {
  /// A difference that is wanted.
  public struct Explained: Sendable {
    /// What differs.
    public var message: String
    /// Why.
    public var reason: String
  }

  /// Differences that nothing explains, and explanations of differences that no longer occur; in file order.
  public private(set) var findings: [Diagnostic] = []
  /// Differences that are wanted.
  public private(set) var explained: [Explained] = []
  /// How many facts the two sides have between them.
  public private(set) var factCount = 0

  private struct Difference {
    var path: String
    var message: String
    var range: SourceRange
    var notes: [Diagnostic.Note]
  }

  /// Compares.
  public init(of api: API, against document: PublishedDocument, explanations: Explanations = Explanations()) {
    let ours = Facts(api)
    let theirs = document.facts
    factCount = Set(ours.order).union(theirs.order).count
    var used: Set<Int> = []
    for difference in Self.differences(ours, theirs, api) {
      if let index = explanations.entries.firstIndex(where: { API.matches(difference.path, $0.pattern) }) {
        used.insert(index)
        explained.append(Explained(message: difference.message, reason: explanations.entries[index].reason))
      } else {
        findings.append(Diagnostic(difference.message, at: difference.range, notes: difference.notes))
      }
    }
    for (index, entry) in explanations.entries.enumerated() where !used.contains(index) {
      findings.append(Diagnostic("the difference '\(entry.pattern)' no longer occurs; remove it", at: entry.range))
    }
    findings = findings.inFileOrder()
  }

  private static func differences(_ ours: Facts, _ theirs: Facts, _ api: API) -> [Difference] {
    var differences: [Difference] = []
    for path in ours.order {
      guard let our = ours[path] else { continue }
      guard let their = theirs[path] else {
        // What misses its whole parent is said with the parent.
        guard let parent = parent(of: path), theirs[parent] == nil, ours[parent] != nil else {
          let value = our.value.isEmpty ? "" : " ('\(our.value)')"
          let notes =
            place(of: path, in: theirs).map { [Diagnostic.Note("it would be here in the document", at: $0)] } ?? []
          differences.append(
            Difference(
              path: path,
              message: "\(path)\(value) is here, but not in the document",
              range: our.range,
              notes: notes
            )
          )
          continue
        }
        continue
      }
      if our.value != their.value {
        let message = "\(path) is '\(our.value)' here and '\(their.value)' in the document"
        differences.append(
          Difference(path: path, message: message, range: our.range, notes: [.init("in the document", at: their.range)])
        )
      }
    }
    for path in theirs.order where ours[path] == nil {
      guard let their = theirs[path] else { continue }
      if let parent = parent(of: path), ours[parent] == nil, theirs[parent] != nil { continue }
      let value = their.value.isEmpty ? "" : " ('\(their.value)')"
      differences.append(
        Difference(
          path: path,
          message: "\(path)\(value) is in the document, but not here",
          range: place(of: path, in: ours) ?? api.version.range,
          notes: [.init("in the document", at: their.range)]
        )
      )
    }
    return differences
  }

  /// The nearest path above one that can be stated by itself.
  private static func parent(of path: String) -> String? {
    var parts = path.split(separator: "/")
    // `parameters`, `properties` and the like only group what they hold; media types have a slash of their own.
    let groups: Set<Substring> = [
      "schemas", "operations", "parameters", "path", "query", "header", "properties", "responses",
      "headers", "parts", "cases", "content", "application", "multipart", "allOf",
    ]
    parts.removeLast()
    while let last = parts.last, groups.contains(last) { parts.removeLast() }
    return parts.isEmpty ? nil : parts.joined(separator: "/")
  }

  /// The place of the nearest thing above a path.
  private static func place(of path: String, in facts: Facts) -> SourceRange? {
    var parts = path.split(separator: "/")
    while !parts.isEmpty {
      parts.removeLast()
      if let fact = facts[parts.joined(separator: "/")] { return fact.range }
    }
    return nil
  }
}
