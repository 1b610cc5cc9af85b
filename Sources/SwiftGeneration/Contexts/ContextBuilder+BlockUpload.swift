import VersionedAPIDefinition

extension ContextBuilder {
  /// How content is uploaded in blocks with an operation.
  /// - Parameter parameters: The inputs of the operation, those without a default first.
  func blockUploadContext(of operation: API.Operation, _ parameters: [TemplateContext]) -> TemplateContext {
    guard let upload = operation.blockUpload, let list = self.operation(named: upload.list.operation.name),
      let commit = self.operation(named: upload.commit.operation.name), let body = commit.body?.type,
      case .array(let element) = body, let page = list.output?.name.flatMap(api.schema(named:))
    else { return TemplateContext([.hasBlockUpload: false, .blockUpload: TemplateContext([:])]) }
    let given = parameters.filter { parameter in
      guard parameter.isTrue(.isRequired), !parameter.isTrue(.isBinaryBody) else { return false }
      return parameter.text(.key) != upload.id.name
    }
    return TemplateContext([
      .hasBlockUpload: true,
      .blockUpload: TemplateContext([
        .parameters: given,
        .hasLimit: upload.maximumSize != nil,
        .limit: upload.maximumSize.map(String.init) ?? "",
        .isDiscardable: commit.output != nil,
        .output: (commit.output.map { mapper.swift($0, .whole) } ?? .builtIn(.void)).source(in: names.namespace),
        .hasOutput: commit.output != nil,
        .isOutputOptional: isOutputOptional(commit),
        .list: call(list, given, "", ""),
        .lists: upload.list.blocks.compactMap { reference(to: $0.name, of: page) },
        .blocks: blocks(upload.list, in: page),
        .block: call(operation, given, upload.id.name, "body"),
        .commit: call(commit, given, "", "body"),
        .entry: entry(upload.commit, of: element),
      ]),
    ])
  }

  /// A call of an operation: its arguments are names of what the method is given, or what a template puts there.
  private func call(
    _ operation: API.Operation,
    _ given: [TemplateContext],
    _ id: String,
    _ body: String
  ) -> TemplateContext {
    let inputs = zip(operation.inputs, names.inputs[operation.element.key] ?? []).map { input, name in
      (key: input.element.key, isRequired: input.isRequired, name: name)
    }
    let all = inputs.filter(\.isRequired) + inputs.filter { !$0.isRequired }
    let arguments = all.compactMap { input -> TemplateContext? in
      let value = given.first { $0.text(.key) == input.key }
      let (isID, isBody) = (input.key == id, input.key == body)
      guard value != nil || isID || isBody else { return nil }
      return TemplateContext([
        .label: SwiftIdentifier.label(input.name), .name: value?.text(.name) ?? "", .isID: isID, .isBody: isBody,
        .isGiven: !isID && !isBody,
      ])
    }
    return TemplateContext([.operation: names.reference(to: operation) ?? "", .parameters: arguments])
  }

  /// A property behind a dot, and whether it may be missing.
  private func reference(to key: String, of schema: API.Schema?) -> TemplateContext? {
    guard let schema, let index = schema.properties.firstIndex(where: { $0.element.key == key }),
      let names = names.properties[schema.element.key]
    else { return nil }
    return TemplateContext([
      .reference: SwiftIdentifier.reference(names[index]), .label: SwiftIdentifier.label(names[index]),
      .isOptional: !schema.properties[index].isRequiredInResponses,
    ])
  }

  /// The properties of a listed block.
  private func blocks(_ list: BlockUploadDefinition.Listing, in page: API.Schema) -> TemplateContext {
    let type = list.blocks.first.flatMap { place in
      page.properties.first { $0.element.key == place.name }?.type
    }
    guard case .array(let element)? = type, let block = element.name.flatMap(api.schema(named:)),
      let id = reference(to: list.id.name, of: block), let size = reference(to: list.size.name, of: block)
    else { return TemplateContext([.id: TemplateContext([:]), .size: TemplateContext([:])]) }
    return TemplateContext([.id: id, .size: size])
  }

  /// An entry of the list that is committed.
  private func entry(_ commit: BlockUploadDefinition.Commit, of type: TypeExpression) -> TemplateContext {
    guard let schema = type.name.flatMap(api.schema(named:)) else { return TemplateContext([:]) }
    let writable = schema.properties.filter { !$0.isReadOnly }
    let ordered = writable.filter(\.isRequired) + writable.filter { !$0.isRequired }
    let arguments = ordered.compactMap { property -> TemplateContext? in
      let key = property.element.key
      let value = commit.with.first { $0.property.name == key }?.value.name
      guard key == commit.id.name || value != nil, var context = reference(to: key, of: schema) else { return nil }
      context[.isID] = .flag(value == nil)
      context[.value] = .text(value.flatMap { caseReference($0, of: property.type.name) } ?? "")
      return context
    }
    return TemplateContext([
      .type: mapper.swift(type, .definition).source(in: names.namespace), .parameters: arguments,
    ])
  }

  private func caseReference(_ key: String, of enumeration: String?) -> String? {
    guard let enumeration, let index = api.enumeration(named: enumeration)?.cases.firstIndex(where: { $0.key == key })
    else { return nil }
    return names.cases[enumeration].map { SwiftIdentifier.reference($0[index]) }
  }
}
