import VersionedAPISourceText

extension Checker {
  private typealias Place = BlockUploadDefinition.Place

  /// A block upload needs a binary body, and operations that list and commit blocks with the same parameters.
  mutating func checkBlockUpload(
    _ entry: Versioned<BlockUploadDefinition>.Entry,
    of operation: OperationDefinition
  ) {
    for index in entry.versions.indices {
      let count = diagnostics.count
      checkBlockUpload(entry.value, of: operation, in: index)
      // The same in another version would be said again.
      if diagnostics.count > count { return }
    }
    checkOneBlockUpload(entry, of: operation)
  }

  /// The method of a client has the same name for all operations of a group.
  private mutating func checkOneBlockUpload(
    _ entry: Versioned<BlockUploadDefinition>.Entry,
    of operation: OperationDefinition
  ) {
    for other in (blockUploads[operation.group] ?? []).prefix(while: { $0.element.key != operation.element.key }) {
      guard let first = other.blockUpload.entries.first(where: { !$0.versions.intersection(entry.versions).isEmpty })
      else { continue }
      error(
        "only one operation of a group can have 'blockUpload', and '\(other.element.key)' has it",
        at: entry.range.startOnly,
        notes: [.init("it is here", at: first.range.startOnly)]
      )
    }
  }

  private mutating func checkBlockUpload(
    _ upload: BlockUploadDefinition,
    of operation: OperationDefinition,
    in index: Int
  ) {
    let parameters = operation.parameters.map(\.property).filter { $0.element.versions.contains(index) }
    if let id = find(upload.id, in: parameters, of: "operation '\(operation.element.key)'", kind: "parameter", index),
      id.type[index] != .primitive(.string)
    {
      error("the parameter '\(upload.id.name)' must be a string", at: upload.id.range)
    }
    if operation.body[index]?.type[index] != .primitive(.binary) {
      error("an operation with 'blockUpload' needs a binary body", at: upload.id.range)
    }
    let given = parameters.filter { $0.element.key != upload.id.name && isRequired($0, of: operation, in: index) }
    checkList(upload.list, given: given, of: operation, in: index)
    checkCommit(upload.commit, given: given, of: operation, in: index)
  }

  private func isRequired(_ parameter: PropertyDefinition, of operation: OperationDefinition, in index: Int) -> Bool {
    let isInPath = operation.parameters.contains {
      $0.property.element.key == parameter.element.key && $0.place == .path
    }
    return isInPath || ![nil, .never].contains(parameter.required[index])
  }

  // MARK: Operations

  private mutating func checkList(
    _ list: BlockUploadDefinition.Listing,
    given: [PropertyDefinition],
    of user: OperationDefinition,
    in index: Int
  ) {
    guard let operation = operation(list.operation, given: given, of: user, in: index) else { return }
    if operation.body[index] != nil {
      error("'\(list.operation.name)' has a body, and so cannot list blocks", at: list.operation.range)
    }
    if operation.paged[index] != nil || operation.poll[index] != nil {
      error("'\(list.operation.name)' must list all blocks at once", at: list.operation.range)
    }
    guard let type = successBody(of: operation, in: index), let body = objectSchema(type, in: index) else {
      error("'\(list.operation.name)' must return a schema with properties", at: list.operation.range)
      return
    }
    var first: TypeExpression?
    for place in list.blocks {
      guard let property = find(place, in: body, index) else { continue }
      guard case .array(let element)? = property.type[index], let block = objectSchema(element, in: index),
        element == .named(block.element.key)
      else {
        error("the property '\(place.name)' must be a list of a schema with properties", at: place.range)
        continue
      }
      if let first, first != element {
        error("the property '\(place.name)' must be a list of \(first), as the first one is", at: place.range)
        continue
      }
      first = element
      if let id = find(list.id, in: block, index), id.type[index] != .primitive(.string) {
        error("the property '\(list.id.name)' must be a string", at: list.id.range)
      }
      if let size = find(list.size, in: block, index),
        ![.primitive(.int32), .primitive(.int64)].contains(size.type[index])
      {
        error("the property '\(list.size.name)' must be an int32 or int64", at: list.size.range)
      }
    }
  }

  private mutating func checkCommit(
    _ commit: BlockUploadDefinition.Commit,
    given: [PropertyDefinition],
    of user: OperationDefinition,
    in index: Int
  ) {
    guard let operation = operation(commit.operation, given: given, of: user, in: index) else { return }
    let body = operation.body[index]
    guard case .array(let element)? = body?.type[index], let entry = objectSchema(element, in: index),
      element == .named(entry.element.key)
    else {
      error(
        "the body of '\(commit.operation.name)' must be a list of a schema with properties",
        at: commit.operation.range
      )
      return
    }
    if let id = find(commit.id, in: entry, index), id.type[index] != .primitive(.string) || isReadOnly(id, index) {
      error("the property '\(commit.id.name)' must be a writable string", at: commit.id.range)
    }
    for (place, value) in commit.with {
      guard let property = find(place, in: entry, index) else { continue }
      let enumeration = property.type[index].flatMap { if case .named(let name) = $0 { enums[name] } else { nil } }
      guard let enumeration, !isReadOnly(property, index), place.name != commit.id.name else {
        error("the property '\(place.name)' must be writable, of an enum, and not the identifier", at: place.range)
        continue
      }
      let cases = enumeration.cases.filter { $0.versions.contains(index) }.map(\.key)
      if isValid(enumeration.element), !cases.contains(value.name) {
        let hint = suggestion(for: value.name, among: cases) ?? ""
        error("enum '\(enumeration.element.key)' has no case '\(value.name)'\(hint)", at: value.range)
      }
    }
    let known = [commit.id.name] + commit.with.map(\.property.name)
    for property in definition.properties(of: entry, among: fragments)
    where property.element.versions.contains(index) && ![nil, .never].contains(property.required[index])
      && !isReadOnly(property, index) && !known.contains(property.element.key)
    {
      error(
        "the required property '\(property.element.key)' of '\(entry.element.key)' needs a value in 'with'",
        at: commit.operation.range
      )
    }
  }

  private func isReadOnly(_ property: PropertyDefinition, _ index: Int) -> Bool {
    guard property.access[index] != .read else { return true }
    guard let name = property.type[index]?.name else { return false }
    return enums[name]?.access[index] == .read
  }

  /// Returns an operation that needs no parameters other than those that are given.
  private mutating func operation(
    _ place: Place,
    given: [PropertyDefinition],
    of user: OperationDefinition,
    in index: Int
  ) -> OperationDefinition? {
    guard !invalid.contains(place.name) else { return nil }
    guard let operation = operations[place.name], operation.element.versions.contains(index) else {
      let known = definition.operations.filter { $0.element.versions.contains(index) }
      let hint = suggestion(for: place.name, among: known.map(\.element.key)) ?? ""
      error("operation '\(place.name)' does not exist in \(timeline.versions[index])\(hint)", at: place.range)
      return nil
    }
    // Swift would warn where generated code uses it.
    if operation.element.deprecated[index] != nil && user.element.deprecated[index] == nil {
      error("operation '\(place.name)' is deprecated and '\(user.element.key)' is not", at: place.range)
    }
    for parameter in operation.parameters.map(\.property)
    where parameter.element.versions.contains(index) && isRequired(parameter, of: operation, in: index) {
      let isGiven = given.contains {
        $0.element.key == parameter.element.key && $0.type[index] == parameter.type[index]
      }
      if isGiven { continue }
      error(
        "'\(place.name)' requires the parameter '\(parameter.element.key)', and '\(user.element.key)' does not require the same",
        at: place.range,
        notes: [.init("the parameter is here", at: parameter.element.range)]
      )
    }
    return operation
  }

  // MARK: Properties

  private mutating func find(_ place: Place, in schema: SchemaDefinition, _ index: Int) -> PropertyDefinition? {
    guard !incomplete.contains(schema.element.key) else { return nil }
    let properties = definition.properties(of: schema, among: fragments).filter { $0.element.versions.contains(index) }
    return find(place, in: properties, of: "schema '\(schema.element.key)'", kind: "property", index)
  }

  private mutating func find(
    _ place: Place,
    in properties: [PropertyDefinition],
    of owner: String,
    kind: String,
    _ index: Int
  ) -> PropertyDefinition? {
    if let property = properties.first(where: { $0.element.key == place.name }) { return property }
    let hint = suggestion(for: place.name, among: properties.map(\.element.key)) ?? ""
    error("\(owner) has no \(kind) '\(place.name)' in \(timeline.versions[index])\(hint)", at: place.range)
    return nil
  }
}
