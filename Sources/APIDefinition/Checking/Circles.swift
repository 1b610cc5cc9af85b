/// Names that lead to other names, as schemas and fragments do.
struct NameGraph {
  private let names: [String]
  private var next: [String: [String]] = [:]

  /// Makes a graph of names, each with those that it leads to. Of two with one name the first counts.
  init(_ entries: [(name: String, next: [String])]) {
    names = entries.map(\.name)
    next = Dictionary(entries.map { ($0.name, $0.next) }, uniquingKeysWith: { first, _ in first })
  }

  /// Ways that lead back to where they begin: one at least of every knot, and none in which a name stands twice.
  /// It does not recurse, since a chain of names can be long.
  var circles: [[String]] {
    var result: [[String]] = []
    var finished: Set<String> = []
    for start in names where !finished.contains(start) {
      var path = [start]
      var depths = [start: 0]
      var open = [next[start] ?? []]
      while let current = path.last {
        guard let name = open[path.count - 1].popLast() else {
          finished.insert(current)
          depths[current] = nil
          path.removeLast()
          open.removeLast()
          continue
        }
        if let depth = depths[name] {
          result.append(Array(path[depth...]))
        } else if !finished.contains(name) {
          depths[name] = path.count
          path.append(name)
          open.append(next[name] ?? [])
        }
      }
    }
    return result
  }
}

extension [String] {
  /// How a circle leads from its first member back to it, as a message names it.
  var wayOfCircle: String {
    if count < 2 { return "" }
    return count > 5 ? ", through \(count - 1) others" : ", through \(Array(dropFirst()).joinedForReading())"
  }
}
