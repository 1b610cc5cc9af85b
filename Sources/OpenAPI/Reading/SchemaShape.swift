internal import VersionedAPIYAML

/// A schema together with what `allOf` adds to it, and with the one schema of an `anyOf` or `oneOf` that is not `null`.
///
/// There are many ways to say that a value is a `Part` or `null`, with or without a description. A shape is what they have
/// in common.
struct SchemaShape {
  /// The schema and its parts. The first one that has a key counts.
  private(set) var parts: [Node]
  /// The parts that are references to schemas with a name.
  var references: [Node] = []
  /// The schemas of an `anyOf` or a `oneOf` with several.
  private(set) var alternatives: [SchemaShape] = []
  /// The values of an enumeration, without `null`; nil if all values are allowed.
  private(set) var cases: [Node]?
  /// The references to schemas without a name that led here.
  var inlined: Set<String> = []

  init(_ node: Node) {
    parts = [node]
    cases = Self.cases(of: node)
  }

  subscript(key: String) -> Node? {
    for part in parts {
      if let value = part[key] { return value }
    }
    return nil
  }

  /// Adds what another schema says too.
  mutating func add(_ other: SchemaShape) {
    parts += other.parts
    references += other.references
    alternatives += other.alternatives
    inlined.formUnion(other.inlined)
    cases = cases ?? other.cases
  }

  /// Adds schemas of which a value matches one.
  mutating func add(alternatives shapes: [SchemaShape]) {
    alternatives += shapes
    // Each alternative is one or several of the values. One that allows all strings says that there may be more of them.
    guard cases == nil, references.isEmpty, shapes.contains(where: { $0.cases != nil }),
      shapes.allSatisfy({ $0.references.isEmpty && ($0.cases != nil || $0.isAnyString) })
    else { return }
    var seen: Set<String> = []
    cases = shapes.flatMap { $0.cases ?? [] }.filter { seen.insert($0.scalar ?? "").inserted }
  }

  /// The JSON types that are named, without `null`.
  var types: [String] {
    let type = self["type"]
    return (type?.elements?.compactMap(\.scalar) ?? [type?.scalar].compactMap { $0 }).filter { $0 != "null" }
  }

  /// The default, unless it is `null`.
  var defaultValue: String? {
    self["default"].flatMap { $0.isNull ? nil : $0.scalar }
  }

  /// Whether this is the type `string` and nothing else.
  var isAnyString: Bool {
    types == ["string"] && references.isEmpty && alternatives.isEmpty && self["format"] == nil && cases == nil
  }

  private static func cases(of node: Node) -> [Node]? {
    let cases = (node["enum"]?.elements ?? [node["const"]].compactMap { $0 }).filter { $0.scalar != nil && !$0.isNull }
    return cases.isEmpty ? nil : cases
  }

  /// Whether a schema allows `null` and nothing else.
  static func isNull(_ node: Node) -> Bool {
    if let type = node["type"] {
      return type.scalar == "null" || type.elements.map { $0.allSatisfy { $0.scalar == "null" } } ?? false
    }
    if let value = node["const"] { return value.isNull }
    if let cases = node["enum"]?.elements { return cases.allSatisfy(\.isNull) }
    // OpenAPI 3.0 has no type for it.
    return node["nullable"]?.isTrue == true && !typeKeys.contains { node[$0] != nil }
  }

  /// The keys with which a schema says more than that it is nullable.
  private static let typeKeys = [
    "$ref", "type", "properties", "additionalProperties", "items", "allOf", "anyOf", "oneOf", "format",
  ]
}
