import VersionedAPIDefinition

/// Writes types of the definition language as Swift types.
struct TypeMapper {
  let api: API
  let forms: SchemaForms
  /// The Swift names of schemas and enums by their names in the service.
  let names: [String: String]

  /// The Swift type.
  /// - Parameters:
  ///   - type: The type.
  ///   - form: The form that schemas have in this place.
  ///   - prefix: What precedes the names of schemas and enums, where they are not in scope.
  func swift(_ type: TypeExpression, _ form: SchemaForms.Form, prefix: String = "") -> String {
    switch type {
    case .primitive(let primitive): Self.swift(primitive)
    case .array(let element): "[\(swift(element, form, prefix: prefix))]"
    case .map(let value): "[String: \(swift(value, form, prefix: prefix))]"
    case .named(let name):
      if let alias = api.schema(named: name)?.type, forms.mustExpand(name, in: form) {
        swift(alias, form, prefix: prefix)
      } else {
        prefix + (names[name] ?? name) + forms.suffix(of: name, in: form)
      }
    }
  }

  private static func swift(_ primitive: TypeExpression.Primitive) -> String {
    switch primitive {
    case .string: "String"
    case .boolean: "Bool"
    case .int32: "Int"
    case .int64: "Int64"
    case .float, .double: "Double"
    case .dateTime: "Date"
    case .date: "CalendarDate"
    case .duration: "Duration"
    case .uuid: "UUID"
    case .url: "URL"
    case .binary: "Data"
    case .json: "JSONValue"
    }
  }

  /// Whether Swift source names a type of Foundation.
  static func usesFoundation(_ types: some Sequence<String>) -> Bool {
    names(["Date", "UUID", "URL", "Data"], in: types)
  }

  /// Whether Swift source names a type of the library's own.
  static func usesRuntime(_ types: some Sequence<String>) -> Bool {
    names(["CalendarDate", "JSONValue"], in: types)
  }

  private static func names(_ names: Set<Substring>, in types: some Sequence<String>) -> Bool {
    types.contains { type in
      type.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }.contains(where: names.contains)
    }
  }

  /// Whether a property lies on a way that leads from a schema back to it without a list or a map between.
  func isRecursive(_ property: API.Property, in schema: API.Schema) -> Bool {
    guard case .named(let target) = property.type else { return false }
    var seen: Set<String> = []
    var open = [target]
    while let name = open.popLast() {
      if name == schema.element.key { return true }
      guard seen.insert(name).inserted, let next = api.schema(named: name) else { continue }
      open += next.properties.compactMap { if case .named(let name) = $0.type { name } else { nil } }
    }
    return false
  }
}
