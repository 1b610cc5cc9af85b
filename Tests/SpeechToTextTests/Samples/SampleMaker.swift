import VersionedAPIDefinition
import VersionedAPIRuntime

/// Creates JSON samples of schemas from their definitions.
struct SampleMaker {
  /// The extent of a sample.
  enum Extent: CaseIterable {
    /// All properties.
    case everything
    /// The required properties.
    case required
  }

  let api: API
  let extent: Extent
  /// Whether read-only properties are left out.
  let isRequest: Bool
  /// The maximum depth of recursive schemas.
  private let recursion = 2

  func sample(of name: String) -> JSONValue {
    value(.named(name), within: [])
  }

  func sample(of type: TypeExpression) -> JSONValue {
    value(type, within: [])
  }

  private func value(_ type: TypeExpression, within path: [String]) -> JSONValue {
    switch type {
    case .array(let element): .array([value(element, within: path), value(element, within: path)])
    case .map(let element): .object(["one": value(element, within: path), "Two Words": value(element, within: path)])
    case .named(let name): named(name, within: path)
    case .primitive(let primitive): Self.value(primitive)
    }
  }

  private func named(_ name: String, within path: [String]) -> JSONValue {
    if let enumeration = api.enumeration(named: name) { return .string(enumeration.cases[0].key) }
    guard let schema = api.schema(named: name) else { return .null }
    if let type = schema.type { return value(type, within: path) }
    var object: [String: JSONValue] = [:]
    for property in schema.properties where property.isRequired || extent == .everything {
      if isRequest && property.isReadOnly { continue }
      if let target = property.type.name, path.filter({ $0 == target }).count >= recursion { continue }
      object[property.element.key] = value(property.type, within: path + [name])
    }
    return .object(object)
  }

  private static func value(_ primitive: TypeExpression.Primitive) -> JSONValue {
    switch primitive {
    case .string, .binary: .string("täxt \"with\" \\ and / in it")
    case .boolean: .bool(true)
    case .int32: .integer(42)
    case .int64: .integer(7_600_000_000)
    case .float, .double: .number(0.5)
    case .dateTime: .string("2019-01-07T11:34:12Z")
    case .date: .string("2024-02-29")
    case .duration: .string("PT1M2.5S")
    case .uuid: .string("e30f6a27-82be-4cca-9258-0399c70489ff")
    case .url: .string("https://example.com/a/b?c=d%20e&f")
    case .json: .array([.integer(1), .null, .object(["a": .bool(false)])])
    }
  }
}
