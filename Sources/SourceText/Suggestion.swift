/// Finds the name that a misspelled name probably stands for.
public enum Suggestion {
  /// Returns `; did you mean 'X'?`, or nil if no candidate is similar.
  public static func hint(for name: String, among candidates: some Sequence<String>) -> String? {
    nearest(to: name, among: candidates).map { "; did you mean '\($0)'?" }
  }

  /// The maximum length in characters of names that are compared, since the time grows with the square of the length.
  private static let maximumLength = 100

  /// Returns the candidate that is most similar to a name, or nil if none is similar.
  public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = letters(of: name)
    guard wanted.count <= maximumLength else { return nil }
    // A third of the letters may differ, two in shorter names, but never half of them: a hint must not mislead.
    let limit = min(max(2, wanted.count / 3), (wanted.count - 1) / 2)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates where candidate != name {
      let found = letters(of: candidate)
      let maximum = min(limit, (best?.distance ?? .max) - 1, found.count - 1)
      guard found.count <= maximumLength, let distance = distance(wanted, found, atMost: maximum) else { continue }
      best = (candidate, distance)
    }
    return best?.candidate
  }

  private static func letters(of name: String) -> [Unicode.Scalar] { Array(name.lowercased().unicodeScalars) }

  /// Returns how many letters have to be added, removed, replaced or swapped with their neighbor; nil if more than a
  /// maximum.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost maximum: Int) -> Int? {
    guard abs(a.count - b.count) <= maximum else { return nil }
    var beforePrevious: [Int] = []
    var previous = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in b.indices {
        var cost = min(previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforePrevious[j - 1] + 1) }
        row.append(cost)
      }
      // A swap of neighbors begins two rows above, so both rows count.
      guard min(row.min() ?? 0, previous.min() ?? 0) <= maximum else { return nil }
      beforePrevious = previous
      previous = row
    }
    return previous[b.count] <= maximum ? previous[b.count] : nil
  }
}
