import VersionedAPIDefinition
import VersionedAPITestSupport

extension RandomAPI {
  static let enumNames = ["Color", "Kind", "Language", "Size", "State", "Unit"]
  static let schemaNames = [
    "Author", "Book", "Job", "Label", "Note", "Order", "Page", "Parcel", "Part", "Problem", "Report", "Shelf", "Thing",
  ]
  static let parentNames = ["Dated", "Entity", "Located", "Named", "Owned"]
  static let propertyKeys = [
    "@nextLink", "active", "author", "count", "created", "display-name", "extra", "id", "items", "labels", "link",
    "message", "next", "note", "parts", "problem", "self", "state", "title", "values", "weight",
  ]
  static let cases = [
    "Open", "Done", "Failed", "en-US", "1.0", "true", "none", "Red", "a/b", "Lost", "null", "x:y", "Blue", "Größe", "~",
  ]
  static let groups = ["Books", "Jobs", "Orders", "Things"]
  static let actions = ["Cancel", "Check", "Count", "Create", "Delete", "Get", "List", "Send", "Start", "Update"]
  static let parameters: [ParameterPlace: [String]] = [
    .path: ["id", "key", "name"],
    .query: ["top", "skip", "sort", "$filter", "since", "kind"],
    .header: ["X-Trace", "If-Match", "Accept-Language", "X-Count"],
  ]
  static let headers = ["Location", "Operation-Location", "Retry-After", "X-Total", "ETag", "X-Mode"]
  static let partKeys = ["category", "count", "image", "maker", "sheet", "title"]
  static let binaryContents = ["image/png", "application/octet-stream", "text/plain"]
  static let methods = ["GET", "GET", "GET", "POST", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]

  /// The primitive types of parameters and parts.
  static let scalars: [TypeExpression.Primitive] = [
    .string, .string, .boolean, .int32, .int64, .float, .double, .dateTime, .date, .duration, .uuid, .url,
  ]

  /// The cases that an enum can have, in their usual order.
  static func cases(of name: String) -> [String] {
    let start = enumNames.firstIndex(of: name) ?? 0
    return (0..<cases.count).map { cases[(start * 4 + $0 * 7) % cases.count] }
  }

  /// The limits and defaults that fit a type.
  func constraints(for type: TypeExpression) -> [Constraint: [String]] {
    switch type {
    case .primitive(.string):
      [
        .minLength: ["0", "1", "2"], .maxLength: ["64", "100"], .pattern: ["^[a-z]+$", "[^,]{2,}", "a: #b|\"c'\\\\d"],
        .default: ["abc", "none", "it's", "a, b: {c} #d"],
      ]
    case .primitive(.int32), .primitive(.int64):
      [.minimum: ["-5", "0", "1"], .maximum: ["10", "100"], .default: ["1", "2"]]
    case .primitive(.float), .primitive(.double):
      [.minimum: ["-0.5", "0", "1.0"], .maximum: ["10", "1.5e2"], .default: ["1", "2.0"]]
    case .primitive(.boolean): [.default: ["true", "false"]]
    case .primitive(.date): [.default: ["2026-03-31", "2024-02-29"]]
    case .primitive(.dateTime): [.default: ["2026-03-31T12:00:00Z"]]
    case .primitive(.duration): [.default: ["PT1H", "P2D"]]
    case .primitive(.uuid): [.default: ["8dee94ba-1a43-4d44-9cbf-4f6c3f1a1b2c"]]
    case .primitive(.url): [.default: ["https://example.com/a?b=c#d"]]
    case .array: [.minItems: ["0", "1"], .maxItems: ["5", "10"]]
    case .named(let name): enumeration(name).map { [.default: $0.cases] } ?? [:]
    case .primitive(.binary), .primitive(.json), .map: [:]
    }
  }

  // MARK: Elements

  /// Creates the API of a seed.
  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    self.init(using: &random)
  }

  /// Creates a random API.
  init(using random: inout SeededGenerator) {
    for name in Self.enumNames.shuffled(using: &random).prefix(Int.random(in: 0...4, using: &random)) {
      enums.append(Self.enumeration(name, &random))
    }
    // The names come first, so that all schemas can refer to each other.
    let names = Self.schemaNames.shuffled(using: &random).prefix(Int.random(in: 1...8, using: &random))
    schemas = names.map { Schema(name: $0) }
    for index in schemas.indices { schemas[index] = schema(schemas[index].name, &random) }
    if random.chance(30) { extractParent(&random) }
    for _ in 0..<Int.random(in: 1...6, using: &random) { operations.append(operation(&random)) }
    for _ in 0..<2 where random.chance(60) { addFlow(&random) }
    if random.chance(30) {
      // The service has one error response for all operations.
      let error = errorResponse(&random)
      for index in operations.indices {
        operations[index].responses.removeAll { $0.status == nil }
        operations[index].responses.append(error)
      }
    }
    repair()
  }

  static func enumeration(_ name: String, _ random: inout SeededGenerator) -> Enumeration {
    let cases = cases(of: name).shuffled(using: &random).prefix(Int.random(in: 1...5, using: &random))
    return Enumeration(
      name: name,
      cases: Array(cases),
      order: Self.cases(of: name),
      isReadOnly: random.chance(15),
      isClosed: random.chance(20)
    )
  }

  func schema(_ name: String, _ random: inout SeededGenerator) -> Schema {
    var schema = Schema(name: name, isReadOnly: random.chance(8))
    if random.chance(15) {
      schema.type = type(&random)
    } else {
      let keys = Self.propertyKeys.shuffled(using: &random).prefix(Int.random(in: 0...6, using: &random))
      schema.properties = keys.map { property($0, &random) }
    }
    return schema
  }

  func type(_ random: inout SeededGenerator) -> TypeExpression {
    let named = schemas.map(\.name) + enums.map(\.name)
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<8 where !named.isEmpty: return .named(random.pick(named))
    case 8..<11: return .array(type(&random))
    case 11..<13: return .map(type(&random))
    case 13: return .primitive(.json)
    default: return .primitive(random.pick(Self.scalars))
    }
  }

  /// A string, number, Boolean or enum.
  func scalar(_ random: inout SeededGenerator) -> TypeExpression {
    guard let name = enums.map(\.name).randomElement(using: &random), random.chance(25) else {
      return .primitive(random.pick(Self.scalars))
    }
    return .named(name)
  }

  func property(_ key: String, _ random: inout SeededGenerator, type: TypeExpression? = nil) -> Property {
    var property = Property(key: key, type: type ?? self.type(&random))
    property.required = random.chance(35) ? .always : random.chance(8) ? .request : .never
    property.isReadOnly = random.chance(15)
    constrain(&property, &random)
    return property
  }

  func constrain(_ property: inout Property, _ random: inout SeededGenerator) {
    let possible = constraints(for: property.type)
    for constraint in Constraint.allCases {
      if let values = possible[constraint], random.chance(25) { property.constraints[constraint] = random.pick(values) }
    }
  }

  func parameter(_ random: inout SeededGenerator) -> Parameter {
    let place: ParameterPlace = random.chance(70) ? .query : .header
    let key = random.pick(Self.parameters[place] ?? [])
    return Parameter(place: place, property: property(key, &random, type: scalar(&random)))
  }

  static func path(_ group: String, _ random: inout SeededGenerator) -> String {
    var path = "/\(group.lowercased())"
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let name = random.pick(parameters[.path] ?? [])
      if random.chance(60), !path.contains("{\(name)}") { path += "/{\(name)}" }
      if random.chance(25) { path += "/\(random.pick(actions).lowercased())" }
    }
    if random.chance(15) { path += ":\(random.pick(actions).lowercased())" }
    return path
  }

  func operation(_ random: inout SeededGenerator) -> Operation {
    let group = random.pick(Self.groups)
    let action = random.pick(Self.actions)
    var operation = Operation(
      key: "\(group)_\(action)",
      method: random.pick(Self.methods),
      path: Self.path(group, &random),
      responses: []
    )
    if random.chance(10) { operation.id = "\(action)\(group.dropLast())" }
    operation.isDeprecated = random.chance(10)
    for _ in 0..<Int.random(in: 0...3, using: &random) { operation.parameters.append(parameter(&random)) }
    if random.chance(70) { operation.body = body(&random) }
    let isBinary = random.chance(8)
    let result: TypeExpression? = isBinary ? .primitive(.binary) : random.chance(75) ? responseType(&random) : nil
    for status in [200, 201, 202, 204].shuffled(using: &random).prefix(random.chance(25) ? 2 : 1) {
      let content = isBinary ? random.pick(Self.binaryContents) : nil
      operation.responses.append(Response(status: status, body: result, content: content, headers: headers(&random)))
    }
    if random.chance(60) { operation.responses.append(errorResponse(&random)) }
    if random.chance(20) { operation.poll = poll(&random) }
    return operation
  }

  /// Most bodies are schemas, so that schemas are used.
  func responseType(_ random: inout SeededGenerator) -> TypeExpression {
    guard let name = schemas.map(\.name).randomElement(using: &random), random.chance(70) else { return type(&random) }
    return .named(name)
  }

  func errorResponse(_ random: inout SeededGenerator) -> Response {
    let name = schemas.contains { $0.name == "Problem" } ? "Problem" : schemas.first?.name ?? "Problem"
    return Response(body: .named(random.chance(80) ? name : random.pick(schemas.map(\.name) + [name])))
  }

  func headers(_ random: inout SeededGenerator) -> [Header] {
    guard random.chance(35) else { return [] }
    return Self.headers.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random))
      .map { Header(key: $0, type: .primitive(random.pick(Self.scalars))) }
  }

  func body(_ random: inout SeededGenerator) -> Body {
    var body = Body(isRequired: random.chance(80))
    switch Int.random(in: 0..<10, using: &random) {
    case 0:
      body.type = .primitive(.binary)
      body.content = random.pick(Self.binaryContents)
    case 1...2:
      let keys = Self.partKeys.shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random))
      body.parts = keys.map { part($0, &random) }
    default:
      body.type = responseType(&random)
      body.content =
        random.chance(10) ? "application/merge-patch+json" : random.chance(10) ? "application/things+json" : nil
    }
    if body.parts.isEmpty { body.name = random.chance(50) ? random.pick(["thing", "changes", "input"]) : nil }
    return body
  }

  func part(_ key: String, _ random: inout SeededGenerator) -> Property {
    switch key {
    case "image": property(key, &random, type: .primitive(.binary))
    // JSON in a string, which documents do not tell from other strings. It is one in all versions.
    case "sheet": property(key, &random, type: .primitive(.string))
    default: property(key, &random, type: scalar(&random))
    }
  }

  func poll(_ random: inout SeededGenerator) -> Poll {
    Poll(
      operation: operations.randomElement(using: &random)?.key ?? "Jobs_Get",
      from: random.pick(["Location", "Operation-Location"])
    )
  }

  // MARK: Several elements that belong together

  /// Makes properties of schemas into those of a published fragment.
  mutating func extractParent(_ random: inout SeededGenerator, besides taken: Set<String> = []) {
    let name = Self.parentNames.filter { !taken.contains($0) && parent($0) == nil }.randomElement(using: &random)
    let objects = schemas.indices.filter { schemas[$0].type == nil && schemas[$0].parent == nil }
    guard let name, let first = objects.randomElement(using: &random) else { return }
    let own = schemas[first].properties
    let properties = own.shuffled(using: &random).prefix(Int.random(in: 0...max(0, own.count), using: &random))
    parents.append(Parent(name: name, properties: Array(properties)))
    for index in objects where index == first || random.chance(30) { schemas[index].parent = name }
  }

  /// Adds a pageable list, or an operation that starts a job with the one that returns its status.
  mutating func addFlow(_ random: inout SeededGenerator) {
    guard let index = schemas.indices.randomElement(using: &random) else { return }
    var schema = schemas[index]
    schema.type = nil
    let group = random.pick(Self.groups)
    if random.chance(50) {
      schema.set([
        Property(key: "items", type: .array(type(&random)), required: random.chance(50) ? .always : .never),
        Property(key: "@nextLink", type: .primitive(.url)),
      ])
      schemas[index] = schema
      var list = operation(&random)
      (list.key, list.method, list.path) = ("\(group)_List", "GET", "/\(group.lowercased())")
      list.responses = [Response(status: 200, body: .named(schema.name))]
      list.paged = Paging(items: "items", next: "@nextLink")
      operations.append(list)
    } else {
      let link = random.pick(["Location", "Operation-Location"])
      var get = Operation(key: "Jobs_Get", method: "GET", path: "/jobs/{id}", responses: [])
      get.responses = [Response(status: 200, body: .named(schema.name))]
      var start = operation(&random)
      (start.key, start.method, start.path) = ("\(group)_Start", "POST", "/\(group.lowercased()):start")
      start.responses = [Response(status: 202, headers: [Header(key: link, type: .primitive(.url))])]
      start.poll = Poll(operation: "Jobs_Get", from: link)
      if let state = enums.first(where: { $0.cases.count > 1 }), random.chance(60) {
        schema.set([
          Property(key: "state", type: .named(state.name)), Property(key: "self", type: .primitive(.url)),
        ])
        schema.progress = Progress(
          status: "state",
          succeeded: [state.cases[0]],
          failed: [state.cases[1]],
          error: schema.properties.first { $0.key == "problem" }?.key,
          poll: Poll(operation: "Jobs_Get", from: "self")
        )
      }
      schemas[index] = schema
      operations += [get, start]
    }
  }
}

extension RandomAPI.Schema {
  /// Replaces or adds properties.
  mutating func set(_ new: [RandomAPI.Property]) {
    properties.removeAll { old in new.contains { $0.key == old.key } }
    properties += new
  }
}
