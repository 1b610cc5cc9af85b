import VersionedAPIDefinition

/// Turns types of the definition language into Swift types.
struct TypeMapper: Sendable {
  let api: API
  let forms: SchemaForms
  /// The Swift names of schemas and enums by their names in the service.
  let names: [String: String]

  /// The Swift type.
  /// - Parameters:
  ///   - type: The type.
  ///   - form: The form that schemas have in this place.
  func swift(_ type: TypeExpression, _ form: SchemaForms.Form) -> SwiftType {
    switch type {
    case .primitive(let primitive): .builtIn(Self.swift(primitive))
    // A merge patch replaces lists as a whole, and changes maps key by key (RFC 7396).
    case .array(let element): .array(swift(element, form == .update ? .definition : form))
    case .map(let value): .dictionary(form == .update ? .patch(swift(value, form)) : swift(value, form))
    case .named(let name):
      if form != .whole, forms.mustExpand(name, in: form), let alias = api.schema(named: name)?.type {
        swift(alias, form)
      } else {
        .declared(names[name] ?? name, form: forms.resolved(name, in: form))
      }
    }
  }

  private static func swift(_ primitive: TypeExpression.Primitive) -> SwiftType.BuiltIn {
    switch primitive {
    case .string: .string
    case .boolean: .bool
    case .int32: .int
    case .int64: .int64
    case .float, .double: .double
    case .dateTime: .date
    case .date: .calendarDate
    case .duration: .duration
    case .uuid: .uuid
    case .url: .url
    case .binary: .data
    case .json: .jsonValue
    }
  }
}
