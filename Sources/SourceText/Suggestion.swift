/// Finds the name that was probably meant.
public enum Suggestion {
  /// `; did you mean 'X'?`, or nil where no candidate is near.
  public static func hint(for name: String, among candidates: some Sequence<String>) -> String? {
    nearest(to: name, among: candidates).map { "; did you mean '\($0)'?" }
  }

  /// Longer names are no typing errors, and comparing them takes long.
  private static let longest = 100

  /// The candidate that is nearest to a name, or nil where none is near.
  public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    guard name.count <= longest else { return nil }
    // A third of the letters may be wrong, two in shorter names, but never half of them: a hint must not mislead.
    let limit = min(max(2, name.count / 3), (name.count - 1) / 2)
    let wanted = Array(name.lowercased())
    var best: (candidate: String, distance: Int)?
    for candidate in candidates where candidate != name && candidate.count <= longest {
      let distance = distance(wanted, Array(candidate.lowercased()))
      if distance <= limit, distance < candidate.count, distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    return best?.candidate
  }

  /// How many letters must be added, dropped, replaced or swapped with their neighbour.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforePrevious[j - 1] + 1) }
        row.append(cost)
      }
      beforePrevious = previous
      previous = row
    }
    return previous[b.count]
  }
}
