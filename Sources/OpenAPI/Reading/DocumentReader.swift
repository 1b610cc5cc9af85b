import VersionedAPIDefinition
import VersionedAPISourceText
internal import VersionedAPIYAML

/// States the facts of a published document.
struct DocumentReader {
  private let root: Node?
  private let file: SourceFile
  private let versionQuery: Set<String>
  private(set) var facts = Facts()
  private(set) var diagnostics: [Diagnostic] = []
  /// Swagger 2.0 has `definitions` and bodies among the parameters, OpenAPI 3 `components` and `requestBody`.
  private var isSwagger = false

  init(root: Node?, file: SourceFile, versionQuery: Set<String>) {
    self.root = root
    self.file = file
    self.versionQuery = versionQuery
  }

  mutating func read() {
    guard let root, root.entries != nil else {
      error("this is not a Swagger or OpenAPI document, which would be a JSON object", at: root?.range ?? start)
      return
    }
    if let version = root["swagger"]?.scalar, version.hasPrefix("2") {
      isSwagger = true
    } else if root["openapi"]?.scalar?.hasPrefix("3") != true {
      error("the document is neither Swagger 2.0 ('swagger') nor OpenAPI 3 ('openapi')", at: start)
      return
    }
    guard let paths = root["paths"]?.entries, !paths.isEmpty else {
      error("the document has no 'paths'", at: start)
      return
    }
    let schemas = (isSwagger ? root["definitions"] : root["components"]?["schemas"])?.entries ?? []
    for entry in schemas { schema(entry) }
    for path in paths {
      let shared = path.value["parameters"]?.elements ?? []
      for entry in path.value.entries ?? [] where HTTPRoute.methods.contains(entry.key.uppercased()) {
        operation(entry, path: path.key, shared: shared)
      }
    }
  }

  private var start: SourceRange {
    let position = SourcePosition(line: 1, column: 1)
    return SourceRange(file: file, start: position, end: position)
  }

  private mutating func error(_ message: String, at range: SourceRange) {
    diagnostics.append(Diagnostic(message, at: range))
  }

  // MARK: References

  /// Returns a node, or the target of its `$ref`.
  private mutating func resolved(_ node: Node) -> Node {
    var node = node
    var seen: Set<String> = []
    while let reference = node["$ref"], let text = reference.scalar {
      guard seen.insert(text).inserted else {
        error("the reference '\(text)' refers to itself", at: reference.range)
        return Node(content: .mapping([]), range: reference.range)
      }
      guard let target = target(of: text) else {
        error("the reference '\(text)' refers to nothing", at: reference.range)
        return Node(content: .mapping([]), range: reference.range)
      }
      node = target
    }
    return node
  }

  private func target(of reference: String) -> Node? {
    guard reference.hasPrefix("#/") else { return nil }
    return reference.dropFirst(2).split(separator: "/").reduce(root) { node, part in
      node?[part.replacing("~1", with: "/").replacing("~0", with: "~")]
    }
  }

  // MARK: Schemas

  private mutating func schema(_ entry: Node.Entry) {
    let path = "schemas/\(entry.key)"
    let range = entry.keyRange
    let node = entry.value
    facts.state(path, at: range)
    facts.state("\(path)/readOnly", if: node["readOnly"]?.scalar == "true", at: range)
    if let cases = node["enum"]?.elements {
      facts.state("\(path)/type", node["type"]?.scalar ?? "string", at: range)
      facts.state("\(path)/closed", if: node["x-ms-enum"]?["modelAsString"]?.scalar == "false", at: range)
      facts.state("\(path)/order", cases.compactMap(\.scalar).joined(separator: " "), at: range)
      for element in cases { facts.state("\(path)/cases/\(element.scalar ?? "")", at: element.range) }
      facts.state("\(path)/default", node["default"]?.scalar, at: range)
      return
    }
    var type = type(of: node)
    // A schema that only extends others is an object.
    if node["allOf"] != nil { type = ValueType(name: "object") }
    state(type, at: path, range: range)
    for parent in node["allOf"]?.elements ?? [] {
      if let name = Self.name(in: parent) { facts.state("\(path)/allOf/\(name)", at: parent.range) }
    }
    var seen: Set<String> = []
    let parts = parts(of: node, below: [entry.key], seen: &seen)
    let required = parts.reduce(into: Set<String>()) { $0.formUnion(Self.required(of: $1)) }
    for entry in parts.flatMap({ $0["properties"]?.entries ?? [] }) {
      let propertyPath = "\(path)/properties/\(entry.key)"
      facts.state(propertyPath, at: entry.keyRange)
      value(entry.value, at: propertyPath, range: entry.keyRange, isRequired: required.contains(entry.key))
    }
  }

  /// Returns the required properties of a schema itself.
  private static func required(of node: Node) -> Set<String> {
    Set(node["required"]?.elements?.compactMap(\.scalar) ?? [])
  }

  /// Returns the name at the end of a reference.
  private static func name(in node: Node) -> String? {
    node["$ref"]?.scalar?.split(separator: "/").last.map(String.init)
  }

  /// Returns the schemas that a schema extends, each once, and then the schema itself.
  private mutating func parts(of node: Node, below path: Set<String>, seen: inout Set<String>) -> [Node] {
    var parts: [Node] = []
    for parent in node["allOf"]?.elements ?? [] {
      var path = path
      if let name = Self.name(in: parent) {
        guard path.insert(name).inserted else {
          error("the schema '\(name)' extends itself", at: parent.range)
          continue
        }
        guard seen.insert(name).inserted else { continue }
      }
      parts += self.parts(of: resolved(parent), below: path, seen: &seen)
    }
    return parts + [node]
  }

  /// States the facts of a property, a parameter or a part of a form.
  private mutating func value(_ node: Node, at path: String, range: SourceRange, isRequired: Bool) {
    let type = type(of: node)
    state(type, at: path, range: range)
    facts.state("\(path)/required", if: isRequired, at: range)
    facts.state("\(path)/readOnly", if: node["readOnly"]?.scalar == "true", at: range)
    for constraint in Constraint.allCases {
      facts.state(constraint, node[constraint.rawValue]?.scalar, ofType: type.name, at: path, range: range)
    }
  }

  // MARK: Types

  /// The type of a value, in the notation of `Facts`.
  private struct ValueType {
    var name: String
    var format: String?
    /// The enum values that are listed inline, and not in a schema.
    var cases: String?
  }

  private mutating func state(_ type: ValueType, at path: String, range: SourceRange) {
    facts.state("\(path)/type", type.name, at: range)
    facts.state("\(path)/format", type.format, at: range)
    facts.state("\(path)/enum", type.cases, at: range)
  }

  private mutating func type(of node: Node) -> ValueType {
    if node["$ref"]?.scalar != nil {
      _ = resolved(node)
      return ValueType(name: Self.name(in: node) ?? "")
    }
    let cases = node["enum"]?.elements?.compactMap(\.scalar).joined(separator: ", ")
    // A reference with further keys is the only element of an `allOf`.
    if let parents = node["allOf"]?.elements, parents.count == 1, node["properties"] == nil {
      var type = type(of: parents[0])
      type.cases = cases ?? type.cases
      return type
    }
    if let items = node["items"] {
      var type = type(of: items)
      type.name += "[]"
      return type
    }
    if let values = node["additionalProperties"], values.entries != nil, node["properties"] == nil {
      var type = type(of: values)
      type.name += "{}"
      return type
    }
    return ValueType(
      name: node["type"]?.scalar ?? (node["properties"] == nil ? "any" : "object"),
      format: node["format"]?.scalar,
      cases: cases
    )
  }

  // MARK: Operations

  private mutating func operation(_ entry: Node.Entry, path route: String, shared: [Node]) {
    let node = entry.value
    let method = entry.key.uppercased()
    let name = node["operationId"]?.scalar ?? "\(method) \(route)"
    let path = "operations/\(name)"
    let range = entry.keyRange
    if let other = facts[path] {
      error("the operationId '\(name)' is used twice; the other one is in line \(other.range.start.line)", at: range)
      return
    }
    facts.state(path, at: range)
    facts.state("\(path)/route", "\(method) \(route)", at: range)
    facts.state("\(path)/deprecated", if: node["deprecated"]?.scalar == "true", at: range)
    facts.state("\(path)/longRunning", if: node["x-ms-long-running-operation"]?.scalar == "true", at: range)
    if let paged = node["x-ms-pageable"] {
      let text = "\(paged["itemName"]?.scalar ?? "value") \(paged["nextLinkName"]?.scalar ?? "nextLink")"
      facts.state("\(path)/paged", text, at: paged.range)
    }
    let parameters = ((node["parameters"]?.elements ?? []) + shared).map { resolved($0) }
    for parameter in parameters { self.parameter(parameter, at: path) }
    if isSwagger {
      swaggerBody(parameters, node, at: "\(path)/body")
    } else if let body = node["requestBody"] {
      requestBody(resolved(body), at: "\(path)/body")
    }
    for response in node["responses"]?.entries ?? [] {
      self.response(response, of: node, at: "\(path)/responses/\(response.key)")
    }
  }

  private mutating func parameter(_ node: Node, at path: String) {
    guard let name = node["name"]?.scalar, let place = node["in"]?.scalar, ["path", "query", "header"].contains(place)
    else { return }
    // The host is not a parameter of an operation, and the parameters of the version are stated only once.
    if versionQuery.contains(name) && place == "query" { return }
    let parameterPath = "\(path)/parameters/\(place)/\(name)"
    facts.state(parameterPath, at: node.range)
    let isRequired = node["required"]?.scalar == "true"
    value(node["schema"] ?? node, at: parameterPath, range: node.range, isRequired: isRequired)
  }

  private mutating func swaggerBody(_ parameters: [Node], _ operation: Node, at path: String) {
    let media = operation["consumes"]?.elements ?? root?["consumes"]?.elements ?? []
    if let body = parameters.first(where: { $0["in"]?.scalar == "body" }) {
      facts.state(path, at: body.range)
      facts.state("\(path)/required", if: body["required"]?.scalar == "true", at: body.range)
      if let schema = body["schema"] {
        state(type(of: schema), at: path, range: body.range)
      }
      for content in media { facts.state("\(path)/content/\(content.scalar ?? "")", at: content.range) }
    }
    let fields = parameters.filter { $0["in"]?.scalar == "formData" }
    if let first = fields.first {
      facts.state(path, at: first.range)
      for content in media { facts.state("\(path)/content/\(content.scalar ?? "")", at: content.range) }
    }
    for field in fields {
      let fieldPath = "\(path)/parts/\(field["name"]?.scalar ?? "")"
      facts.state(fieldPath, at: field.range)
      let isRequired = field["required"]?.scalar == "true"
      if field["type"]?.scalar == "file" {
        facts.state("\(fieldPath)/type", "string", at: field.range)
        facts.state("\(fieldPath)/format", "binary", at: field.range)
        facts.state("\(fieldPath)/required", if: isRequired, at: field.range)
      } else {
        value(field, at: fieldPath, range: field.range, isRequired: isRequired)
      }
    }
  }

  private mutating func requestBody(_ node: Node, at path: String) {
    facts.state(path, at: node.range)
    for content in node["content"]?.entries ?? [] {
      facts.state("\(path)/content/\(content.key)", at: content.keyRange)
      guard let schema = content.value["schema"] else { continue }
      if content.key == "multipart/form-data" {
        let target = resolved(schema)
        let required = Self.required(of: target)
        for entry in target["properties"]?.entries ?? [] {
          let partPath = "\(path)/parts/\(entry.key)"
          facts.state(partPath, at: entry.keyRange)
          value(entry.value, at: partPath, range: entry.keyRange, isRequired: required.contains(entry.key))
        }
      } else {
        facts.state("\(path)/required", if: node["required"]?.scalar == "true", at: node.range)
        state(type(of: schema), at: path, range: content.keyRange)
      }
    }
  }

  private mutating func response(_ entry: Node.Entry, of operation: Node, at path: String) {
    let node = resolved(entry.value)
    facts.state(path, at: entry.keyRange)
    if let schema = node["schema"] {
      body(type(of: schema), at: path, range: entry.keyRange)
      for content in operation["produces"]?.elements ?? root?["produces"]?.elements ?? [] {
        facts.state("\(path)/content/\(content.scalar ?? "")", at: content.range)
      }
    }
    for content in node["content"]?.entries ?? [] {
      facts.state("\(path)/content/\(content.key)", at: content.keyRange)
      if let schema = content.value["schema"] {
        body(type(of: schema), at: path, range: content.keyRange)
      }
    }
    for header in node["headers"]?.entries ?? [] {
      let target = resolved(header.value)
      let headerPath = "\(path)/headers/\(header.key)"
      facts.state(headerPath, at: header.keyRange)
      state(type(of: target["schema"] ?? target), at: headerPath, range: header.keyRange)
    }
  }

  /// States the facts of a response. The fact of the body contains its type.
  private mutating func body(_ type: ValueType, at path: String, range: SourceRange) {
    facts.state("\(path)/body", type.name, at: range)
    facts.state("\(path)/body/format", type.format, at: range)
    facts.state("\(path)/body/enum", type.cases, at: range)
  }
}

extension Node {
  /// Returns the value of a key if this is a mapping that has it.
  fileprivate subscript(key: some StringProtocol) -> Node? {
    entries?.first { $0.key == key }?.value
  }
}
