import VersionedAPIDefinition
import VersionedAPISourceText

extension Facts {
  /// Creates the facts of a version of the definitions.
  /// - Parameter others: Schemas that are documented although no operation refers to them.
  package init(_ api: API, others: [String] = []) {
    let documented = api.documentedTypes.union(api.reachable(from: others.map(TypeExpression.named)))
    for enumeration in api.enums where documented.contains(enumeration.element.key) { state(enumeration) }
    for schema in api.fragments { state(schema, of: api) }
    for schema in api.schemas where documented.contains(schema.element.key) { state(schema, of: api) }
    for operation in api.operations { state(operation) }
  }

  private mutating func state(_ enumeration: API.Enumeration) {
    let range = enumeration.element.range
    let path = state(enumeration.element.key, in: "schemas", at: range)
    state("\(path)/type", "string", at: range)
    state("\(path)/readOnly", if: enumeration.isReadOnly, at: range)
    state("\(path)/closed", if: enumeration.isClosed, at: range)
    state("\(path)/order", enumeration.cases.map(\.key).joined(separator: " "), at: range)
    for element in enumeration.cases { state(element.key, in: "\(path)/cases", at: element.range) }
  }

  private mutating func state(_ schema: API.Schema, of api: API) {
    let range = schema.element.range
    let path = state(schema.element.key, in: "schemas", at: range)
    state("\(path)/readOnly", if: schema.isReadOnly, at: range)
    if let type = schema.type {
      state("\(path)/type", Self.name(of: type), at: range)
      state("\(path)/format", Self.format(of: type), at: range)
      return
    }
    state("\(path)/type", "object", at: range)
    for parent in schema.fragments where api.fragments.contains(where: { $0.element.key == parent }) {
      state(parent, in: "\(path)/allOf", at: range)
    }
    for property in schema.properties { state(property, in: "\(path)/properties") }
  }

  mutating func state(_ property: API.Property, in place: String) {
    let range = property.element.range
    let path = state(property.element.key, in: place, at: range)
    state("\(path)/type", Self.name(of: property.type), at: range)
    state("\(path)/format", Self.format(of: property.type), at: range)
    state("\(path)/required", if: property.isRequired, at: range)
    state("\(path)/readOnly", if: property.isMarkedReadOnly, at: range)
    for (constraint, value) in property.constraints {
      state(constraint, value, ofType: Self.name(of: property.type), at: path, range: range)
    }
  }

  private mutating func state(_ operation: API.Operation) {
    let range = operation.element.range
    let path = state(operation.operationID, in: "operations", at: range)
    let route = "\(operation.http.method) \(operation.http.path)"
    state("\(path)/route", route, at: range)
    nameOperation(path, byRoute: route)
    state("\(path)/deprecated", if: operation.element.deprecated != nil, at: range)
    state("\(path)/longRunning", if: operation.poll != nil, at: range)
    if let paged = operation.paged {
      state("\(path)/paged", "\(paged.items.name) \(paged.next.name)", at: paged.items.range)
    }
    for parameter in operation.parameters {
      let place = "\(path)/parameters/\(parameter.place)"
      let name = parameter.property.element.key
      state(parameter.property, in: place)
      if parameter.place == .header { ignoreCase(ofHeader: name, in: place) }
    }
    if let body = operation.body { state(body, at: "\(path)/body") }
    for response in operation.responses { state(response, in: "\(path)/responses") }
  }

  private mutating func state(_ body: API.Body, at path: String) {
    state(path, at: body.range)
    state("\(path)/required", if: body.isRequired && body.parts.isEmpty, at: body.range)
    state(body.content, in: "\(path)/content", at: body.range)
    if let type = body.type {
      state("\(path)/type", Self.name(of: type), at: body.range)
      state("\(path)/format", Self.format(of: type), at: body.range)
    }
    for part in body.parts { state(part, in: "\(path)/parts") }
  }

  private mutating func state(_ response: API.Response, in place: String) {
    let range = response.element.range
    let path = state(response.element.key, in: place, at: range)
    if let body = response.body {
      state("\(path)/body", Self.name(of: body), at: range)
      state("\(path)/body/format", Self.format(of: body), at: range)
      state(response.content, in: "\(path)/content", at: range)
    }
    for header in response.headers {
      let headerPath = state(header.element.key, in: "\(path)/headers", at: header.element.range)
      ignoreCase(ofHeader: header.element.key, in: "\(path)/headers")
      state("\(headerPath)/type", Self.name(of: header.type), at: header.element.range)
      state("\(headerPath)/format", Self.format(of: header.type), at: header.element.range)
    }
  }

  /// Returns `string`, `integer`, the name of a schema, `Thing[]`, `string{}`, and so on.
  package static func name(of type: TypeExpression) -> String {
    switch type {
    case .primitive(let primitive): primitive.jsonType ?? "any"
    case .named(let name): name
    case .array(let element): name(of: element) + "[]"
    case .map(let value): name(of: value) + "{}"
    }
  }

  /// Returns the format of a value, or of the elements of a list or a map.
  package static func format(of type: TypeExpression) -> String? {
    switch type {
    case .primitive(let primitive): primitive.jsonFormat
    case .named: nil
    case .array(let element): format(of: element)
    case .map(let value): format(of: value)
    }
  }
}
