import VersionedAPISourceText

extension Checker {
  /// Unused elements are errors.
  /// - Parameter apis: The API of each version.
  mutating func checkUse(in apis: [API]) {
    checkUseOfTypes(in: apis)
    let included = Set((definition.schemas + definition.fragments).flatMap { $0.include.map(\.name) })
    for fragment in definition.fragments where !included.contains(fragment.element.key) {
      error("no schema includes fragment '\(fragment.element.key)'", at: fragment.element.range)
    }
    let named = Set(definition.operations.flatMap(\.parameters).filter(\.isShared).map(\.property.element.key))
    for parameter in definition.parameters where !named.contains(parameter.property.element.key) {
      error(
        "no operation uses the shared parameter '\(parameter.property.element.key)'",
        at: parameter.property.element.range
      )
    }
    let used = Dictionary(
      definition.operations.map { ($0.group, $0.element.versions) }
    ) { $0.union($1) }
    for group in definition.groups {
      let used = used[group.element.key[...]] ?? VersionSet()
      reportUnused(group.element, used: used, "group '\(group.element.key)' has no operation")
    }
  }

  private mutating func checkUseOfTypes(in apis: [API]) {
    var used: [String: VersionSet] = [:]
    var usedWithoutStandalone: [String: VersionSet] = [:]
    for (index, api) in apis.enumerated() {
      let roots = api.operations.flatMap(\.referencedTypes)
      let standalone = api.schemas.filter(\.isStandalone).map { TypeExpression.named($0.element.key) }
      for name in api.reachable(from: roots) {
        usedWithoutStandalone[name] = (usedWithoutStandalone[name] ?? VersionSet()).union(VersionSet([index]))
      }
      for name in api.reachable(from: roots + standalone) {
        used[name] = (used[name] ?? VersionSet()).union(VersionSet([index]))
      }
    }
    for enumeration in definition.enums {
      let name = enumeration.element.key
      reportUnused(enumeration.element, used: used[name] ?? VersionSet(), "nothing uses enum '\(name)'")
    }
    for schema in definition.schemas {
      let name = schema.element.key
      if let place = schema.standalone {
        if let versions = usedWithoutStandalone[name] {
          error("schema '\(name)' is used in \(timeline.names(of: versions)); leave 'standalone' out", at: place)
        }
      } else {
        let hint = "; if that is intended, add 'standalone: true'"
        reportUnused(schema.element, used: used[name] ?? VersionSet(), "nothing uses schema '\(name)'", hint: hint)
      }
    }
  }

  private mutating func reportUnused(_ element: Element, used: VersionSet, _ message: String, hint: String = "") {
    let unused = element.versions.subtracting(used)
    if unused == element.versions {
      error(message + hint, at: element.range)
    } else if !unused.isEmpty {
      error("\(message) in \(timeline.names(of: unused)); narrow its 'versions'", at: element.range)
    }
  }

  /// A value that must contain another one of its own type cannot be finite.
  mutating func checkRecursion(in apis: [API]) {
    var reported: Set<String> = []
    for api in apis {
      for schema in api.schemas {
        if let type = schema.type, case .named(let name) = type, reported.insert(schema.element.key).inserted {
          let name = schema.element.key == name ? "itself" : "\(name); use that one"
          error("schema '\(schema.element.key)' is only another name for \(name)", at: schema.element.range)
        }
      }
      let ranges = api.schemas.map { ($0.element.key, $0.element.range) }
      let places = Dictionary(ranges, uniquingKeysWith: { first, _ in first })
      let notations = NameGraph(api.schemas.map { ($0.element.key, [$0.type?.name].compactMap { $0 }) })
      for (name, way) in Self.cycles(of: notations, besides: &reported) {
        guard let range = places[name] else { continue }
        error("schema '\(name)' is defined only by itself\(way)", at: range)
      }
      let holders = NameGraph(api.schemas.map { ($0.element.key, $0.typesThatItMustHold) })
      for (name, way) in Self.cycles(of: holders, besides: &reported) {
        guard let range = places[name] else { continue }
        error(
          "a value of schema '\(name)' must contain another one\(way), without end; make a property optional",
          at: range
        )
      }
    }
  }

  /// The cycles of a graph, each with its first member and the way back to it. Of cycles that share a member, only the
  /// first is reported.
  static func cycles(of graph: NameGraph, besides reported: inout Set<String>) -> [(name: String, way: String)] {
    graph.cycles.compactMap { cycle in
      guard let first = cycle.first, reported.isDisjoint(with: cycle) else { return nil }
      reported.formUnion(cycle)
      return (first, cycle.descriptionOfCycle)
    }
  }
}

extension API.Schema {
  /// The schemas of which a value of this one must contain a value.
  fileprivate var typesThatItMustHold: [String] {
    properties.compactMap { property in
      if case .named(let name) = property.type, property.isRequired { name } else { nil }
    }
  }
}

extension API.Operation {
  /// The types that the operation refers to.
  public var referencedTypes: [TypeExpression] {
    parameters.map(\.property.type) + [body?.type].compactMap { $0 }
      + (body?.parts ?? []).flatMap { [$0.type, $0.json] }.compactMap { $0 }
      + responses.flatMap { [$0.body].compactMap { $0 } + $0.headers.map(\.type) }
  }
}

extension API {
  /// Returns the names of all schemas and enums that can be reached from the given types.
  public func reachable(from roots: [TypeExpression]) -> Set<String> {
    TypeGraph(self).reachable(from: roots.compactMap(\.name))
  }

  /// The names of the schemas and enums that can be reached from operations. The service sends others outside of any
  /// operation, and no published document contains them.
  public var documentedTypes: Set<String> { reachable(from: operations.flatMap(\.referencedTypes)) }
}
