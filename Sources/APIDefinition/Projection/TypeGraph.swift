/// Which schemas and enums of an API lead to which others: the one place that follows references between types.
public struct TypeGraph: Sendable {
  /// A mention of a type in a schema.
  public struct Edge: Sendable {
    /// The name of the schema or enum that is mentioned.
    public var target: String
    /// Whether only the service writes the property that mentions it.
    public var isReadOnly: Bool
    /// Whether a value holds the other one itself, and not in a list or a map.
    public var isDirect: Bool
    /// Whether the mention is that of a list's elements.
    public var isInList: Bool
  }

  /// The mentions in each schema, by its name.
  private var edges: [String: [Edge]] = [:]

  /// Creates the graph of an API's schemas.
  public init(_ api: API) {
    for schema in api.schemas {
      let mentions =
        schema.properties.map { ($0.type, $0.isReadOnly) } + (schema.type.map { [($0, false)] } ?? [])
      edges[schema.element.key] = mentions.compactMap { type, isReadOnly in
        guard let target = type.name else { return nil }
        let isDirect = if case .named = type { true } else { false }
        return Edge(target: target, isReadOnly: isReadOnly, isDirect: isDirect, isInList: type.hasList)
      }
    }
  }

  /// The mentions of types in a schema.
  public func mentions(in name: String) -> [Edge] { edges[name] ?? [] }

  /// The names of all schemas and enums that some names lead to, those names included.
  /// - Parameters:
  ///   - roots: The names to begin with.
  ///   - follows: Whether a mention counts.
  public func reachable(
    from roots: some Sequence<String>,
    following follows: (Edge) -> Bool = { _ in true }
  ) -> Set<String> {
    var seen: Set<String> = []
    var open = Array(roots)
    while let name = open.popLast() {
      guard seen.insert(name).inserted else { continue }
      for edge in edges[name] ?? [] where follows(edge) { open.append(edge.target) }
    }
    return seen
  }

  /// The names of all schemas that lead to some names, those names included.
  public func leading(to names: some Sequence<String>) -> Set<String> {
    var users: [String: [String]] = [:]
    for (name, edges) in edges {
      for edge in edges { users[edge.target, default: []].append(name) }
    }
    var seen: Set<String> = []
    var open = Array(names)
    while let name = open.popLast() {
      if seen.insert(name).inserted { open += users[name] ?? [] }
    }
    return seen
  }

  /// A number for each schema that is the same for two schemas if, and only if, values of both can hold one another
  /// without a list or a map between them (the strongly connected components, by Tarjan's algorithm without recursion).
  public func components() -> [String: Int] {
    var component: [String: Int] = [:]
    var index: [String: Int] = [:]
    var low: [String: Int] = [:]
    var stack: [String] = []
    for root in edges.keys where index[root] == nil {
      var path: [(name: String, next: Int)] = []
      func enter(_ name: String) {
        index[name] = index.count
        low[name] = index[name]
        stack.append(name)
        path.append((name, 0))
      }
      enter(root)
      while let (name, next) = path.last {
        let edges = edges[name] ?? []
        if next < edges.count {
          path[path.count - 1].next += 1
          let edge = edges[next]
          guard edge.isDirect else { continue }
          if index[edge.target] == nil {
            enter(edge.target)
          } else if component[edge.target] == nil {
            low[name] = min(low[name] ?? 0, index[edge.target] ?? 0)
          }
          continue
        }
        path.removeLast()
        if let holder = path.last { low[holder.name] = min(low[holder.name] ?? 0, low[name] ?? 0) }
        guard low[name] == index[name] else { continue }
        while let member = stack.popLast() {
          component[member] = index[name]
          if member == name { break }
        }
      }
    }
    return component
  }
}

extension TypeExpression {
  /// Whether the type is a list, or a map of lists.
  fileprivate var hasList: Bool {
    switch self {
    case .primitive, .named: false
    case .array: true
    case .map(let value): value.hasList
    }
  }
}
