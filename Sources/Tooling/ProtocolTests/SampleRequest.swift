import VersionedAPIDefinition
import VersionedAPIOpenAPI

/// A sample of a request of an operation, and the inputs that it is made of.
struct SampleRequest {
  /// The values of parameters, of the body and of the parts of a form.
  private(set) var input: JSONFields = []
  /// The method, the path, the query, the header fields and the body.
  private(set) var message: JSONFields = []
  private let operation: API.Operation
  private let maker: SampleMaker
  private let extent: SampleExtent

  init(of operation: API.Operation, in api: API, extent: SampleExtent) {
    self.operation = operation
    self.extent = extent
    maker = SampleMaker(api: api, extent: extent == .all ? .all : .required, isRequest: true)
    let parameters = operation.parameters.filter { isPresent($0.property) }
      .map { (place: $0.place, name: $0.property.element.key, value: parameterValue($0)) }
    var headers: JSONFields = []
    var body: JSONNode?
    if let content = operation.body, isPresent(content) {
      headers.add("Content-Type", content.content)
      body = addBody(content, in: api)
    }
    if !parameters.isEmpty {
      input = [("parameters", .object(JSONFields(parameters.map { ($0.name, $0.value) })))] + input
    }
    func texts(_ place: ParameterPlace) -> [(String, JSONNode)] {
      parameters.filter { $0.place == place }.map { ($0.name, .string($0.value.parameterText)) }
    }
    message = [
      ("method", .string(operation.http.method)),
      ("path", .string(path(api.version.path, parameters.map { ($0.name, $0.value.parameterText) }))),
      ("query", .object(JSONFields(api.version.query.map { ($0.name, .string($0.value)) } + texts(.query)))),
      ("headers", .object(headers + JSONFields(texts(.header)))),
    ]
    let absent = operation.parameters.filter { $0.place == .header && !isPresent($0.property) }
    let forbidden = (body == nil ? ["Content-Type"] : []) + absent.map(\.property.element.key)
    if !forbidden.isEmpty { message.append("forbiddenHeaders", .array(forbidden.map(JSONNode.string))) }
    if let body { message.append("body", body) }
  }

  private func isPresent(_ property: API.Property) -> Bool { property.isRequired || extent == .all }

  /// Whether the request has the body. A form is there even if it has no part.
  private func isPresent(_ body: API.Body) -> Bool { body.isRequired || body.type == nil || extent == .all }

  private func parameterValue(_ parameter: API.Parameter) -> JSONNode {
    let value = maker.value(of: parameter.property)
    // Header fields are ASCII.
    guard parameter.place == .header, parameter.property.type == .primitive(.string) else { return value }
    return .string(parameter.property.element.key)
  }

  private func path(_ base: String, _ values: [(name: String, text: String)]) -> String {
    base
      + operation.http.pieces.map { piece in
        switch piece {
        case .literal(let text): text
        case .parameter(let name): values.first { $0.name == name }?.text.percentEncoded ?? ""
        }
      }.joined()
  }

  // MARK: The body

  /// Adds the inputs of a body, and returns the body.
  private mutating func addBody(_ body: API.Body, in api: API) -> JSONNode {
    guard let type = body.type else { return addForm(body) }
    let name = body.name ?? "body"
    let value: JSONNode
    if body.isMergePatch, let schema = type.name {
      value = SampleMaker(api: api, extent: extent, isRequest: true).patch(of: schema)
    } else {
      value = maker.value(of: type, named: name)
    }
    let content: JSONNode = .object([(type == .primitive(.binary) ? "base64" : "json", value)])
    input.append("body", content)
    return content
  }

  private mutating func addForm(_ body: API.Body) -> JSONNode {
    var inputs: JSONFields = []
    let parts = body.parts.filter(isPresent).map { part -> JSONNode in
      let name = part.element.key
      let value = maker.value(of: part)
      let file: JSONFields = [
        ("filename", .string("\(name).bin")), ("contentType", .string("application/octet-stream")), ("base64", value),
      ]
      let isFile = part.type == .primitive(.binary)
      inputs.append(name, .object(isFile ? file : [("json", value)]))
      let text: JSONFields = [part.json == nil ? ("text", .string(value.parameterText)) : ("json", value)]
      return .object([("name", .string(name))] + (isFile ? file : text))
    }
    input.append("parts", .object(inputs))
    return .object([("parts", .array(parts))])
  }
}

extension JSONNode {
  /// The string of a parameter, before percent-encoding.
  var parameterText: String {
    switch self {
    case .string(let text), .number(let text): text
    case .bool(let bool): bool ? "true" : "false"
    case .null, .array, .object: text()
    }
  }
}
