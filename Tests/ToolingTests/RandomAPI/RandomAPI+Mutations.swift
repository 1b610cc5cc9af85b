import VersionedAPIDefinition
import VersionedAPITestSupport

extension RandomAPI {
  /// Returns another version of this API: with up to 12 changes anywhere, or sometimes an unrelated API.
  /// - Parameter others: The versions with which the definition has to agree.
  func mutated(besides others: [RandomAPI], using random: inout SeededGenerator) -> RandomAPI {
    var result = random.chance(6) ? RandomAPI(using: &random) : self
    // Published fragments keep their names, so new ones get names of their own.
    let taken = Set((others + [self]).flatMap { $0.parents.map(\.name) })
    for _ in 0..<random.pick([0, 1, 1, 2, 3, 4, 6, 8, 12]) { result.change(besides: taken, &random) }
    result.repair()
    result.agree(with: others)
    result.repair()
    return result
  }

  private mutating func change(besides taken: Set<String>, _ random: inout SeededGenerator) {
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<5: changeOperations(&random)
    case 5..<9: changeSchemas(besides: taken, &random)
    default: changeEnums(&random)
    }
  }

  // MARK: Operations

  private mutating func changeOperations(_ random: inout SeededGenerator) {
    guard let index = operations.indices.randomElement(using: &random) else { return }
    var operation = operations[index]
    defer {
      if operations.indices.contains(index), operations[index].key == operation.key { operations[index] = operation }
    }
    switch Int.random(in: 0..<18, using: &random) {
    case 0: operations.append(self.operation(&random))
    case 1: if operations.count > 1 { operations.remove(at: index) }
    case 2: addFlow(&random)
    case 3: operations.swapAt(index, random.pick(Array(operations.indices)))
    case 4: operation.id = random.chance(50) ? nil : "Call\(Int.random(in: 1...9, using: &random))"
    case 5: operation.isDeprecated.toggle()
    case 6: operation.method = random.pick(Self.methods)
    case 7: operation.path = Self.path(operation.group, &random)
    case 8:
      if operation.path.contains("{other}") {
        operation.path = Self.path(operation.group, &random)
      } else if let name = operation.names.first {
        operation.path = operation.path.replacing("{\(name)}", with: "{other}")
      } else {
        operation.path += "/{id}"
      }
    case 9: operation.parameters.append(parameter(&random))
    case 10...11:
      guard let place = operation.parameters.indices.randomElement(using: &random) else { return }
      if random.chance(30) {
        operation.parameters.remove(at: place)
      } else {
        change(&operation.parameters[place].property, &random) { $0.scalar(&$1) }
      }
    case 12: operation.body = random.chance(30) ? nil : body(&random)
    case 13...14: changeBody(of: &operation, &random)
    case 15...16: changeResponses(of: &operation, &random)
    default: if random.chance(50) { operation.paged = nil } else { operation.poll = poll(&random) }
    }
  }

  private func changeBody(of operation: inout Operation, _ random: inout SeededGenerator) {
    guard var body = operation.body else { return }
    defer { operation.body = body }
    if !body.parts.isEmpty {
      let key = random.pick(Self.partKeys)
      guard let place = body.parts.firstIndex(where: { $0.key == key }) else {
        return body.parts.append(part(key, &random))
      }
      if random.chance(30) { body.parts.remove(at: place) } else { body.parts[place] = part(key, &random) }
    } else if random.chance(30) {
      body.isRequired.toggle()
    } else if random.chance(40) {
      body.type = responseType(&random)
    } else {
      body.content = random.pick([nil, "application/merge-patch+json", "application/things+json"])
      if body.type?.isBinaryBody == true { body.content = random.pick(Self.binaryContents) }
    }
  }

  private func changeResponses(of operation: inout Operation, _ random: inout SeededGenerator) {
    guard let index = operation.responses.indices.randomElement(using: &random) else { return }
    switch Int.random(in: 0..<8, using: &random) {
    case 0: operation.responses.append(Response(status: random.pick([200, 201, 202, 204]), body: operation.result))
    case 1: operation.responses.remove(at: index)
    case 2:
      let type = random.chance(20) ? nil : responseType(&random)
      for place in operation.responses.indices where operation.responses[place].status != nil {
        operation.responses[place].body = type
      }
    case 3:
      operation.responses.removeAll { $0.status == nil }
      if random.chance(70) { operation.responses.append(errorResponse(&random)) }
    case 4: operation.responses[index].headers = headers(&random)
    case 5:
      guard let header = operation.responses[index].headers.indices.randomElement(using: &random) else { return }
      operation.responses[index].headers[header].type = .primitive(random.pick(Self.scalars))
    case 6: operation.responses[index].headers += headers(&random)
    default: operation.responses.shuffle(using: &random)
    }
  }

  /// Changes one thing about a property.
  private func change(
    _ property: inout Property,
    _ random: inout SeededGenerator,
    type: (RandomAPI, inout SeededGenerator) -> TypeExpression = { $0.type(&$1) }
  ) {
    switch Int.random(in: 0..<6, using: &random) {
    case 0...1: property.type = type(self, &random)
    case 2: property.required = random.pick([.never, .always, .request])
    case 3: property.isReadOnly.toggle()
    case 4: property.constraints = [:]
    default: constrain(&property, &random)
    }
  }

  // MARK: Schemas

  private mutating func changeSchemas(besides taken: Set<String>, _ random: inout SeededGenerator) {
    guard let index = schemas.indices.randomElement(using: &random) else { return }
    switch Int.random(in: 0..<20, using: &random) {
    case 0...1: addSchema(&random)
    case 2: schemas[index].isReadOnly.toggle()
    case 3: schemas[index].type = schemas[index].type == nil ? type(&random) : nil
    case 4: schemas[index] = schema(schemas[index].name, &random)
    case 5: schemas.remove(at: index)
    case 6: extractParent(&random, besides: taken)
    case 7: if let parent = parents.randomElement(using: &random) { dissolve(parent.name) }
    case 8:
      if let parent = schemas[index].parent, random.chance(50) { dissolve(parent) } else { rename(index, &random) }
    case 9: schemas[index].progress = nil
    case 10:
      guard let parent = parents.indices.randomElement(using: &random) else { return }
      parents[parent].properties = changed(parents[parent].properties, &random)
    default: schemas[index].properties = changed(schemas[index].properties, &random)
    }
  }

  private mutating func addSchema(_ random: inout SeededGenerator) {
    let free = Self.schemaNames.filter { schema($0) == nil }
    guard let name = free.randomElement(using: &random), let user = schemas.indices.randomElement(using: &random) else {
      return
    }
    schemas.append(schema(name, &random))
    if let parent = parents.randomElement(using: &random), random.chance(40) {
      schemas[schemas.count - 1].parent = parent.name
    }
    let type = TypeExpression.named(name)
    schemas[user].set([
      property(random.pick(Self.propertyKeys), &random, type: random.chance(60) ? type : .array(type))
    ])
  }

  /// Gives a schema another name, wherever it is used.
  private mutating func rename(_ index: Int, _ random: inout SeededGenerator) {
    let old = schemas[index].name
    guard let new = Self.schemaNames.filter({ schema($0) == nil }).randomElement(using: &random) else { return }
    func renamed(_ type: TypeExpression) -> TypeExpression { type.name == old ? type.with(.named(new)) : type }
    schemas[index].name = new
    for schema in schemas.indices {
      schemas[schema].type = schemas[schema].type.map(renamed)
      for place in schemas[schema].properties.indices {
        schemas[schema].properties[place].type = renamed(schemas[schema].properties[place].type)
      }
    }
    for operation in operations.indices {
      let type = operations[operation].body?.type
      operations[operation].body?.type = type.map(renamed)
      for place in operations[operation].responses.indices {
        let body = operations[operation].responses[place].body
        operations[operation].responses[place].body = body.map(renamed)
      }
    }
  }

  private func changed(_ properties: [Property], _ random: inout SeededGenerator) -> [Property] {
    var properties = properties
    let key = random.pick(Self.propertyKeys)
    let place = properties.indices.randomElement(using: &random)
    switch (Int.random(in: 0..<7, using: &random), place) {
    case (0...1, _): properties.insert(property(key, &random), at: place ?? 0)
    case (2, let place?): properties.remove(at: place)
    case (3, let place?): properties.swapAt(place, 0)
    case (4, let place?): properties[place].key = key
    case (_, let place?): change(&properties[place], &random)
    case (_, nil): properties.append(property(key, &random))
    }
    return properties
  }

  // MARK: Enums

  /// Changes the order of the cases of some enums; the others have that of the version before.
  mutating func reorderCases(after previous: RandomAPI?, using random: inout SeededGenerator) {
    for index in enums.indices {
      var order = previous?.enumeration(enums[index].name)?.order ?? enums[index].order
      if random.chance(20) {
        order.shuffle(using: &random)
      } else if let first = order.firstIndex(of: random.pick(enums[index].cases)), random.chance(20),
        let second = order.firstIndex(of: random.pick(enums[index].cases))
      {
        order.swapAt(first, second)
      }
      enums[index].order = order
      enums[index].cases = order.filter(enums[index].cases.contains)
    }
  }

  private mutating func changeEnums(_ random: inout SeededGenerator) {
    guard let index = enums.indices.randomElement(using: &random), random.chance(80) else {
      let enumeration = Self.enumeration(random.pick(Self.enumNames), &random)
      guard let user = schemas.indices.randomElement(using: &random) else { return }
      enums.append(enumeration)
      schemas[user].set([property(random.pick(Self.propertyKeys), &random, type: .named(enumeration.name))])
      return
    }
    switch Int.random(in: 0..<5, using: &random) {
    case 0...1: enums[index].cases.append(random.pick(Self.cases))
    case 2: if enums[index].cases.count > 1 { enums[index].cases.removeLast() }
    case 3: enums[index].isClosed.toggle()
    default: enums[index].isReadOnly.toggle()
    }
  }
}
