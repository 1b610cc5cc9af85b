import VersionedAPIDefinition
import VersionedAPIOpenAPI

/// Makes sample values of types, the same ones each time.
///
/// Values of the same type differ between names, so that a client that confuses two properties or parameters is found.
/// They are within all limits except for patterns.
struct SampleMaker {
  let api: API
  let extent: SampleExtent
  /// Whether the values are those of a request, which have no read-only properties.
  let isRequest: Bool
  /// The number of times that a schema can contain itself: once, so that there is an end.
  private let recursion = 1

  init(api: API, extent: SampleExtent, isRequest: Bool) {
    self.api = api
    self.extent = extent
    self.isRequest = isRequest
  }

  /// Returns a value of a property, a parameter, a part of a form or a header field.
  func value(of property: API.Property) -> JSONNode {
    value(of: property, within: [])
  }

  /// Returns a value of a type.
  /// - Parameter name: The name on which the value depends.
  func value(of type: TypeExpression, named name: String) -> JSONNode {
    value(of: type, SampleScalars(name: name), within: [])
  }

  /// Returns the properties of a merge patch of a schema.
  func patch(of name: String) -> JSONNode {
    guard extent != .required, let schema = api.schema(named: name) else { return .object([]) }
    let properties = schema.properties.filter { !$0.isReadOnly && (extent == .all || !$0.isRequired) }
    return .object(
      JSONFields(properties.map { ($0.element.key, extent == .removal ? .null : value(of: $0)) })
    )
  }

  private func value(of property: API.Property, within path: [String]) -> JSONNode {
    let type = property.json ?? property.type
    return value(of: type, SampleScalars(name: property.element.key, property.constraints), within: path)
  }

  private func value(of type: TypeExpression, _ scalars: SampleScalars, within path: [String]) -> JSONNode {
    switch type {
    case .primitive(let primitive): return scalars.value(primitive)
    case .array(let element):
      if isTooDeep(element, within: path) { return .array([]) }
      return .array((0..<scalars.count).map { _ in value(of: element, scalars, within: path) })
    case .map(let element):
      if extent == .required || isTooDeep(element, within: path) { return .object([]) }
      return .object([("\(scalars.name) ä", value(of: element, scalars, within: path))])
    case .named(let name): return value(ofSchema: name, scalars, within: path)
    }
  }

  private func value(ofSchema name: String, _ scalars: SampleScalars, within path: [String]) -> JSONNode {
    if let cases = api.enumeration(named: name)?.cases, let first = cases.first, let last = cases.last {
      return .string(extent == .required ? first.key : last.key)
    }
    guard let schema = api.schema(named: name) else { return .null }
    if let type = schema.type { return value(of: type, scalars, within: path + [name]) }
    let properties = schema.properties.filter { property in
      if isRequest, property.isReadOnly { return false }
      if property.isRequired, isRequest || !property.isOptionalInResponses { return true }
      guard extent == .all else { return false }
      return !isTooDeep(property.type, within: path + [name])
    }
    return .object(JSONFields(properties.map { ($0.element.key, value(of: $0, within: path + [name])) }))
  }

  private func isTooDeep(_ type: TypeExpression, within path: [String]) -> Bool {
    guard let name = type.name else { return false }
    return path.count { $0 == name } > recursion
  }
}
