import VersionedAPIDefinition
import VersionedAPISourceText

extension ContextBuilder {
  mutating func operationContext(_ operation: API.Operation) -> OperationContext {
    let fields = requestFields(of: operation)
    let names = table.names(of: fields.map(\.element), .parameter, in: "operation '\(operation.element.key)'")
    let inputs = Array(zip(fields, names))
    let answer = answer(of: operation)
    let members = inputs.map { field, name in
      OperationContext.Member(
        docs: field.docs,
        wrapper: field.isSecret ? "@Secret " : "",
        name: name,
        reference: SwiftIdentifier.reference(name),
        type: field.type
      )
    }
    let route = "`\(operation.http.method) \(api.version.path)\(operation.http.path)`"
    let page = operation.reference.map { "Documented at <\($0)>." } ?? ""
    let types = members.map(\.type) + (answer.structure?.members.map(\.type) ?? []) + [answer.output, "Data"]
    return OperationContext(
      file: file(sources: [operation.element], types: types, usesHTTPTypes: true),
      access: access,
      docs: SwiftText.documentation(
        [operation.element.doc ?? "The operation `\(operation.operationID)`.", route, page],
        indentation: 2
      ),
      availability: operation.element.deprecated.map { [availability($0)] } ?? [],
      group: groupNames[operation.group] ?? operation.group,
      name: operationNames[operation.element.key] ?? operation.method,
      protocolName: Self.protocolName(operation),
      operationID: SwiftText.literal(operation.operationID),
      initDocs: "    /// Prepares a call.",
      initHead: initHead(members.map(parameter), indentation: 4),
      members: members,
      response: answer.structure.map { [$0] } ?? [],
      outputHead: SwiftText.list(
        "\(access) static func output",
        ["from response: HTTPResponse", "body: Data"],
        answer.output.isEmpty ? " throws {" : " throws -> \(answer.output) {",
        indentation: 4
      ),
      method: "." + operation.http.method.lowercased(),
      path: path(of: operation, inputs.map { ($0.key, $1) }),
      steps: steps(of: operation, inputs.map { ($0.key, $1) }),
      outputDocs: outputDocs(of: operation),
      successes: operation.responses.filter(\.isSuccess).compactMap { $0.status.map(String.init) }.joined(
        separator: ", "
      ),
      result: answer.result,
      failure: failure(of: operation),
      extras: extras(of: operation, answer)
    )
  }

  private func parameter(_ member: OperationContext.Member) -> (name: String, type: String, value: String) {
    (member.name, member.type, member.type.hasSuffix("?") ? " = nil" : "")
  }

  private static func protocolName(_ operation: API.Operation) -> String {
    let names = [operation.paged.map { _ in "PagedOperation" }, operation.poll.map { _ in "PolledOperation" }]
    let special = names.compactMap { $0 }
    return (special.isEmpty ? ["APIOperation"] : special).joined(separator: ", ")
  }

  // MARK: Requests

  /// Something that a caller hands over.
  private struct RequestField {
    /// What it is for: a parameter's place and name, `body`, or a part's name.
    var key: String
    var element: API.Element
    var docs: String
    var type: String
    var isSecret = false
  }

  private func requestFields(of operation: API.Operation) -> [RequestField] {
    var fields = operation.parameters.map { parameter in
      let property = parameter.property
      return RequestField(
        key: "\(parameter.place) \(property.element.key)",
        element: property.element,
        docs: memberDocs(property, indentation: 4),
        type: optional(mapper.swift(property.type, .definition, prefix: namespace + "."), unless: property.isRequired),
        isSecret: property.isSecret
      )
    }
    guard let body = operation.body else { return fields }
    if let type = body.type {
      let form: SchemaForms.Form = body.isMergePatch ? .update : .definition
      let doc =
        body.doc ?? type.name.flatMap { name in api.schema(named: name)?.element.doc } ?? "The body of the request."
      fields.append(
        RequestField(
          key: "body",
          element: API.Element(key: "body", range: body.range),
          docs: SwiftText.documentation([doc], indentation: 4),
          type: optional(mapper.swift(type, form, prefix: namespace + "."), unless: body.isRequired)
        )
      )
    }
    fields += body.parts.map { part in
      let type =
        part.type == .primitive(.binary)
        ? "FormFile" : mapper.swift(part.json ?? part.type, .definition, prefix: namespace + ".")
      return RequestField(
        key: "part \(part.element.key)",
        element: part.element,
        docs: memberDocs(part, indentation: 4),
        type: optional(type, unless: part.isRequired),
        isSecret: part.isSecret
      )
    }
    return fields
  }

  private func optional(_ type: String, unless isRequired: Bool) -> String { isRequired ? type : type + "?" }

  private func qualified(_ name: String) -> String { "\(namespace).\(name)" }

  private func path(of operation: API.Operation, _ names: [(String, String)]) -> String {
    let pieces = operation.http.pieces.map { piece in
      switch piece {
      case .literal(let text): text
      case .parameter(let name): "\\(\(names.first { $0.0 == "path \(name)" }?.1 ?? name))"
      }
    }
    return "\"\(pieces.joined())\""
  }

  private func steps(of operation: API.Operation, _ names: [(String, String)]) -> [String] {
    func name(_ key: String) -> String { names.first { $0.0 == key }?.1 ?? key }
    var steps: [String] = []
    for parameter in operation.parameters {
      let key = parameter.property.element.key
      let value = name("\(parameter.place) \(key)")
      switch parameter.place {
      case .path: break
      case .query: steps.append("request.addQuery(\(SwiftText.literal(key)), \(value))")
      case .header: steps.append("try request.addHeader(\(SwiftText.literal(key)), \(value))")
      }
    }
    guard let body = operation.body else { return steps }
    if body.parts.isEmpty {
      let value = name("body")
      let content = SwiftText.literal(body.content)
      let isJSON = body.type != .primitive(.binary)
      let contentType = isJSON && body.content == TypeExpression.jsonContent ? "" : ", contentType: \(content)"
      let step =
        isJSON ? "try request.setBody(json: \(value)\(contentType))" : "request.setBody(\(value)\(contentType))"
      steps += body.isRequired ? [step] : ["if let \(value) {", "  \(step)", "}"]
    } else {
      steps.append("var form = MultipartForm()")
      for part in body.parts {
        let value = name("part \(part.element.key)")
        let key = SwiftText.literal(part.element.key)
        if part.json != nil {
          steps.append("try form.add(\(key), json: \(value))")
        } else {
          steps.append((part.type == .primitive(.binary) ? "try " : "") + "form.add(\(key), \(value))")
        }
      }
      steps.append("request.setBody(form)")
    }
    return steps
  }

  // MARK: Responses

  /// What an operation answers with.
  private struct Answer {
    /// A struct for what is more than a body.
    var structure: OperationContext.Response?
    /// The type of the answer; empty where there is nothing to tell.
    var output: String
    /// The statement that makes it.
    var result: String
    /// The body's type and how it is reached from the answer.
    var body: TypeExpression?
    var bodyPath: String
    /// The Swift names of header fields.
    var headers: [String: String] = [:]
  }

  private mutating func answer(of operation: API.Operation) -> Answer {
    let successes = operation.responses.filter(\.isSuccess)
    let body = successes.first?.body
    var headers: [API.Property] = []
    for header in successes.flatMap(\.headers) where !headers.contains(where: { $0.element.key == header.element.key })
    {
      headers.append(header)
    }
    let bodyType = body.map { $0 == .primitive(.binary) ? "Data" : mapper.swift($0, .whole, prefix: namespace + ".") }
    let bodyValue = body == .primitive(.binary) ? "body" : "try json(body, of: response)"
    if headers.isEmpty, successes.count < 2 {
      return Answer(
        output: bodyType ?? "",
        result: bodyType == nil ? "        return" : "        return \(bodyValue)",
        body: body,
        bodyPath: ""
      )
    }
    let names = table.names(of: headers.map(\.element), .answer, in: "the answer of '\(operation.element.key)'")
    var members: [OperationContext.Member] = []
    var values: [String] = []
    func add(_ name: String, _ type: String, _ value: String, doc: String) {
      let docs = SwiftText.documentation([doc], indentation: 6)
      members.append(.init(docs: docs, wrapper: "", name: name, reference: SwiftIdentifier.reference(name), type: type))
      values.append("\(name): \(value)")
    }
    if let bodyType {
      let doc = body?.name.flatMap { name in api.schema(named: name)?.element.doc } ?? "The body of the answer."
      add("body", bodyType, bodyValue, doc: doc)
    }
    if successes.count > 1 {
      let doc = "Which of its successes the service answered with."
      add("status", "HTTPResponse.Status", "response.status", doc: doc)
    }
    for (header, name) in zip(headers, names) {
      let doc = header.element.doc ?? Self.headerDoc(header)
      let value = "response.headerFields.\(Self.reader(of: header.type))(\(SwiftText.literal(header.element.key)))"
      let type = mapper.swift(header.type, .whole) + "?"
      add(name, type, value, doc: doc + " Nil where the service leaves the header field out.")
    }
    return Answer(
      structure: OperationContext.Response(
        access: access,
        initHead: initHead(members.map(parameter), indentation: 6),
        members: members
      ),
      output: "Response",
      result: SwiftText.list("return Response", values, "", indentation: 8),
      body: body,
      bodyPath: ".body",
      headers: Dictionary(zip(headers.map(\.element.key), names), uniquingKeysWith: { first, _ in first })
    )
  }

  /// What the header fields say that many services send.
  private static func headerDoc(_ header: API.Property) -> String {
    switch header.element.key.lowercased() {
    case "location": "The address of what was created."
    case "operation-location": "The address that tells how far the work is."
    case "retry-after": "Seconds to wait before the next request."
    default: "The header field `\(header.element.key)`."
    }
  }

  private static func reader(of type: TypeExpression) -> String {
    switch type {
    case .primitive(.string): "text"
    case .primitive(.int32), .primitive(.int64): "integer"
    case .primitive(.float), .primitive(.double): "number"
    case .primitive(.boolean): "bool"
    default: "value"
    }
  }

  private func outputDocs(of operation: API.Operation) -> String {
    let statuses = operation.responses.flatMap(\.statuses)
    var paragraphs = ["Reads the answer."]
    if !statuses.isEmpty {
      paragraphs.append("The service documents these refusals:")
      paragraphs.append(statuses.map { "- \($0.key): \($0.doc ?? "no more is said.")" }.joined(separator: "\n"))
    }
    paragraphs.append("- Throws: `ServiceError` where the service refuses, or the answer cannot be read.")
    return SwiftText.documentation(paragraphs, indentation: 4)
  }

  private func failure(of operation: API.Operation) -> String {
    guard let body = operation.responses.first(where: { $0.status == nil })?.body else {
      return "failure(response, body)"
    }
    return "failure(response, body, as: \(mapper.swift(body, .whole, prefix: namespace + ".")).self)"
  }

  // MARK: Paging and polling

  private mutating func extras(of operation: API.Operation, _ answer: Answer) -> [OperationContext.Extra] {
    var extras: [OperationContext.Extra] = []
    if let paged = operation.paged, let name = answer.body?.name, let page = api.schema(named: name) {
      // These names were given, and complained about, with the schema.
      var names = NameTable(naming: table.naming)
      let members = Dictionary(
        zip(page.properties.map(\.element.key), names.names(of: page.properties.map(\.element), .member, in: "")),
        uniquingKeysWith: { first, _ in first }
      )
      if let items = page.properties.first(where: { $0.element.key == paged.items.name }),
        let member = members[paged.items.name],
        let next = members[paged.next.name]
      {
        let list = mapper.swift(items.type, .whole, prefix: namespace + ".")
        let value = "page\(answer.bodyPath).\(member)" + (items.isRequired ? "" : " ?? []")
        extras.append(
          .init(
            docs: "    /// The items of a page.",
            text: SwiftText.indented(
              ["\(access) static func items(of page: \(answer.output)) -> \(list) {", "  \(value)", "}"],
              by: 4
            )
          )
        )
        extras.append(
          .init(
            docs: "    /// The address of the next page; nil on the last one.",
            text: SwiftText.indented(
              [
                "\(access) static func nextLink(of page: \(answer.output)) -> URL? {",
                "  page\(answer.bodyPath).\(next)",
                "}",
              ],
              by: 4
            )
          )
        )
      }
    }
    if let poll = operation.poll, let followed = api.operation(named: poll.operation.name),
      let header = answer.headers[poll.from.name]
    {
      let group = groupNames[followed.group] ?? followed.group
      let name = operationNames[followed.element.key] ?? followed.method
      extras.append(
        .init(
          docs: "    /// The operation that tells how far the work is.",
          text: SwiftText.indented(["\(access) typealias Polling = \(qualified(group)).\(name)"], by: 4)
        )
      )
      extras.append(
        .init(
          docs: "    /// The address that tells how far the work is.",
          text: SwiftText.indented(
            [
              "\(access) static func pollingLink(of output: \(answer.output)) -> URL? {", "  output.\(header)", "}",
            ],
            by: 4
          )
        )
      )
    }
    return extras
  }
}
