import VersionedAPIDefinition
import VersionedAPISourceText
internal import VersionedAPIYAML

/// States the facts of a published document.
struct DocumentReader {
  private let root: Node
  private let versionQuery: Set<String>
  var facts = Facts()
  private(set) var diagnostics: [Diagnostic] = []
  private var references: References
  /// Swagger 2.0 has `definitions` and bodies among the parameters, OpenAPI 3 `components` and `requestBody`.
  private(set) var isSwagger = false
  /// Since OpenAPI 3.1, a body without a schema is binary.
  private var omitsBinarySchemas = false
  /// The references to schemas without a name that are being followed.
  var inlining: Set<String> = []
  /// How many such references have been followed.
  var inlinedCount = 0
  /// How deep the current schema is nested.
  var depth = 0

  init(root: Node, path: String, versionQuery: Set<String>) {
    self.root = root
    self.versionQuery = versionQuery
    references = References(root: root, path: path)
  }

  mutating func read() {
    let start = root.range.file.range(0, 0)
    guard root.entries != nil else {
      error("this is not a Swagger or OpenAPI document, which would be a JSON object", at: root.range)
      return
    }
    if let version = root["swagger"]?.scalar, version.hasPrefix("2") {
      isSwagger = true
    } else if let version = root["openapi"]?.scalar, version.hasPrefix("3") {
      omitsBinarySchemas = !version.hasPrefix("3.0")
    } else {
      error("the document is neither Swagger 2.0 ('swagger') nor OpenAPI 3 ('openapi')", at: start)
      return
    }
    // Paths with a query, which `paths` cannot have, are in an extension.
    let paths = ["paths", "x-ms-paths"].flatMap { root[$0]?.entries ?? [] }.filter { !$0.key.hasPrefix("x-") }
    guard !paths.isEmpty else {
      error("the document has no 'paths'", at: start)
      return
    }
    for entry in (isSwagger ? root["definitions"] : root["components"]?["schemas"])?.entries ?? [] { schema(entry) }
    for path in paths { pathItem(path) }
  }

  mutating func error(_ message: String, at range: SourceRange) {
    diagnostics.append(Diagnostic(message, at: range))
  }

  // MARK: References

  /// Returns a node, or the target of its `$ref`.
  mutating func resolved(_ node: Node) -> Node {
    do {
      return try references.resolved(node)
    } catch {
      self.error(error.message, at: error.range)
      return Node(content: .mapping([]), range: error.range)
    }
  }

  /// Returns the next target on the way from a node to that of its `$ref`; nil if that leads nowhere.
  mutating func target(of node: Node) -> Node? {
    do {
      _ = try references.resolved(node)
      return try references.target(of: node)
    } catch {
      self.error(error.message, at: error.range)
      return nil
    }
  }

  /// The name of the schema that a `$ref` refers to; nil if there is no `$ref`, or if its target has no name.
  func schemaName(of node: Node) -> String? {
    guard let keys = references.keys(of: node), let name = keys.last,
      keys.dropLast() == (isSwagger ? ["definitions"] : ["components", "schemas"])
    else { return nil }
    return name
  }

  // MARK: Operations

  private mutating func pathItem(_ entry: Node.Entry) {
    // A reference may have keys beside it, which count before those of its target.
    let target = entry.value["$ref"] == nil ? nil : resolved(entry.value)
    let own = entry.value.entries ?? []
    let names = Set(own.map(\.key))
    let entries = own + (target?.entries ?? []).filter { !names.contains($0.key) }
    let shared = entries.first { $0.key == "parameters" }?.value.elements ?? []
    for operation in entries where HTTPRoute.methods.contains(operation.key.uppercased()) {
      self.operation(operation, path: entry.key, shared: shared)
    }
  }

  private mutating func operation(_ entry: Node.Entry, path key: String, shared: [Node]) {
    let node = entry.value
    let method = entry.key.uppercased()
    let parts = key.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let route = "\(method) \(parts.first ?? "")"
    let operationID = node["operationId"]?.scalar
    let name = operationID ?? "\(method) \(key)"
    let path = "operations/\(name)"
    let range = entry.keyRange
    if let other = facts[path] {
      error("the operationId '\(name)' is used twice; the other one is in line \(other.range.start.line)", at: range)
      return
    }
    facts.state(name, in: "operations", at: range)
    facts.document(path, node["description"]?.scalar ?? node["summary"]?.scalar)
    facts.state("\(path)/route", route, at: range)
    if operationID == nil { facts.nameOperation(path, byRoute: route) }
    facts.state("\(path)/deprecated", if: node["deprecated"]?.isTrue == true, at: range)
    facts.state("\(path)/longRunning", if: node["x-ms-long-running-operation"]?.isTrue == true, at: range)
    if let paged = node["x-ms-pageable"] {
      let text = "\(paged["itemName"]?.scalar ?? "value") \(paged["nextLinkName"]?.scalar ?? "nextLink")"
      facts.state("\(path)/paged", text, at: paged.range)
    }
    let parameters = self.parameters(node["parameters"]?.elements ?? [], shared)
    for parameter in parameters { self.parameter(parameter, at: path) }
    if parts.count > 1 { query(parts[1], at: path, range: range) }
    if isSwagger {
      swaggerBody(parameters, node, at: "\(path)/body")
    } else if let body = node["requestBody"] {
      requestBody(resolved(body), at: "\(path)/body")
    }
    for response in node["responses"]?.entries ?? [] where !response.key.hasPrefix("x-") {
      self.response(response, of: node, in: "\(path)/responses")
    }
  }

  /// The parameters of an operation. They override those of its path that have the same name and location.
  private mutating func parameters(_ own: [Node], _ shared: [Node]) -> [Node] {
    var seen: Set<[String]> = []
    return (own + shared).map { resolved($0) }.filter { parameter in
      let name = parameter["name"]?.scalar ?? ""
      return switch parameter["in"]?.scalar {
      // There is one body, and its name means nothing.
      case "body": seen.insert(["body"]).inserted
      case "header": seen.insert(["header", name.lowercased()]).inserted
      case let place: seen.insert([place ?? "", name]).inserted
      }
    }
  }

  private mutating func parameter(_ node: Node, at path: String) {
    guard let name = node["name"]?.scalar, let place = node["in"]?.scalar, ["path", "query", "header"].contains(place)
    else { return }
    // The host is not a parameter of an operation, and the parameters of the version are stated once for all operations.
    if versionQuery.contains(name) && place == "query" { return }
    let parameterPath = facts.state(name, in: "\(path)/parameters/\(place)", at: node.range)
    facts.document(parameterPath, node["description"]?.scalar)
    if place == "header" { facts.ignoreCase(ofHeader: name, in: "\(path)/parameters/header") }
    value(schema(ofParameter: node), at: parameterPath, range: node.range, isRequired: node["required"]?.isTrue == true)
  }

  /// States the parameters that a path has in its query.
  private mutating func query(_ query: Substring, at path: String, range: SourceRange) {
    for item in query.split(separator: "&") {
      let name = String(item.prefix { $0 != "=" })
      if versionQuery.contains(name) || facts["\(path)/parameters/query/\(name)"] != nil { continue }
      let parameterPath = facts.state(name, in: "\(path)/parameters/query", at: range)
      facts.state("\(parameterPath)/type", "string", at: range)
      facts.state("\(parameterPath)/required", at: range)
    }
  }

  /// The schema of a parameter or a header field: in OpenAPI 3 its own or that of its one media type, in Swagger itself.
  private func schema(ofParameter node: Node) -> Node {
    node["schema"] ?? node["content"]?.entries?.first?.value["schema"] ?? node
  }

  private mutating func swaggerBody(_ parameters: [Node], _ operation: Node, at path: String) {
    let media = operation["consumes"]?.elements ?? root["consumes"]?.elements ?? []
    if let body = parameters.first(where: { $0["in"]?.scalar == "body" }) {
      facts.state(path, at: body.range)
      facts.state("\(path)/required", if: body["required"]?.isTrue == true, at: body.range)
      if let schema = body["schema"] {
        state(type(of: schema), at: path, range: body.range)
      }
      for content in media { facts.state(content.scalar ?? "", in: "\(path)/content", at: content.range) }
    }
    let fields = parameters.filter { $0["in"]?.scalar == "formData" }
    if let first = fields.first {
      facts.state(path, at: first.range)
      for content in media { facts.state(content.scalar ?? "", in: "\(path)/content", at: content.range) }
    }
    for field in fields {
      let fieldPath = facts.state(field["name"]?.scalar ?? "", in: "\(path)/parts", at: field.range)
      let isRequired = field["required"]?.isTrue == true
      facts.document(fieldPath, field["description"]?.scalar)
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
      facts.state(content.key, in: "\(path)/content", at: content.keyRange)
      if content.key == "multipart/form-data" {
        guard let schema = content.value["schema"] else { continue }
        for (entry, isRequired) in properties(of: schema, name: nil) {
          let partPath = facts.state(entry.key, in: "\(path)/parts", at: entry.keyRange)
          value(entry.value, at: partPath, range: entry.keyRange, isRequired: isRequired)
        }
      } else if let type = type(ofContent: content) {
        facts.state("\(path)/required", if: node["required"]?.isTrue == true, at: node.range)
        state(type, at: path, range: content.keyRange)
      }
    }
  }

  private mutating func response(_ entry: Node.Entry, of operation: Node, in place: String) {
    let node = resolved(entry.value)
    let path = facts.state(entry.key, in: place, at: entry.keyRange)
    if let schema = node["schema"] {
      body(type(of: schema), at: path, range: entry.keyRange)
      for content in operation["produces"]?.elements ?? root["produces"]?.elements ?? [] {
        facts.state(content.scalar ?? "", in: "\(path)/content", at: content.range)
      }
    }
    for content in node["content"]?.entries ?? [] {
      facts.state(content.key, in: "\(path)/content", at: content.keyRange)
      if let type = type(ofContent: content) { body(type, at: path, range: content.keyRange) }
    }
    for header in node["headers"]?.entries ?? [] {
      let target = resolved(header.value)
      let headerPath = facts.state(header.key, in: "\(path)/headers", at: header.keyRange)
      facts.ignoreCase(ofHeader: header.key, in: "\(path)/headers")
      state(type(of: schema(ofParameter: target)), at: headerPath, range: header.keyRange)
    }
  }

  /// The type of a body with a media type; nil if it is unknown.
  private mutating func type(ofContent content: Node.Entry) -> ValueType? {
    if let schema = content.value["schema"] { return type(of: schema) }
    return omitsBinarySchemas && ValueType.isBinary(content.key) ? ValueType(name: "string", format: "binary") : nil
  }

  /// States the facts of a response. The fact of the body contains its type.
  private mutating func body(_ type: ValueType, at path: String, range: SourceRange) {
    facts.state("\(path)/body", type.name, at: range)
    facts.state("\(path)/body/format", type.format, at: range)
    facts.state("\(path)/body/enum", type.cases, at: range)
  }
}
