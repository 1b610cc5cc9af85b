import VersionedAPIDefinition

extension RandomAPI {
  /// Changes what is not valid, so that every random change leads to a valid API.
  mutating func repair() {
    removeDuplicates()
    repairSchemas()
    repairOperations()
    repairReferencesToOperations()
    removeUnused()
  }

  // MARK: Names

  private mutating func removeDuplicates() {
    enums.removeDuplicates { $0.name }
    parents.removeDuplicates { $0.name }
    schemas.removeDuplicates { $0.name }
    operations.removeDuplicates { $0.key }
    var ids: Set<String> = []
    for index in operations.indices where !ids.insert(operations[index].id ?? operations[index].key).inserted {
      operations[index].id = (1...).lazy.map { "Operation\($0)" }.first { ids.insert($0).inserted }
    }
    // Paths that differ only in the names of parameters are one path in OpenAPI.
    var paths: [String: String] = [:]
    for index in operations.indices {
      let shape = operations[index].names.reduce(operations[index].path) { $0.replacing("{\($1)}", with: "{}") }
      operations[index].path = paths[shape, default: operations[index].path]
      paths[shape] = operations[index].path
    }
    operations.removeDuplicates { "\($0.method) \($0.path)" }
  }

  // MARK: Schemas

  private mutating func repairSchemas() {
    for index in enums.indices {
      let cases = enums[index].cases
      enums[index].cases = enums[index].order.filter(cases.contains)
    }
    let objects = schemas.filter { $0.type == nil }.map(\.name)
    for index in schemas.indices {
      guard let type = schemas[index].type else { continue }
      (schemas[index].parent, schemas[index].properties, schemas[index].progress) = (nil, [], nil)
      guard let name = type.name else { continue }
      // No schema is only another name, and none is a list of itself.
      let isSound = enumeration(name) != nil || objects.contains(name)
      let sound = isSound ? type : type.with(.primitive(.string))
      schemas[index].type = sound.isNamed ? .array(sound) : sound
    }
    for index in parents.indices {
      parents[index].properties = repaired(parents[index].properties) { schema($0.type.description) != nil }
    }
    for index in schemas.indices {
      if parent(schemas[index].parent) == nil { schemas[index].parent = nil }
      let inherited = Set(parent(schemas[index].parent)?.properties.map(\.key) ?? [])
      let name = schemas[index].name
      // A value must not contain another one of its type without end.
      let properties = repaired(schemas[index].properties) {
        schema($0.type.description) != nil && $0.type.description <= name
      }
      schemas[index].properties = properties.filter { !inherited.contains($0.key) }
    }
  }

  /// Repairs properties; those that would be endless become optional.
  private func repaired(_ properties: [Property], where isEndless: (Property) -> Bool) -> [Property] {
    var properties = properties
    properties.removeDuplicates { $0.key }
    for index in properties.indices {
      properties[index].type = repaired(properties[index].type)
      repairConstraints(of: &properties[index])
      if isEndless(properties[index]) { properties[index].required = .never }
    }
    return properties
  }

  private func repaired(_ type: TypeExpression) -> TypeExpression {
    guard let name = type.name, schema(name) == nil, enumeration(name) == nil else { return type }
    return type.with(.primitive(.string))
  }

  private func repairConstraints(of property: inout Property) {
    let possible = constraints(for: property.type)
    property.constraints = property.constraints.filter { possible[$0.key]?.contains($0.value) == true }
  }

  // MARK: Operations

  private mutating func repairOperations() {
    for index in operations.indices {
      var operation = operations[index]
      repairParameters(of: &operation)
      repairBody(of: &operation)
      repairResponses(of: &operation)
      operations[index] = operation
    }
  }

  private func repairParameters(of operation: inout Operation) {
    let names = operation.names
    operation.parameters.removeAll { $0.place == .path && !names.contains($0.property.key) }
    for name in names.reversed() where !operation.parameters.contains(where: { $0.property.key == name }) {
      operation.parameters.insert(
        Parameter(place: .path, property: Property(key: name, type: .primitive(.string))),
        at: 0
      )
    }
    operation.parameters.removeDuplicates { $0.property.key }
    for index in operation.parameters.indices {
      repairScalar(&operation.parameters[index].property)
      operation.parameters[index].property.isReadOnly = false
      if operation.parameters[index].place == .path { operation.parameters[index].property.required = .always }
    }
  }

  private func repairScalar(_ property: inout Property) {
    property.type = repaired(property.type)
    if enumeration(property.type.description) == nil, !Self.scalars.contains(where: { property.type == .primitive($0) })
    {
      property.type = .primitive(.string)
    }
    if property.required == .request { property.required = .always }
    repairConstraints(of: &property)
  }

  private func repairBody(of operation: inout Operation) {
    guard var body = operation.body, !["GET", "HEAD"].contains(operation.method) else {
      operation.body = nil
      return
    }
    if let type = body.type {
      body.parts = []
      body.type = repaired(type)
      if type.isBinaryBody {
        if !Self.binaryContents.contains(body.content ?? "") { body.content = Self.binaryContents[0] }
      } else if Self.binaryContents.contains(body.content ?? "")
        || body.content == "application/merge-patch+json" && object(body.type) == nil
      {
        body.content = nil
      }
    } else {
      (body.content, body.name) = (nil, nil)
      body.parts.removeDuplicates { $0.key }
      for index in body.parts.indices where body.parts[index].key != "image" { repairScalar(&body.parts[index]) }
      for index in body.parts.indices where body.parts[index].key == "image" {
        if body.parts[index].required == .request { body.parts[index].required = .always }
      }
      // Forms are required as far as their parts are.
      body.isRequired = true
    }
    operation.body = body.type == nil && body.parts.isEmpty ? nil : body
  }

  private func repairResponses(of operation: inout Operation) {
    operation.responses.removeDuplicates { $0.status.map(String.init) ?? "default" }
    operation.responses.removeAll { $0.status == nil && object($0.body) == nil }
    var successes = operation.responses.filter { $0.status != nil }
    if successes.isEmpty { successes = [Response(status: 200)] }
    var body = successes[0].body.map(repaired)
    if successes.contains(where: { [204, 205].contains($0.status) }) { body = nil }
    var content = body?.isBinaryBody == true ? successes[0].content ?? Self.binaryContents[0] : nil
    if let name = content, !Self.binaryContents.contains(name) { content = Self.binaryContents[0] }
    for index in successes.indices { (successes[index].body, successes[index].content) = (body, content) }
    operation.responses = successes + operation.responses.filter { $0.status == nil }
    for index in operation.responses.indices {
      operation.responses[index].headers.removeDuplicates { $0.key.lowercased() }
      for header in operation.responses[index].headers.indices {
        switch operation.responses[index].headers[header].key {
        case "Location", "Operation-Location": operation.responses[index].headers[header].type = .primitive(.url)
        case "Retry-After": operation.responses[index].headers[header].type = .primitive(.int32)
        default: break
        }
      }
    }
  }

  // MARK: Paging, polling and progress

  private mutating func repairReferencesToOperations() {
    for index in operations.indices {
      operations[index].paged = isValid(operations[index].paged, of: operations[index]) ? operations[index].paged : nil
      let poll = operations[index].poll
      operations[index].poll =
        poll.flatMap { repaired($0, of: operations[index], isDeprecated: operations[index].isDeprecated) }
    }
    for index in schemas.indices {
      if let progress = schemas[index].progress, !isValid(progress, of: schemas[index]) {
        schemas[index].progress = nil
      }
    }
  }

  private func isValid(_ paging: Paging?, of operation: Operation) -> Bool {
    guard let paging, operation.method == "GET", let page = object(operation.result) else { return false }
    let properties = properties(of: page)
    guard case .array = properties.first(where: { $0.key == paging.items })?.type else { return false }
    return properties.first { $0.key == paging.next }?.type == .primitive(.url)
  }

  private func canBePolled(_ operation: Operation?, byDeprecated isDeprecated: Bool) -> Bool {
    guard let operation else { return false }
    return operation.method == "GET" && operation.result != nil && (isDeprecated || !operation.isDeprecated)
  }

  /// Returns polling with another operation or another header field if those are not valid.
  private func repaired(_ poll: Poll, of operation: Operation, isDeprecated: Bool) -> Poll? {
    var poll = poll
    let links = operation.responses.filter { $0.status != nil }.flatMap(\.headers)
      .filter { $0.type == .primitive(.url) }.map(\.key)
    guard let link = links.contains(poll.from) ? poll.from : links.first else { return nil }
    poll.from = link
    if !canBePolled(self.operation(poll.operation), byDeprecated: isDeprecated) {
      guard let other = operations.first(where: { canBePolled($0, byDeprecated: isDeprecated) }) else { return nil }
      poll.operation = other.key
    }
    return poll
  }

  private func isValid(_ progress: Progress, of schema: Schema) -> Bool {
    let properties = properties(of: schema)
    func type(of key: String) -> TypeExpression? { properties.first { $0.key == key }?.type }
    guard let state = enumeration(type(of: progress.status)?.description ?? ""),
      (progress.succeeded + progress.failed).allSatisfy(state.cases.contains),
      progress.error.map({ type(of: $0) != nil }) != false,
      type(of: progress.poll.from) == .primitive(.url),
      let operation = operation(progress.poll.operation), canBePolled(operation, byDeprecated: false)
    else { return false }
    return operation.result == .named(schema.name)
      && operation.parameters.allSatisfy { $0.place == .path || $0.property.required == .never }
  }

  // MARK: Use

  /// Removes the types that no operation needs.
  private mutating func removeUnused() {
    var used: Set<String> = []
    var open = operations.flatMap(\.types).compactMap(\.name)
    while let name = open.popLast() {
      guard used.insert(name).inserted, let schema = schema(name) else { continue }
      open += (properties(of: schema).map(\.type) + [schema.type].compactMap { $0 }).compactMap(\.name)
    }
    enums.removeAll { !used.contains($0.name) }
    schemas.removeAll { !used.contains($0.name) }
    parents.removeAll { parent in !schemas.contains { $0.parent == parent.name } }
  }

  // MARK: Versions of one definition

  /// Makes this API into one that definitions can have beside other versions: whether a schema extends a published fragment
  /// does not depend on the version.
  mutating func agree(with others: [RandomAPI]) {
    for parent in parents {
      let disagrees = others.contains { other in
        guard other.parent(parent.name) != nil else { return false }
        return schemas.contains { schema in
          guard schema.type == nil, let their = other.schema(schema.name), their.type == nil else { return false }
          return (schema.parent == parent.name) != (their.parent == parent.name)
        }
      }
      if disagrees { dissolve(parent.name) }
    }
  }

  /// Makes the properties of a published fragment into those of its schemas.
  mutating func dissolve(_ name: String) {
    let properties = parent(name)?.properties ?? []
    for index in schemas.indices where schemas[index].parent == name {
      schemas[index].properties = properties + schemas[index].properties
      schemas[index].parent = nil
    }
    parents.removeAll { $0.name == name }
  }
}

extension RandomAPI.Operation {
  /// The names of the path parameters.
  var names: [String] { path.split(separator: "{").dropFirst().map { String($0.prefix { $0 != "}" }) } }

  /// The types that the operation names.
  var types: [TypeExpression] {
    parameters.map(\.property.type) + [body?.type].compactMap { $0 } + (body?.parts.map(\.type) ?? [])
      + responses.compactMap(\.body)
  }
}

extension TypeExpression {
  var isNamed: Bool { if case .named = self { true } else { false } }
  var isBinaryBody: Bool { self == .primitive(.binary) }

  /// This type with another one within its lists and maps.
  func with(_ inner: TypeExpression) -> TypeExpression {
    switch self {
    case .primitive, .named: inner
    case .array(let element): .array(element.with(inner))
    case .map(let value): .map(value.with(inner))
    }
  }
}

extension Array {
  /// Removes the elements that have a name of an earlier one.
  mutating func removeDuplicates(_ name: (Element) -> String) {
    var seen: Set<String> = []
    self = filter { seen.insert(name($0)).inserted }
  }
}
