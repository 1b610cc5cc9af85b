/// A directed graph of names, such as schemas that refer to one another.
struct NameGraph {
  private let names: [String]
  private var next: [String: [String]] = [:]

  /// Creates a graph of names, each with the names that it refers to. If a name occurs twice, the first one counts.
  init(_ entries: [(name: String, next: [String])]) {
    names = entries.map(\.name)
    next = Dictionary(entries.map { ($0.name, $0.next) }, uniquingKeysWith: { first, _ in first })
  }

  /// Cycles without repeated names, at least one per strongly connected component that has any.
  /// The search does not recurse, since a chain of names can be long.
  var cycles: [[String]] {
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
  /// The way from the first member of a cycle back to it, as a message names it.
  var descriptionOfCycle: String {
    if count < 2 { return "" }
    return count > 5 ? ", through \(count - 1) others" : ", through \(Array(dropFirst()).joinedForReading())"
  }
}
