public import VersionedAPIDefinition
public import VersionedAPISourceText

/// Writes an api-version as an OpenAPI 3.0.3 document in JSON.
public struct OpenAPIWriter {
  private let api: API
  private let documented: Set<String>

  /// Creates a writer for the API of a version.
  public init(_ api: API) {
    self.api = api
    documented = api.documentedTypes
  }

  /// The errors of what a document cannot express: a published fragment and a schema with the same name.
  public var diagnostics: [Diagnostic] {
    (api.enums.map(\.element) + api.schemas.map(\.element)).filter { documented.contains($0.key) }
      .compactMap { element in
        guard let fragment = api.fragments.first(where: { $0.element.key == element.key }) else { return nil }
        return Diagnostic(
          "'\(element.key)' and the published fragment of the same name would become one schema of the document",
          at: element.range,
          notes: [.init("the fragment is here", at: fragment.element.range)]
        )
      }
  }

  /// Returns the document, which ends with a line break. It is complete only if there are no diagnostics.
  public func document() -> String {
    var info: JSONFields = [("title", .string(api.serviceName)), ("version", .string(api.version.id))]
    info.add("description", api.serviceDoc)
    let variable: JSONFields = [("default", .string(api.endpoint ?? "https://localhost"))]
    let server: JSONFields = [
      ("url", .string("{endpoint}" + api.version.path)), ("variables", .object([("endpoint", .object(variable))])),
    ]
    var components: JSONFields = [("schemas", .object(schemas))]
    components.add("securitySchemes", credentials)
    var root: JSONFields = [
      ("openapi", .string("3.0.3")), ("info", .object(info)), ("servers", .array([.object(server)])),
    ]
    if !api.credentials.isEmpty {
      root.append("security", .array(api.credentials.map { .object([($0.element.key, .array([]))]) }))
    }
    root.append("tags", .array(api.groups.map { tag($0) }))
    root.append("paths", .object(paths))
    root.append("components", .object(components))
    return JSONNode.object(root).text() + "\n"
  }

  private func tag(_ group: API.Group) -> JSONNode {
    var fields: JSONFields = [("name", .string(group.element.key))]
    fields.add("description", group.element.doc)
    return .object(fields)
  }

  private var credentials: JSONFields {
    JSONFields(
      api.credentials.map { credential in
        var fields: JSONFields
        if credential.header == "Authorization", let scheme = credential.scheme {
          fields = [("type", .string("http")), ("scheme", .string(scheme.lowercased()))]
        } else {
          fields = [("type", .string("apiKey")), ("in", .string("header")), ("name", .string(credential.header))]
        }
        fields.add("description", credential.element.doc)
        return (credential.element.key, .object(fields))
      }
    )
  }

  // MARK: Operations

  private var paths: JSONFields {
    var items: [(template: HTTPRoute, methods: JSONFields)] = []
    var places: [String: Int] = [:]
    for operation in api.operations {
      let route = operation.http
      let place = places[route.pathShape, default: items.count]
      if place == items.count {
        items.append((route, []))
        places[route.pathShape] = place
      }
      // In OpenAPI, paths that differ only in the names of parameters are the same path, with the first names.
      let names = Dictionary(zip(route.parameters, items[place].template.parameters)) { first, _ in first }
      items[place].methods.append(route.method.lowercased(), self.operation(operation, pathNames: names))
    }
    return JSONFields(items.map { ($0.template.path, .object($0.methods)) })
  }

  private func operation(_ operation: API.Operation, pathNames: [String: String]) -> JSONNode {
    var fields: JSONFields = [
      ("tags", .array([.string(operation.group)])), ("operationId", .string(operation.operationID)),
    ]
    fields.add("description", operation.element.doc)
    fields.add("deprecated", if: operation.element.deprecated != nil)
    let parameters =
      operation.parameters.map { parameter($0, pathNames: pathNames) } + api.version.query.map(fixedParameter)
    if !parameters.isEmpty { fields.append("parameters", .array(parameters)) }
    if let body = operation.body { fields.append("requestBody", requestBody(body)) }
    fields.append("responses", .object(JSONFields(operation.responses.map { ($0.element.key, response($0)) })))
    if let paged = operation.paged {
      let paging: JSONFields = [("itemName", .string(paged.items.name)), ("nextLinkName", .string(paged.next.name))]
      fields.append("x-ms-pageable", .object(paging))
    }
    fields.add("x-ms-long-running-operation", if: operation.poll != nil)
    return .object(fields)
  }

  private func parameter(_ parameter: API.Parameter, pathNames: [String: String]) -> JSONNode {
    let property = parameter.property
    let key = property.element.key
    let name = parameter.place == .path ? pathNames[key] ?? key : key
    var fields: JSONFields = [("name", .string(name)), ("in", .string(parameter.place.rawValue))]
    fields.add("description", property.element.doc)
    fields.add("required", if: property.isRequired)
    fields.add("deprecated", if: property.element.deprecated != nil)
    fields.append("schema", schema(property.type, beside: constraints(property)))
    return .object(fields)
  }

  private func fixedParameter(_ name: String, _ value: String) -> JSONNode {
    let schema: JSONFields = [("type", .string("string")), ("enum", .array([.string(value)]))]
    return .object([
      ("name", .string(name)), ("in", .string("query")), ("required", .bool(true)), ("schema", .object(schema)),
    ])
  }

  private func requestBody(_ body: API.Body) -> JSONNode {
    var content: JSONFields
    if let type = body.type {
      content = [("schema", .object(schema(type)))]
    } else {
      content = [("schema", objectSchema(body.parts))]
    }
    var fields: JSONFields = []
    fields.add("description", body.doc)
    fields.add("required", if: body.isRequired)
    fields.append("content", .object([(body.content, .object(content))]))
    fields.add("x-ms-requestBody-name", body.name)
    return .object(fields)
  }

  private func response(_ response: API.Response) -> JSONNode {
    var lines = [response.element.doc ?? (response.status == nil ? "The request failed." : "The request succeeded.")]
    lines += response.statuses.map { status in
      // The lines of a longer text stay within the item.
      let text = (status.doc ?? "").replacing(/\n+$/, with: "").replacing(/\n(?!\n)/, with: "\n  ")
      return "- \(status.key): \(text)"
    }
    var fields: JSONFields = [("description", .string(lines.joined(separator: "\n")))]
    fields.add(
      "headers",
      JSONFields(
        response.headers.map { header in
          var fields: JSONFields = []
          fields.add("description", header.element.doc)
          fields.append("schema", .object(schema(header.type)))
          return (header.element.key, .object(fields))
        }
      )
    )
    if let body = response.body {
      fields.append("content", .object([(response.content, .object([("schema", .object(schema(body)))]))]))
    }
    return .object(fields)
  }

  // MARK: Schemas

  private var schemas: JSONFields {
    let enums = api.enums.filter { isWritten($0.element) }.map { enumeration -> (String, JSONNode) in
      var fields: JSONFields = [("type", .string("string"))]
      fields.add("description", enumeration.element.doc)
      fields.append("enum", .array(enumeration.cases.map { .string($0.key) }))
      fields.add("readOnly", if: enumeration.isReadOnly)
      let extensible: JSONFields = [
        ("name", .string(enumeration.element.key)), ("modelAsString", .bool(!enumeration.isClosed)),
      ]
      fields.append("x-ms-enum", .object(extensible))
      return (enumeration.element.key, .object(fields))
    }
    let schemas = (api.fragments + api.schemas.filter { isWritten($0.element) }).map { ($0.element.key, schema($0)) }
    return JSONFields(enums + schemas)
  }

  private func isWritten(_ element: API.Element) -> Bool {
    documented.contains(element.key) && !api.fragments.contains { $0.element.key == element.key }
  }

  private func schema(_ schema: API.Schema) -> JSONNode {
    if let type = schema.type {
      var fields = self.schema(type)
      fields.add("description", schema.element.doc)
      fields.add("readOnly", if: schema.isReadOnly)
      return .object(fields)
    }
    let parents = schema.fragments.compactMap { name in api.fragments.first { $0.element.key == name } }
    guard !parents.isEmpty else { return objectSchema(schema.properties, of: schema) }
    // A parent contains its own fragments.
    let inherited = Set(parents.flatMap { [$0.element.key] + $0.properties.compactMap(\.fragment) })
    let own = schema.properties.filter { !inherited.contains($0.fragment ?? "") }
    var all: [JSONNode] = parents.map { .object(Self.reference($0.element.key)) }
    // Required properties of parents are listed here as well, as in the documents of the service.
    all.append(objectSchema(own, required: schema.properties.filter(\.isRequired)))
    var fields: JSONFields = []
    fields.add("description", schema.element.doc)
    fields.add("readOnly", if: schema.isReadOnly)
    fields.append("allOf", .array(all))
    fields.add("x-progress", schema.progress.map(progress) ?? [])
    fields.add("x-download", schema.download?.names.joined(separator: "."))
    return .object(fields)
  }

  private func objectSchema(
    _ properties: [API.Property],
    of schema: API.Schema? = nil,
    required: [API.Property]? = nil
  ) -> JSONNode {
    var fields: JSONFields = [("type", .string("object"))]
    fields.add("description", schema?.element.doc)
    let names = (required ?? properties.filter(\.isRequired)).map(\.element.key)
    if !names.isEmpty { fields.append("required", .array(names.map(JSONNode.string))) }
    fields.add("properties", JSONFields(properties.map { ($0.element.key, self.property($0)) }))
    fields.add("readOnly", if: schema?.isReadOnly == true)
    fields.add("x-progress", schema?.progress.map(progress) ?? [])
    fields.add("x-download", schema?.download?.names.joined(separator: "."))
    return .object(fields)
  }

  /// Returns the progress of a job, which OpenAPI cannot express otherwise.
  private func progress(_ progress: ProgressDefinition) -> JSONFields {
    let operation = progress.poll.operation.name
    let poll: JSONFields = [
      ("operationId", .string(api.operation(named: operation)?.operationID ?? operation)),
      ("from", .string(progress.poll.from.name)),
    ]
    var fields: JSONFields = [
      ("status", .string(progress.status.name)),
      ("succeeded", .array(progress.succeeded.map { .string($0.name) })),
      ("failed", .array(progress.failed.map { .string($0.name) })),
    ]
    fields.add("error", progress.error?.names.joined(separator: "."))
    fields.append("poll", .object(poll))
    return fields
  }

  private func property(_ property: API.Property) -> JSONNode {
    var rest: JSONFields = []
    rest.add("description", property.element.doc)
    rest.add("readOnly", if: property.isMarkedReadOnly)
    rest.add("deprecated", if: property.element.deprecated != nil)
    return schema(property.type, beside: rest + constraints(property))
  }

  /// Returns a type with further keys. A reference would hide them, so it becomes part of an `allOf`.
  private func schema(_ type: TypeExpression, beside rest: JSONFields) -> JSONNode {
    let fields = schema(type)
    guard fields.entries.first?.key == "$ref", !rest.isEmpty else { return .object(fields + rest) }
    return .object([("allOf", .array([.object(fields)]))] + rest)
  }

  private static func reference(_ name: String) -> JSONFields {
    [("$ref", .string("#/components/schemas/\(name)"))]
  }

  private func schema(_ type: TypeExpression) -> JSONFields {
    switch type {
    case .named(let name): return Self.reference(name)
    case .array(let element): return [("type", .string("array")), ("items", .object(schema(element)))]
    case .map(let value): return [("type", .string("object")), ("additionalProperties", .object(schema(value)))]
    case .primitive(let primitive):
      var fields: JSONFields = []
      fields.add("type", primitive.jsonType)
      fields.add("format", primitive.jsonFormat)
      return fields
    }
  }

  private func constraints(_ property: API.Property) -> JSONFields {
    JSONFields(
      property.constraints.map { constraint, value in
        switch (constraint, property.type) {
        case (.default, .primitive(.boolean)): (constraint.rawValue, .bool(value == "true"))
        case (.default, .primitive(.int32)), (.default, .primitive(.int64)), (.default, .primitive(.float)),
          (.default, .primitive(.double)):
          (constraint.rawValue, .number(value))
        case (.default, _), (.pattern, _): (constraint.rawValue, .string(value))
        default: (constraint.rawValue, .number(value))
        }
      }
    )
  }
}

extension TypeExpression.Primitive {
  /// The `type` of JSON Schema; nil for any value.
  package var jsonType: String? {
    switch self {
    case .boolean: "boolean"
    case .int32, .int64: "integer"
    case .float, .double: "number"
    case .json: nil
    default: "string"
    }
  }

  /// The `format` of OpenAPI; nil if there is none.
  package var jsonFormat: String? {
    switch self {
    case .string, .boolean, .json: nil
    case .url: "uri"
    default: rawValue
    }
  }
}
