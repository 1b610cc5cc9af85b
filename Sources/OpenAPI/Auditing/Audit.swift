public import VersionedAPIDefinition
public import VersionedAPISourceText

/// A comparison of a version of the definitions with a published document, in both directions.
public struct Audit: Sendable {
  /// An intended difference.
  public struct Explained: Sendable {
    /// The difference.
    public var message: String
    /// The reason.
    public var reason: String
  }

  /// The unexplained differences and the stale explanations, in file order.
  public private(set) var findings: [Diagnostic] = []
  /// The number of unexplained differences.
  public private(set) var unexplainedCount = 0
  /// The stale explanations, whose differences no longer occur.
  public private(set) var stale: [String] = []
  /// The number of stale explanations.
  public var staleCount: Int { stale.count }
  /// The intended differences.
  public private(set) var explained: [Explained] = []
  /// The number of facts of both sides.
  public private(set) var factCount = 0

  private struct Difference {
    var path: String
    var message: String
    var range: SourceRange
    var notes: [Diagnostic.Note]
  }

  /// Compares an API with a document.
  /// - Parameters:
  ///   - api: The API of the definitions.
  ///   - document: The published document.
  ///   - explanations: The intended differences.
  ///   - others: The other versions of the definitions. If one of them has a missing element, the message suggests to
  ///     change its range.
  public init(
    of api: API,
    against document: PublishedDocument,
    explanations: Explanations = Explanations(),
    others: [API] = []
  ) {
    let ours = Facts(api, others: document.facts.names(in: "schemas"))
    let theirs = document.facts.without(query: api.version.query.map(\.name)).named(like: ours)
    factCount = Set(ours.order).union(theirs.order).count
    var used: Set<Int> = []
    for difference in Self.differences(ours, theirs, api, others) {
      let matches = explanations.entries.indices.filter {
        API.matches(difference.path, explanations.entries[$0].pattern)
      }
      // Several explanations may match a difference: the first one gives the reason, and all of them are in use.
      if let first = matches.first {
        used.formUnion(matches)
        explained.append(Explained(message: difference.message, reason: explanations.entries[first].reason))
      } else {
        unexplainedCount += 1
        findings.append(Diagnostic(difference.message, at: difference.range, notes: difference.notes))
      }
    }
    for (index, entry) in explanations.entries.enumerated() where !used.contains(index) {
      stale.append(entry.pattern)
      findings.append(Diagnostic("the difference '\(entry.pattern)' no longer occurs; remove it", at: entry.range))
    }
    findings = findings.inFileOrder()
  }

  private static func differences(_ ours: Facts, _ theirs: Facts, _ api: API, _ others: [API]) -> [Difference] {
    var differences: [Difference] = []
    let elsewhere = others.map { (version: $0.version.id, facts: Facts($0)) }
    /// The location of a missing element in other versions, and the hint.
    func hint(for path: String, _ value: String) -> (text: String, range: SourceRange)? {
      let found = elsewhere.filter { $0.facts[path]?.value == value }
      guard let range = found.first?.facts[path]?.range else { return nil }
      return ("; \(found.map(\.version).joinedForReading()) \(found.count == 1 ? "has" : "have") it", range)
    }
    for path in ours.order {
      guard let our = ours[path] else { continue }
      guard let their = theirs[path] else {
        let parent = parent(of: path, ours, theirs)
        // If the parent is missing, only the parent is reported.
        if let parent, theirs[parent] == nil { continue }
        let value = our.value.isEmpty ? "" : " ('\(our.value)')"
        let place = parent.flatMap { theirs[$0]?.range }
        differences.append(
          Difference(
            path: path,
            message: "\(path)\(value) is here, but not in the document",
            range: our.range,
            notes: place.map { [.init("it would be here in the document", at: $0)] } ?? []
          )
        )
        continue
      }
      if path.hasSuffix("/order") {
        guard let (first, second) = firstSwap(our.value, their.value) else { continue }
        let message = "\(path): '\(first)' comes before '\(second)' here and after it in the document"
        differences.append(
          Difference(path: path, message: message, range: our.range, notes: [.init("in the document", at: their.range)])
        )
      } else if our.value != their.value {
        let hint = hint(for: path, their.value)?.text ?? ""
        let message = "\(path) is '\(our.value)' here and '\(their.value)' in the document\(hint)"
        differences.append(
          Difference(path: path, message: message, range: our.range, notes: [.init("in the document", at: their.range)])
        )
      }
    }
    for path in theirs.order where ours[path] == nil {
      guard let their = theirs[path] else { continue }
      let parent = parent(of: path, ours, theirs)
      if let parent, ours[parent] == nil { continue }
      let value = their.value.isEmpty ? "" : " ('\(their.value)')"
      let hint = hint(for: path, their.value)
      differences.append(
        Difference(
          path: path,
          message: "\(path)\(value) is in the document, but not here\(hint?.text ?? "")",
          range: hint?.range ?? parent.flatMap { ours[$0]?.range } ?? api.version.range,
          notes: [.init("in the document", at: their.range)]
        )
      )
    }
    return differences
  }

  /// Returns two names whose order differs between two space-separated lists, without regard to names in one list only.
  private static func firstSwap(_ our: String, _ their: String) -> (Substring, Substring)? {
    let (our, their) = (our.split(separator: " "), their.split(separator: " "))
    let common = Set(our).intersection(their)
    return zip(our.filter(common.contains), their.filter(common.contains)).first { $0 != $1 }
  }

  /// Returns the nearest parent of a path that one of two sides has.
  private static func parent(of path: String, _ ours: Facts, _ theirs: Facts) -> String? {
    var parts = path.split(separator: "/")
    while !parts.isEmpty {
      parts.removeLast()
      let parent = parts.joined(separator: "/")
      if ours[parent] != nil || theirs[parent] != nil { return parent }
    }
    return nil
  }
}
