import VersionedAPIDefinition
import VersionedAPISourceText
internal import VersionedAPIYAML

extension DocumentReader {
  /// How deep schemas may nest with the targets of references to schemas without a name: twice as deep as documents.
  private static let depthLimit = 512
  /// How many schemas may extend each other in a row: far more than documents have. Each of them has the properties of all.
  private static let extensionLimit = 64
  /// How many references to schemas without a name are followed: far more than documents have.
  private static let inlineLimit = 20_000

  // MARK: Schemas

  mutating func schema(_ entry: Node.Entry) {
    let range = entry.keyRange
    let node = entry.value
    let shape = shape(of: node)
    let path = facts.state(entry.key, in: "schemas", at: range)
    facts.state("\(path)/readOnly", if: shape["readOnly"]?.isTrue == true, at: range)
    facts.document(path, node["description"]?.scalar)
    for value in shape["x-ms-enum"]?["values"]?.elements ?? [] {
      facts.document("\(path)/cases/\(value["value"]?.scalar ?? "")", value["description"]?.scalar)
    }
    if let cases = shape.cases {
      facts.state("\(path)/type", shape.types.first ?? Self.type(of: cases), at: range)
      facts.state("\(path)/closed", if: shape["x-ms-enum"]?["modelAsString"]?.scalar == "false", at: range)
      facts.state("\(path)/order", cases.compactMap(\.scalar).joined(separator: " "), at: range)
      for element in cases { facts.state(element.scalar ?? "", in: "\(path)/cases", at: element.range) }
      facts.state("\(path)/default", shape.defaultValue, at: range)
      return
    }
    let parents = (node["allOf"]?.elements ?? []).filter { schemaName(of: $0) != nil }
    let extends = !parents.isEmpty && (parents.count > 1 || shape["properties"] != nil || isObject(parents[0]))
    state(extends ? ValueType(name: "object") : type(of: shape), at: path, range: range)
    guard extends || shape.references.isEmpty else { return }
    for parent in parents {
      if let name = schemaName(of: parent) { facts.state(name, in: "\(path)/allOf", at: parent.range) }
    }
    for (entry, isRequired) in properties(of: node, name: entry.key) {
      let propertyPath = facts.state(entry.key, in: "\(path)/properties", at: entry.keyRange)
      value(entry.value, at: propertyPath, range: entry.keyRange, isRequired: isRequired)
    }
  }

  /// Whether a reference to a schema is one to an object, which other schemas extend.
  private mutating func isObject(_ reference: Node) -> Bool {
    let shape = shape(of: resolved(reference))
    return shape.cases == nil && (shape["properties"] != nil || [[], ["object"]].contains(shape.types))
  }

  /// The properties of a schema and of those that it extends, and whether they are required.
  mutating func properties(of node: Node, name: String?) -> [(entry: Node.Entry, isRequired: Bool)] {
    var seen: Set<String> = []
    let parts = parts(of: node, below: Set([name].compactMap { $0 }), depth: 0, seen: &seen)
    let required = Set(parts.flatMap { $0["required"]?.elements?.compactMap(\.scalar) ?? [] })
    return parts.flatMap { $0["properties"]?.entries ?? [] }.map { ($0, required.contains($0.key)) }
  }

  /// The schemas that a schema extends, and then itself. A parent that two of them have in common occurs once.
  private mutating func parts(
    of node: Node,
    below path: Set<String>,
    depth: Int,
    seen: inout Set<String>
  ) -> [Node] {
    guard path.count <= Self.extensionLimit, depth < Self.depthLimit else {
      error("schemas extend each other in more than \(Self.extensionLimit) steps", at: node.range)
      return []
    }
    if node["$ref"] != nil { return parts(of: resolved(node), below: path, depth: depth + 1, seen: &seen) }
    var parts: [Node] = []
    let alternatives = Self.alternatives(of: node)
    for parent in (node["allOf"]?.elements ?? []) + (alternatives.count == 1 ? alternatives : []) {
      var path = path
      if let name = parent["$ref"]?.scalar.map({ schemaName(of: parent) ?? $0 }) {
        guard path.insert(name).inserted else {
          error("the schema '\(name)' extends itself", at: parent.range)
          continue
        }
        guard seen.insert(name).inserted else { continue }
      }
      parts += self.parts(of: parent, below: path, depth: depth + 1, seen: &seen)
    }
    return parts + [node]
  }

  /// The schemas of an `anyOf` or `oneOf`, without those that only allow `null`.
  private static func alternatives(of node: Node) -> [Node] {
    ["anyOf", "oneOf"].flatMap { node[$0]?.elements ?? [] }.filter { !SchemaShape.isNull($0) }
  }

  // MARK: Values

  /// States the facts of a property, a parameter or a part of a form.
  mutating func value(_ node: Node, at path: String, range: SourceRange, isRequired: Bool) {
    let shape = shape(of: node)
    let type = type(of: shape)
    facts.document(path, node["description"]?.scalar)
    state(type, at: path, range: range)
    facts.state("\(path)/required", if: isRequired, at: range)
    facts.state("\(path)/readOnly", if: shape["readOnly"]?.isTrue == true, at: range)
    for constraint in Constraint.allCases {
      let value = constraint == .default ? shape.defaultValue : shape[constraint.rawValue]?.scalar
      facts.state(constraint, value, ofType: type.name, at: path, range: range)
    }
  }

  mutating func state(_ type: ValueType, at path: String, range: SourceRange) {
    facts.state("\(path)/type", type.name, at: range)
    facts.state("\(path)/format", type.format, at: range)
    facts.state("\(path)/enum", type.cases, at: range)
  }

  // MARK: Types

  mutating func type(of node: Node) -> ValueType {
    type(of: shape(of: node))
  }

  private mutating func type(of shape: SchemaShape) -> ValueType {
    let outer = inlining
    inlining.formUnion(shape.inlined)
    depth += 1
    defer {
      inlining = outer
      depth -= 1
    }
    var type = typeWithoutCases(of: shape)
    if let cases = shape.cases { type.cases = cases.compactMap(\.scalar).joined(separator: ", ") }
    return type
  }

  private mutating func typeWithoutCases(of shape: SchemaShape) -> ValueType {
    if shape["properties"] != nil { return ValueType(name: "object") }
    if !shape.references.isEmpty {
      let names = Set(shape.references.compactMap { schemaName(of: $0) }).sorted()
      return ValueType(name: names.joined(separator: " and "))
    }
    if shape.cases == nil, let type = commonType(of: shape.alternatives) { return type }
    if let items = shape["items"] { return type(of: items).container("[]") }
    if let values = shape["additionalProperties"], values.entries != nil || values.isTrue {
      return type(of: values).container("{}")
    }
    if shape.types == ["array"] { return ValueType.any.container("[]") }
    var format = shape["format"]?.scalar
    // What OpenAPI 3.1 has in place of formats.
    if format == nil, shape["contentEncoding"]?.scalar?.hasPrefix("base64") == true { format = "byte" }
    if format == nil, let media = shape["contentMediaType"]?.scalar, ValueType.isBinary(media) { format = "binary" }
    let types = shape.types.isEmpty ? shape.cases.map { [Self.type(of: $0)] } ?? [] : shape.types
    if types.isEmpty, shape["type"] != nil { return ValueType(name: "null") }
    if types.isEmpty { return ValueType(name: format == nil ? "any" : "string", format: format) }
    return ValueType(name: types.joined(separator: " or "), format: format)
  }

  /// The type of a value that matches one of several schemas; nil if there are none, or if one of them does not name a
  /// type.
  private mutating func commonType(of alternatives: [SchemaShape]) -> ValueType? {
    var alternatives = alternatives
    // Beside an enumeration, any string means that there may be more values.
    if alternatives.contains(where: { isEnumeration($0) }) { alternatives.removeAll(where: \.isAnyString) }
    let types = alternatives.map { type(of: $0) }
    return types.isEmpty || types.contains { $0.name == "any" } ? nil : ValueType.any(of: types)
  }

  /// Whether a schema is a reference to an enumeration.
  private mutating func isEnumeration(_ shape: SchemaShape) -> Bool {
    guard shape.references.count == 1 else { return false }
    return self.shape(of: resolved(shape.references[0])).cases != nil
  }

  /// The type of the values of an enumeration that does not name it.
  private static func type(of cases: [Node]) -> String {
    let types = Set(cases.map(\.jsonType))
    return types.count == 1 ? types.first ?? "string" : types == ["integer", "number"] ? "number" : "string"
  }

  // MARK: Shapes

  /// A schema, with its parts brought together.
  private mutating func shape(of node: Node) -> SchemaShape {
    var shape = SchemaShape(node)
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else {
      error("schemas nest in more than \(Self.depthLimit) steps", at: node.range)
      return shape
    }
    if let reference = node["$ref"]?.scalar {
      if schemaName(of: node) == nil {
        if let target = inlinedShape(of: node, reference) { shape.add(target) }
      } else {
        _ = resolved(node)
        shape.references = [node]
      }
    }
    for member in node["allOf"]?.elements ?? [] { shape.add(self.shape(of: member)) }
    let alternatives = Self.alternatives(of: node)
    if alternatives.count == 1 {
      shape.add(self.shape(of: alternatives[0]))
    } else {
      shape.add(alternatives: alternatives.map { self.shape(of: $0) })
    }
    return shape
  }

  /// The shape of a schema without a name, such as one of a property; nil if it is part of itself.
  private mutating func inlinedShape(of node: Node, _ reference: String) -> SchemaShape? {
    guard inlining.insert(reference).inserted else { return nil }
    defer { inlining.remove(reference) }
    inlinedCount += 1
    guard inlinedCount <= Self.inlineLimit else {
      if inlinedCount == Self.inlineLimit + 1 {
        error("the references up to here stand for more than \(Self.inlineLimit) schemas", at: node.range)
      }
      return nil
    }
    // References in a row are followed one by one: one of them may lead to a schema with a name.
    guard let target = target(of: node) else { return nil }
    var shape = self.shape(of: target)
    shape.inlined.insert(reference)
    return shape
  }
}
