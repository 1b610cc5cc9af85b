import VersionedAPIDefinition
import VersionedAPIRuntime

/// Makes the smallest valid values of types.
struct SampleValues: Sendable {
  let version: VersionModel
  let direction: Direction
  /// Returns the value of a property instead of the one that is made up; also of one that is not required.
  var override: @Sendable (_ owner: String, _ property: String) -> JSON? = { _, _ in nil }

  /// Returns a value of a type.
  func value(of type: TypeExpression) -> JSON {
    switch type {
    case .primitive(let primitive): return Self.value(of: primitive)
    case .array(let element): return direction == .response ? [] : [value(of: element)]
    case .map: return [:]
    case .named(let name):
      if let first = version.enumeration(name)?.cases.first { return .string(first.key) }
      guard let schema = version.schema(name) else { return .null }
      if let type = schema.type { return value(of: type) }
      var object: [String: JSON] = [:]
      for property in schema.properties {
        let key = property.element.key
        if let value = override(name, key) { object[key] = value }
        guard object[key] == nil, isNeeded(property) else { continue }
        object[key] = value(of: property)
      }
      return .object(object)
    }
  }

  /// Returns a value of a property or a parameter.
  func value(of property: API.Property) -> JSON {
    let limits = Dictionary(
      property.constraints.map { ($0.constraint, $0.value) },
      uniquingKeysWith: { first, _ in first }
    )
    if let minimum = limits[.minimum].flatMap(Int64.init) { return .integer(minimum) }
    return value(of: property.type)
  }

  private func isNeeded(_ property: API.Property) -> Bool {
    switch direction {
    case .request: property.isRequired && !property.isReadOnly
    case .response: property.isRequired && !property.isOptionalInResponses
    case .patch: false
    }
  }

  private static func value(of primitive: TypeExpression.Primitive) -> JSON {
    switch primitive {
    case .string: "sample"
    case .boolean: true
    case .int32, .int64: 1
    case .float, .double: .number(0.5)
    case .dateTime: "2030-01-31T08:30:00Z"
    case .date: "2030-01-31"
    case .duration: "PT1M"
    case .uuid: "00000000-0000-4000-8000-000000000001"
    case .url: "https://contoso.com/sample"
    case .binary: "AAAA"
    case .json: [:]
    }
  }
}
