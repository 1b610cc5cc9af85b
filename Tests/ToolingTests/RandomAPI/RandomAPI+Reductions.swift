import VersionedAPIDefinition

extension RandomPair {
  /// The most attempts to make a failing pair smaller.
  private static let attempts = 300

  /// Returns a smaller pair that still fails: one thing after the other is removed, from all versions or from one.
  func shrunk(while fails: (RandomPair) -> Bool) -> RandomPair {
    var smallest = self
    var attempts = 0
    func attempt(_ candidate: RandomPair?) -> Bool {
      guard let candidate, attempts < Self.attempts else { return false }
      attempts += 1
      guard fails(candidate) else { return false }
      smallest = candidate
      return true
    }
    var isSmaller = true
    while isSmaller, attempts < Self.attempts {
      isSmaller = attempt(smallest.withoutFirst)
      var seen: Set<Reduction> = []
      for reduction in (smallest.apis + [smallest.new]).flatMap(\.reductions) where seen.insert(reduction).inserted {
        if attempt(smallest.changed { $1.remove(reduction) }) {
          isSmaller = true
          continue
        }
        for version in 0...smallest.apis.count {
          if attempt(smallest.changed { if $0 == version { $1.remove(reduction) } }) { isSmaller = true }
        }
      }
    }
    return smallest
  }

  /// This pair without the oldest of several versions.
  private var withoutFirst: RandomPair? {
    guard apis.count > 1, place > 1 else { return nil }
    var pair = self
    pair.apis.removeFirst()
    pair.place -= 1
    return pair
  }
}

/// Something that an API can do without.
enum Reduction: Hashable {
  case operation(String)
  case parameter(String, String)
  case body(String)
  case part(String, String)
  case response(String, Int?)
  case header(String, Int?, String)
  /// Paging, polling, deprecation and an operation ID.
  case extras(String)
  case schema(String)
  case type(String)
  case progress(String)
  case property(String, String)
  /// Limits, requirements and access.
  case details(String, String)
  case parent(String)
  case enumeration(String)
  /// An unusual order of the cases.
  case order(String)
  case enumCase(String, String)
}

extension RandomAPI {
  fileprivate var reductions: [Reduction] {
    var result: [Reduction] = operations.map { .operation($0.key) } + schemas.map { .schema($0.name) }
    result += parents.map { .parent($0.name) } + enums.map { .enumeration($0.name) }
    for operation in operations {
      let key = operation.key
      result += [.body(key), .extras(key)] + operation.parameters.map { .parameter(key, $0.property.key) }
      result += (operation.body?.parts ?? []).map { .part(key, $0.key) }
      for response in operation.responses {
        result.append(.response(key, response.status))
        result += response.headers.map { .header(key, response.status, $0.key) }
      }
    }
    for schema in schemas {
      result += [.type(schema.name), .progress(schema.name)]
      result += schema.properties.map { .property(schema.name, $0.key) }
      result += schema.properties.map { .details(schema.name, $0.key) }
    }
    for parent in parents { result += parent.properties.map { .property(parent.name, $0.key) } }
    for enumeration in enums {
      result.append(.order(enumeration.name))
      result += enumeration.cases.map { .enumCase(enumeration.name, $0) }
    }
    return result
  }

  fileprivate mutating func remove(_ reduction: Reduction) {
    switch reduction {
    case .operation(let key): operations.removeAll { $0.key == key }
    case .parameter(let key, let name): change(key) { $0.parameters.removeAll { $0.property.key == name } }
    case .body(let key): change(key) { $0.body = nil }
    case .part(let key, let name): change(key) { $0.body?.parts.removeAll { $0.key == name } }
    case .response(let key, let status): change(key) { $0.responses.removeAll { $0.status == status } }
    case .header(let key, let status, let name):
      change(key) { operation in
        for index in operation.responses.indices where operation.responses[index].status == status {
          operation.responses[index].headers.removeAll { $0.key == name }
        }
      }
    case .extras(let key):
      change(key) { ($0.paged, $0.poll, $0.isDeprecated, $0.id) = (nil, nil, false, nil) }
    case .schema(let name): schemas.removeAll { $0.name == name }
    case .type(let name): changeSchema(name) { $0.type = nil }
    case .progress(let name): changeSchema(name) { ($0.progress, $0.isReadOnly) = (nil, false) }
    case .property(let name, let key):
      changeSchema(name) { $0.properties.removeAll { $0.key == key } }
      for index in parents.indices where parents[index].name == name {
        parents[index].properties.removeAll { $0.key == key }
      }
    case .details(let name, let key):
      changeSchema(name) { schema in
        for index in schema.properties.indices where schema.properties[index].key == key {
          schema.properties[index] = Property(key: key, type: schema.properties[index].type)
        }
      }
    case .parent(let name): dissolve(name)
    case .enumeration(let name): enums.removeAll { $0.name == name }
    case .order(let name):
      for index in enums.indices where enums[index].name == name {
        enums[index].order = Self.cases(of: name)
      }
    case .enumCase(let name, let key):
      for index in enums.indices where enums[index].name == name && enums[index].cases != [key] {
        enums[index].cases.removeAll { $0 == key }
      }
    }
  }

  private mutating func change(_ key: String, _ change: (inout Operation) -> Void) {
    for index in operations.indices where operations[index].key == key { change(&operations[index]) }
  }

  private mutating func changeSchema(_ name: String, _ change: (inout Schema) -> Void) {
    for index in schemas.indices where schemas[index].name == name { change(&schemas[index]) }
  }
}
