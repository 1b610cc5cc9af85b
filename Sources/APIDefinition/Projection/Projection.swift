import VersionedAPISourceText

extension Definition {
  /// Returns the API of one version.
  /// - Parameter id: The version as the service names it.
  /// - Returns: The API, or nil if there is no such version.
  public func api(version id: String) -> API? {
    guard let index = timeline.versions.firstIndex(of: id) else { return nil }
    return Projection(definition: self, index: index).api()
  }
}

/// Extracts one version from a definition.
struct Projection {
  let definition: Definition
  let index: Int
  /// The fragments by name.
  private let fragments: [String: SchemaDefinition]
  /// The names of the read-only enums and schemas.
  private let readOnly: Set<String>
  /// The groups of the version by name.
  private let groups: [String: GroupDefinition]
  /// The URL of an operation's documentation page.
  private let reference: ReferenceTemplate?

  init(definition: Definition, index: Int) {
    self.definition = definition
    self.index = index
    fragments = definition.fragmentsByName
    readOnly = definition.readOnlyTypes(in: index, fragments: fragments)
    groups = Dictionary(
      definition.groups.filter { $0.element.versions.contains(index) }.map { ($0.element.key, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    reference = definition.service.versions[index].reference.map(ReferenceTemplate.init)
  }

  func api() -> API {
    let service = definition.service
    let version = service.versions[index]
    let operations = definition.operations.filter(exists).compactMap(operation)
    return API(
      service: service,
      endpoints: service.endpoints.filter { exists($0.element) }.map {
        API.Endpoint(element: element($0.element), url: $0.url)
      },
      version: API.Version(
        id: version.id,
        range: version.range,
        path: version.path,
        query: version.query,
        retired: version.retired,
        reference: version.reference
      ),
      credentials: service.credentials.filter { exists($0.element) }.map {
        API.Credential(element: element($0.element), header: $0.header, scheme: $0.scheme)
      },
      groups: groups(of: operations),
      enums: definition.enums.filter { exists($0.element) }.map(enumeration),
      schemas: definition.schemas.filter { exists($0.element) }.map(schema),
      fragments: definition.fragments.filter { $0.isPublished[index] == true && exists($0.element) }.map(schema),
      operations: operations
    )
  }

  private func exists(_ element: Element) -> Bool { element.versions.contains(index) }
  private func exists(_ operation: OperationDefinition) -> Bool { exists(operation.element) }

  private func element(_ element: Element) -> API.Element {
    API.Element(
      key: element.key,
      range: element.range,
      doc: element.doc[index],
      name: element.name[index],
      deprecated: element.deprecated[index]
    )
  }

  private func groups(of operations: [API.Operation]) -> [API.Group] {
    var seen: Set<String> = []
    return operations.compactMap { operation in
      guard seen.insert(operation.group).inserted else { return nil }
      return API.Group(
        element: groups[operation.group].map { element($0.element) }
          ?? API.Element(key: operation.group, range: operation.element.range)
      )
    }
  }

  private func enumeration(_ enumeration: EnumDefinition) -> API.Enumeration {
    API.Enumeration(
      element: element(enumeration.element),
      isReadOnly: enumeration.access[index] == .read,
      isClosed: enumeration.closed[index] ?? false,
      cases: cases(of: enumeration).map(element)
    )
  }

  /// Returns the cases of the version in its order. Cases that its order does not name come last.
  private func cases(of enumeration: EnumDefinition) -> [Element] {
    let cases = enumeration.cases.filter(exists)
    guard let order = enumeration.order[index] else { return cases }
    let places = Dictionary(order.enumerated().map { ($1.name, $0) }) { first, _ in first }
    func place(_ element: Element) -> Int { places[element.key] ?? order.count }
    // Sorting is not guaranteed to be stable.
    return cases.enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
  }

  private func schema(_ schema: SchemaDefinition) -> API.Schema {
    let type = schema.type[index].flatMap { $0 }
    let properties =
      type == nil
      ? definition.fragments(of: schema, among: fragments).flatMap { fragment in
        fragment.properties.filter { exists($0.element) }.compactMap { property($0, fragment: fragment.element.key) }
      } + schema.properties.filter { exists($0.element) }.compactMap { property($0) }
      : []
    return API.Schema(
      element: element(schema.element),
      type: type,
      fragments: schema.include.map(\.name).filter { name in
        fragments[name].map { exists($0.element) } == true
      },
      isReadOnly: schema.access[index] == .read,
      progress: schema.progress[index],
      download: schema.download[index],
      isStandalone: schema.standalone != nil,
      properties: properties
    )
  }

  private func property(_ property: PropertyDefinition, fragment: String? = nil) -> API.Property? {
    guard let type = property.type[index] else { return nil }
    let isMarked = property.access[index] == .read
    return API.Property(
      element: element(property.element),
      type: type,
      isRequired: (property.required[index] ?? .never) != .never,
      isOptionalInResponses: property.required[index] == .request,
      isMarkedReadOnly: isMarked,
      isReadOnly: isMarked || type.name.map(readOnly.contains) == true,
      isSecret: property.secret,
      constraints: property.constraints.compactMap { constraint, value in value[index].map { (constraint, $0) } },
      json: property.json[index],
      fragment: fragment
    )
  }

  private func operation(_ operation: OperationDefinition) -> API.Operation? {
    guard let http = operation.http[index] else { return nil }
    let operationID = operation.operationID[index] ?? operation.element.key
    var result = API.Operation(
      element: element(operation.element),
      operationID: operationID,
      http: http,
      parameters: operation.parameters.filter { exists($0.property.element) }.compactMap(parameter),
      body: operation.body[index].map(body),
      responses: operation.responses.filter { exists($0.element) }.map(response),
      paged: operation.paged[index],
      poll: operation.poll[index],
      blockUpload: operation.blockUpload[index]
    )
    result.responses = result.responses.filter(\.isSuccess) + result.responses.filter { !$0.isSuccess }
    result.reference = reference?.url(group: result.group, operation: result.method, operationID: operationID)
    return result
  }

  private func parameter(_ parameter: ParameterDefinition) -> API.Parameter? {
    guard var property = property(parameter.property) else { return nil }
    if parameter.place == .path { property.isRequired = true }
    return API.Parameter(place: parameter.place, property: property)
  }

  private func body(_ body: BodyDefinition) -> API.Body {
    let isForm = body.type.isEmpty
    return API.Body(
      range: body.range,
      name: body.name[index],
      type: body.type[index],
      content: body.content[index] ?? (isForm ? "multipart/form-data" : TypeExpression.jsonContent),
      isRequired: body.required[index] ?? true,
      parts: body.parts.filter { exists($0.element) }.compactMap { property($0) },
      doc: body.doc[index]
    )
  }

  private func response(_ response: ResponseDefinition) -> API.Response {
    API.Response(
      element: element(response.element),
      status: response.status,
      body: response.body[index],
      content: response.content[index] ?? TypeExpression.jsonContent,
      headers: response.headers.filter { exists($0.element) }.compactMap { property($0) },
      statuses: response.statuses.filter(exists).map(element)
    )
  }
}

extension Definition {
  /// The fragments by name; if a name occurs twice, the first one counts.
  package var fragmentsByName: [String: SchemaDefinition] {
    Dictionary(fragments.map { ($0.element.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Returns the properties of a schema, those of its fragments first.
  package func properties(of schema: SchemaDefinition, among byName: [String: SchemaDefinition]) -> [PropertyDefinition]
  {
    fragments(of: schema, among: byName).flatMap(\.properties) + schema.properties
  }

  /// Returns the fragments of a schema, each once and after the fragments that it includes itself. The search does not
  /// recurse, since a chain of fragments can be long.
  func fragments(of schema: SchemaDefinition, among byName: [String: SchemaDefinition]) -> [SchemaDefinition] {
    var result: [SchemaDefinition] = []
    var seen: Set<String> = []
    var open = schema.include.reversed().map { (name: $0.name, isComplete: false) }
    while let (name, isComplete) = open.popLast() {
      guard let fragment = byName[name] else { continue }
      if isComplete {
        result.append(fragment)
      } else if seen.insert(name).inserted {
        open.append((name, true))
        open += fragment.include.reversed().map { ($0.name, false) }
      }
    }
    return result
  }

  /// Returns the names of the enums and schemas that are read-only in one version: those that are marked, and those
  /// whose members are all read-only. A list of read-only values is read-only itself.
  fileprivate func readOnlyTypes(in index: Int, fragments: [String: SchemaDefinition]) -> Set<String> {
    var known: Set<String> = []
    var open = enums.filter { $0.access[index] == .read }.map(\.element.key)
    // The number of writable members per schema, as far as known, and the schemas that have members of a type.
    var writable: [String: Int] = [:]
    var users: [String: [String]] = [:]
    for schema in schemas where schema.element.versions.contains(index) {
      let name = schema.element.key
      if schema.access[index] == .read { open.append(name) }
      var types: [TypeExpression] = []
      if let type = schema.type[index].flatMap({ $0 }) {
        types = [type]
      } else {
        let properties = properties(of: schema, among: fragments)
          .filter { $0.element.versions.contains(index) }
        types = properties.filter { $0.access[index] != .read }.compactMap { $0.type[index] }
        if types.isEmpty, !properties.isEmpty { open.append(name) }
      }
      writable[name] = types.count
      for type in types.compactMap(\.name) { users[type, default: []].append(name) }
    }
    while let name = open.popLast() {
      guard known.insert(name).inserted else { continue }
      for user in users[name] ?? [] {
        let count = (writable[user] ?? 0) - 1
        writable[user] = count
        if count == 0 { open.append(user) }
      }
    }
    return known
  }
}
