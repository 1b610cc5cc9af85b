import VersionedAPIDefinition

extension ContextBuilder {
  /// An operation.
  func operationContext(_ operation: API.Operation) -> TemplateContext {
    let key = operation.element.key
    let inputs = zip(operation.inputs, names.inputs[key] ?? []).map { inputContext($0, name: $1, of: operation) }
    let parameters = parameters(inputs)
    let output = outputType(of: operation)
    let path = api.version.path + operation.http.path
    let errors = operation.responses.flatMap(\.statuses)
    let errorBody = operation.responses.first { $0.status == nil }?.body
    let name = names.operations[key] ?? operation.method
    let doc = operation.element.doc ?? "The operation `\(operation.operationID)`."
    return elementContext(operation.element, name: name, paragraphs: [doc]).adding([
      .group: names.groups[operation.group] ?? operation.group,
      .operationID: SwiftSource.literal(operation.operationID),
      .method: operation.http.method,
      .methodReference: operation.http.method.lowercased(),
      .methodName: names.methods[key] ?? operation.method,
      .isLong: !fits(parameters, names.reference(to: operation) ?? "", output),
      .isDiscardable: operation.http.method != "GET" && (operation.output != nil || operation.poll != nil),
      .path: path,
      .pathLiteral: SwiftSource.literal(path),
      .isDocumented: operation.reference != nil,
      .url: operation.reference ?? "",
      .inputs: inputs.map(\.context),
      .parameters: parameters,
      .hasInputs: !inputs.isEmpty,
      .hasManyParameters: inputs.count > 1,
      .hasForm: operation.body.map { !$0.parts.isEmpty } ?? false,
      .output: output.source(in: names.namespace),
      .hasOutput: operation.output != nil,
      .isOutputOptional: isOutputOptional(operation),
      .apiOutput: operation.output?.description ?? "",
      .successes: operation.responses.filter(\.isSuccess).compactMap { response in
        response.status.map { TemplateContext([.code: String($0)]) }
      },
      .errors: errors.map { status in
        let doc = status.doc ?? "Not described further."
        return TemplateContext([
          .code: status.key,
          .doc: SwiftSource.oneLine(doc),
          .docLines: SwiftSource.unbroken(doc),
          .docs: SwiftSource.documentation([SwiftSource.listItem("\(status.key):", doc)]),
        ])
      },
      .hasErrors: !errors.isEmpty,
      .apiError: errorBody?.description ?? "",
      .hasErrorBody: errorBody != nil,
      .headers: operation.headers.map { headerContext($0, name: "") },
      .hasHeaders: !operation.headers.isEmpty,
      .ownHeaders: zip(operation.ownHeaders, names.headers[key] ?? []).map(headerContext),
      .hasOwnHeaders: !operation.ownHeaders.isEmpty,
    ]).merging(pagingContext(of: operation)).merging(jobContext(of: operation))
      .merging(blockUploadContext(of: operation, parameters))
  }

  /// The types that an operation names.
  func types(of operation: API.Operation) -> [SwiftType] {
    operation.inputs.map { inputType($0) } + [outputType(of: operation)]
      + operation.ownHeaders.map { mapper.swift($0.type, .whole) }
  }

  /// Whether the body of a success may be missing. What starts a job is worth something without a body, too: a header field
  /// says where to look.
  func isOutputOptional(_ operation: API.Operation) -> Bool {
    operation.output != nil && operation.poll != nil && operation.paged == nil
  }

  private func outputType(of operation: API.Operation) -> SwiftType {
    operation.output.map { mapper.swift($0, .whole) } ?? .builtIn(.void)
  }

  // MARK: Inputs

  private func inputType(_ input: API.Operation.Input) -> SwiftType {
    switch input {
    case .parameter(let parameter): mapper.swift(parameter.property.type, .definition)
    case .body(_, .primitive(.binary)): .builtIn(.requestBody)
    case .body(let body, let type): mapper.swift(type, body.isMergePatch ? .update : .definition)
    case .part(let part) where part.type == .primitive(.binary): .builtIn(.formFile)
    case .part(let part): mapper.swift(part.json ?? part.type, .definition)
    }
  }

  private typealias Input = (context: TemplateContext, isRequired: Bool)

  /// The inputs in the order of an initializer, with what only methods of clients need.
  private func parameters(_ inputs: [Input]) -> [TemplateContext] {
    let required = inputs.filter(\.isRequired)
    let all = required + inputs.filter { !$0.isRequired }
    return all.map { input in
      let reference = input.context.text(.reference)
      let doc = input.context.lines(.docLines)
      let item = SwiftSource.listItem(
        all.count > 1 ? "\(reference):" : "Parameter \(reference):",
        doc.prefix { !$0.isEmpty }.joined(separator: "\n")
      )
      let lines = SwiftSource.documentation([item])
      var context = input.context
      context[.itemDocs] = .lines(all.count > 1 ? lines.map { $0.isEmpty ? "" : "  " + $0 } : lines)
      context[.isUnlabeled] = .flag(
        required.count == 1 && input.isRequired && input.context.isTrue(.isJSONBody)
      )
      return context
    }
  }

  /// Whether the declaration of a method of a client fits into a line, and so does its call of an operation.
  private func fits(_ parameters: [TemplateContext], _ operation: String, _ output: SwiftType) -> Bool {
    guard let parameter = parameters.first else { return true }
    guard parameters.count == 1 else { return false }
    func length(_ name: TemplateName) -> Int { parameter.text(name).utf8.count }
    let result = max(operation.utf8.count, output.source(in: names.namespace).utf8.count)
    // The rest of both lines is known, and the name of the method is that of the operation.
    let declaration = "  public func (_ : ? = nil) async throws -> PagedItems<> {".utf8.count
    let call = "    try await self.connection.reply(to: (: )))".utf8.count
    return max(
      declaration + operation.utf8.count + length(.name) + length(.type) + result,
      call + operation.utf8.count + 2 * length(.name)
    ) <= SwiftSource.lineWidth
  }

  private func inputContext(_ input: API.Operation.Input, name: String, of operation: API.Operation) -> Input {
    var docs: [String] = []
    var property: API.Property?
    var isRequired = true
    var isSecret = false
    var flags: [TemplateName] = []
    var place = ""
    var contentType: String?
    var type = ""
    switch input {
    case .parameter(let parameter):
      property = parameter.property
      place = parameter.place.rawValue
      type = parameter.property.type.description
      flags =
        switch parameter.place {
        case .path: [.isPath]
        case .query: [.isQuery]
        case .header: [.isHeader]
        }
    case .body(let body, let bodyType):
      docs = [body.doc ?? doc(ofType: bodyType.name) ?? "The body of the request."]
      (isRequired, type, place) = (body.isRequired, bodyType.description, "body")
      let isBinary = bodyType == .primitive(.binary)
      flags = [isBinary ? .isBinaryBody : .isJSONBody]
      if isBinary || body.content != TypeExpression.jsonContent { contentType = body.content }
    case .part(let part):
      property = part
      place = "form"
      type = (part.json ?? part.type).description
      flags = [part.type == .primitive(.binary) ? .isFilePart : part.json != nil ? .isJSONPart : .isTextPart]
    }
    if let property {
      docs = [doc(of: property)]
      (isRequired, isSecret) = (property.isRequired, property.isSecret)
    }
    var context = elementContext(
      input.element,
      name: name,
      paragraphs: docs,
      notes: property.map { notes(of: $0, in: .definition) } ?? [],
      limits: property.map(limits) ?? []
    ).adding([
      .type: inputType(input).source(in: names.namespace),
      .apiType: type,
      .place: place,
      .isRequired: isRequired,
      .isOptional: !isRequired,
      .isPatch: false,
      .isSecret: isSecret,
      .hasContentType: contentType != nil,
      .contentType: SwiftSource.literal(contentType ?? ""),
    ])
    for flag in Self.inputFlags { context[flag] = .flag(flags.contains(flag)) }
    return (context, isRequired)
  }

  private static let inputFlags: [TemplateName] = [
    .isPath, .isQuery, .isHeader, .isJSONBody, .isBinaryBody, .isFilePart, .isJSONPart, .isTextPart,
  ]

  // MARK: Replies

  private func headerContext(_ header: API.Property, name: String) -> TemplateContext {
    let doc = header.element.doc ?? "The header field `\(header.element.key)`."
    let note = "Nil if the response does not have it."
    return elementContext(header.element, name: name, paragraphs: [doc], notes: [note]).adding([
      .type: mapper.swift(header.type, .whole).source(), .apiType: header.type.description,
    ])
  }

  private func pagingContext(of operation: API.Operation) -> TemplateContext {
    let page = operation.output?.name.flatMap(api.schema(named:))
    func property(_ key: String) -> (property: API.Property, context: TemplateContext)? {
      guard let page, let index = page.properties.firstIndex(where: { $0.element.key == key }),
        let names = names.properties[page.element.key]
      else { return nil }
      let property = page.properties[index]
      let context = TemplateContext([
        .reference: SwiftIdentifier.reference(names[index]), .isOptional: !property.isRequiredInResponses,
      ])
      return (property, context)
    }
    guard let paged = operation.paged, let items = property(paged.items.name), let next = property(paged.next.name),
      case .array(let item) = items.property.type
    else {
      return TemplateContext([
        .isPaged: false, .items: TemplateContext([:]), .next: TemplateContext([:]), .item: "",
      ])
    }
    return TemplateContext([
      .isPaged: true,
      .items: items.context,
      .next: next.context,
      .item: mapper.swift(item, .whole).source(in: names.namespace),
    ])
  }

  private func jobContext(of operation: API.Operation) -> TemplateContext {
    let isPaged = operation.paged != nil
    guard let poll = operation.poll, let reference = names.reference(to: self.operation(named: poll.operation.name))
    else {
      return TemplateContext([.isLongRunning: false, .isPlain: !isPaged, .operation: "", .statusLink: ""])
    }
    let own = operation.ownHeaders.firstIndex { $0.element.key.lowercased() == poll.from.name.lowercased() }
    let common = poll.from.name.lowercased() == "location" ? "location" : "operationLocation"
    return TemplateContext([
      .isLongRunning: true,
      .isPlain: false,
      .operation: reference,
      .statusLink: own.map { SwiftIdentifier.reference(names.headers[operation.element.key]?[$0] ?? "") } ?? common,
    ])
  }
}
