import VersionedAPISourceText

extension Timeline {
  /// Returns the range that a string in another notation stands for, such as `v2...` for `v2..`, `>=v2` or `since v2`;
  /// nil if none can be recognized.
  func meantRange(_ text: String) -> String? {
    let text = text.lowercased()
    guard let first = firstVersion(in: text[...]) else { return nil }
    let before = text[..<first.range.lowerBound].trimmed
    let rest = text[first.range.upperBound...]
    guard let second = firstVersion(in: rest) else { return range(before, first.index, rest.trimmed) }
    let between = rest[..<second.range.lowerBound].trimmed
    guard ["", "from", "between"].contains(before), rest[second.range.upperBound...].trimmed.isEmpty,
      Self.signs.contains(between) || Self.until.contains(between) || between == "and"
    else { return nil }
    return "\(versions[first.index])...\(versions[second.index])"
  }

  /// Returns `; did you mean …?` for the name of an unknown version, perhaps with signs of a range, or else the known versions.
  func hint(for text: String) -> String {
    // A misspelled version may have the right or a wrong sign.
    let word = text.split(whereSeparator: { " .<>=≤≥+~^…".contains($0) }).first { $0.contains(where: \.isNumber) }
    let name = word ?? text[...]
    guard !versions.contains(String(name)), let version = Suggestion.nearest(to: String(name), among: versions) else {
      return "; known versions are \(versions.joinedForReading())"
    }
    let corrected = text.replacing(name, with: version, maxReplacements: 1)
    guard case .unknown = parse(corrected) else { return "; did you mean '\(corrected)'?" }
    return "; did you mean '\(meantRange(corrected) ?? version)'?"
  }

  /// What stands between two bounds, after a lower one, or before an upper one.
  private static let signs = ["...", "..", ".", "…", "-", "–", "->", ":"]
  private static let until = ["until", "till", "to", "up to", "through"]

  private func range(_ before: String, _ index: Int, _ after: String) -> String? {
    let version = versions[index]
    switch (before, after) {
    case ("", "+"), ("", "or later"), ("", "and later"), ("", "or newer"), ("", "onward"), ("", "onwards"),
      (">=", ""), ("=>", ""), ("≥", ""), ("^", ""), ("~", ""), ("from", ""), ("since", ""):
      return "\(version)..."
    case (">", ""), ("after", ""):
      return versions.indices.contains(index + 1) ? "\(versions[index + 1])..." : nil
    case ("<=", ""), ("=<", ""), ("≤", ""), ("", "or earlier"), ("", "and earlier"), ("", "or older"):
      return "...\(version)"
    case ("<", ""), ("before", ""):
      return "..<\(version)"
    case ("", let sign) where Self.signs.contains(sign):
      return "\(version)..."
    case (let sign, "") where Self.signs.contains(sign) || Self.until.contains(sign):
      return "...\(version)"
    default:
      return nil
    }
  }

  /// Returns the first version that occurs in a string in lower case, and the longest if several begin at the same place.
  private func firstVersion(in text: Substring) -> (index: Int, range: Range<String.Index>)? {
    for start in text.indices {
      let found = versions.indices.filter { text[start...].hasPrefix(versions[$0].lowercased()) }
      guard let index = found.max(by: { versions[$0].count < versions[$1].count }) else { continue }
      return (index, start..<text.index(start, offsetBy: versions[index].count))
    }
    return nil
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
