/// The api-versions of a service, oldest first. Their order is what a range means.
public struct Timeline: Sendable {
  /// The versions as `api-version` values, oldest first.
  public let versions: [String]

  init(_ versions: [String]) {
    self.versions = versions
  }

  /// All versions.
  public var all: VersionSet { VersionSet(versions.indices) }

  /// The versions of a set, oldest first, as a message names them: `v3.0, v3.1 and v3.2`.
  public func names(of set: VersionSet) -> String {
    set.indices.map { versions[$0] }.joinedForReading()
  }

  /// What became of the text of a range.
  enum Parsed {
    case versions(VersionSet)
    case unknown(String)
    /// No version lies between the ends, perhaps because they are the wrong way round.
    case empty(isBackwards: Bool)
    /// Neither end is named, or the one that `..<` stops before is missing.
    case endless
  }

  /// Reads a range as Swift writes it: `a`, `a...`, `...b`, `..<b`, `a...b`, `a..<b`.
  func parse(_ text: String) -> Parsed {
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

  /// Whether a key stands where a range could, rather than the name of a field.
  func looksLikeRange(_ key: String) -> Bool {
    if versions.contains(key) || key.contains("...") || key.contains("..<") { return true }
    let name = key.hasPrefix("v") ? key.dropFirst() : key[...]
    return name.first?.isNumber == true
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
  /// The first place of a text inside this one.
  func firstRange(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
