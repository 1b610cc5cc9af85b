/// The api-versions of a service, oldest first. Ranges refer to this order.
public struct Timeline: Sendable {
  /// The versions as `api-version` values, oldest first.
  public let versions: [String]

  init(_ versions: [String]) {
    self.versions = versions
  }

  /// All versions.
  public var all: VersionSet { VersionSet(versions.indices) }

  /// Returns the versions of a set for a message, oldest first: `v3.0, v3.1 and v3.2`.
  public func names(of set: VersionSet) -> String {
    set.indices.map { versions[$0] }.joinedForReading()
  }

  /// The result of parsing a range.
  package enum Parsed {
    case versions(VersionSet)
    case unknown(String)
    /// No version lies between the bounds, perhaps because they are reversed.
    case empty(isBackwards: Bool)
    /// Both bounds are missing, or the upper bound of `..<` is.
    case endless
  }

  /// Parses a range in Swift notation: `a`, `a...`, `...b`, `..<b`, `a...b`, `a..<b`.
  package func parse(_ text: String) -> Parsed {
    for (operation, isClosed) in [("...", true), ("..<", false)] {
      guard let split = text.firstRange(of: operation) else { continue }
      let lower = String(text[..<split.lowerBound])
      let upper = String(text[split.upperBound...])
      if upper.isEmpty && (lower.isEmpty || !isClosed) { return .endless }
      guard let start = lower.isEmpty ? 0 : versions.firstIndex(of: lower) else { return .unknown(lower) }
      guard let end = upper.isEmpty ? versions.count - 1 : versions.firstIndex(of: upper) else {
        return .unknown(upper)
      }
      let last = upper.isEmpty || isClosed ? end : end - 1
      return start <= last ? .versions(VersionSet(start...last)) : .empty(isBackwards: start > end)
    }
    return versions.firstIndex(of: text).map { .versions(VersionSet([$0])) } ?? .unknown(text)
  }

  /// Whether a key looks like a range rather than the name of a field.
  package func looksLikeRange(_ key: String) -> Bool {
    if versions.contains(key) || key.firstRange(of: "...") != nil || key.firstRange(of: "..<") != nil { return true }
    let name = key.hasPrefix("v") ? key.dropFirst() : key[...]
    return name.first?.isNumber == true || meantRange(key) != nil
  }
}

extension Array<String> {
  /// `a`, `a and b`, `a, b and c`.
  public func joinedForReading(_ conjunction: String = "and") -> String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }
}

extension String {
  /// Returns the first occurrence of a string.
  func firstRange(of text: String) -> Range<Index>? {
    guard let first = text.utf8.first else { return nil }
    var rest = utf8[...]
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: text.utf8) { return start..<utf8.index(start, offsetBy: text.utf8.count) }
      rest.removeFirst()
    }
    return nil
  }
}
