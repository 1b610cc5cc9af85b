import VersionedAPIDefinition
import Foundation
import VersionedAPIRuntime

/// Compares JSON with a type of the definitions.
struct ValueChecker: Sendable {
  let version: VersionModel
  let direction: Direction
  /// All versions, to tell where an unknown property exists.
  var others: [VersionModel] = []

  /// Returns what is wrong in a value.
  /// - Parameter path: The place of the value, for messages.
  func problems(in value: JSON, _ type: TypeExpression, at path: String = "") -> [Problem] {
    switch type {
    case .primitive(let primitive):
      return primitiveProblem(in: value, primitive).map { [problem($0, at: path)] } ?? []
    case .array(let element):
      guard case .array(let elements) = value else { return [mismatch(value, "an array", at: path)] }
      return elements.enumerated().flatMap { problems(in: $1, element, at: "\(path)[\($0)]") }
    case .map(let element):
      guard case .object(let object) = value else { return [mismatch(value, "an object", at: path)] }
      return object.sorted { $0.key < $1.key }.flatMap { key, value in
        direction == .patch && value == .null ? [] : problems(in: value, element, at: join(path, key))
      }
    case .named(let name):
      if let enumeration = version.enumeration(name) { return problems(in: value, enumeration, at: path) }
      guard let schema = version.schema(name) else { return [] }
      if let type = schema.type { return problems(in: value, type, at: path) }
      return problems(in: value, schema, at: path)
    }
  }

  private func problems(in value: JSON, _ enumeration: API.Enumeration, at path: String) -> [Problem] {
    guard case .string(let text) = value else { return [mismatch(value, "a string", at: path)] }
    let cases = enumeration.cases.map(\.key)
    guard !cases.contains(text) else { return [] }
    return [
      problem(
        "'\(text)' is not a \(enumeration.element.key); known values are \(cases.joined(separator: ", "))",
        at: path
      )
    ]
  }

  private func problems(in value: JSON, _ schema: API.Schema, at path: String) -> [Problem] {
    guard case .object(let object) = value else { return [mismatch(value, "an object", at: path)] }
    return problems(in: object, schema.properties, owner: schema.element.key, at: path)
  }

  /// Returns what is wrong in the properties of an object.
  func problems(
    in object: [String: JSON],
    _ properties: [API.Property],
    owner: String,
    at path: String
  ) -> [Problem] {
    var result: [Problem] = []
    let known = Dictionary(properties.map { ($0.element.key, $0) }, uniquingKeysWith: { first, _ in first })
    for property in properties {
      let name = property.element.key
      if direction != .response, property.isReadOnly { continue }
      let value = object[name] ?? .null
      if value == .null {
        if isMissing(property, isNull: object[name] != nil) {
          result.append(problem("'\(join(path, name))' is required", at: join(path, name)))
        }
        continue
      }
      result += problems(in: value, property.type, at: join(path, name))
      result += constraintProblems(in: value, property, at: join(path, name))
    }
    for name in object.keys.sorted() where known[name] == nil {
      result.append(problem(unknown(name, of: owner, at: join(path, name)), at: join(path, name)))
    }
    return result
  }

  /// Whether it is an error that a property has no value.
  private func isMissing(_ property: API.Property, isNull: Bool) -> Bool {
    switch direction {
    case .request: property.isRequired
    case .response: property.isRequired && !property.isOptionalInResponses
    case .patch: property.isRequired && isNull
    }
  }

  private func unknown(_ name: String, of owner: String, at path: String) -> String {
    let versions = others.filter { other in
      other.schema(owner)?.properties.contains { $0.element.key == name } ?? false
    }
    let hint = versions.isEmpty ? "" : "; it exists in \(versions.map(\.id).joined(separator: ", "))"
    return "'\(path)' is not a property of \(owner) in \(version.id)\(hint)"
  }

  // MARK: Values

  /// Returns what is wrong in a value of a primitive type.
  private func primitiveProblem(in value: JSON, _ primitive: TypeExpression.Primitive) -> String? {
    let expected = primitive.words
    func check(_ isValid: Bool) -> String? { isValid ? nil : "the value is not \(expected)" }
    switch (primitive, value) {
    case (.json, _), (.boolean, .bool), (.string, .string), (.int64, .integer): return nil
    case (.int32, .integer(let integer)): return check(Int32(exactly: integer) != nil)
    case (.float, .integer), (.double, .integer), (.float, .number), (.double, .number): return nil
    case (.dateTime, .string(let text)): return check(text.contains("T") && Date(wireText: text) != nil)
    case (.date, .string(let text)): return check(CalendarDate(wireText: text) != nil)
    case (.duration, .string(let text)): return check(Duration(wireText: text) != nil)
    case (.uuid, .string(let text)): return check(UUID(uuidString: text) != nil)
    case (.url, .string(let text)): return check(text.isAbsoluteURL)
    case (.binary, .string(let text)): return check(Data(base64Encoded: text) != nil)
    default: return "expected \(expected), found \(value.typeName)"
    }
  }

  /// Returns what is wrong in a value by the limits of its property.
  func constraintProblems(in value: JSON, _ property: API.Property, at path: String) -> [Problem] {
    property.constraints.compactMap { constraint, limit in
      violation(of: constraint, limit, by: value).map { problem($0, at: path) }
    }
  }

  private func violation(of constraint: Constraint, _ limit: String, by value: JSON) -> String? {
    let number: Double? =
      switch value {
      case .integer(let integer): Double(integer)
      case .number(let number): number
      default: nil
      }
    let bound = Double(limit)
    switch constraint {
    case .minLength:
      guard let text = value.stringValue, let bound, Double(text.unicodeScalars.count) < bound else { return nil }
      return "the string is shorter than \(limit)"
    case .maxLength:
      guard let text = value.stringValue, let bound, Double(text.unicodeScalars.count) > bound else { return nil }
      return "the string is longer than \(limit)"
    case .minimum:
      guard let number, let bound, number < bound else { return nil }
      return "the value is less than \(limit)"
    case .maximum:
      guard let number, let bound, number > bound else { return nil }
      return "the value is greater than \(limit)"
    case .minItems:
      guard case .array(let elements) = value, let bound, Double(elements.count) < bound else { return nil }
      return "the array has fewer elements than \(limit)"
    case .maxItems:
      guard case .array(let elements) = value, let bound, Double(elements.count) > bound else { return nil }
      return "the array has more elements than \(limit)"
    case .pattern:
      guard let text = value.stringValue, let pattern = try? Regex(limit), text.firstMatch(of: pattern) == nil
      else { return nil }
      return "the string does not match '\(limit)'"
    case .default: return nil
    }
  }

  // MARK: Problems

  private func mismatch(_ value: JSON, _ expected: String, at path: String) -> Problem {
    problem("expected \(expected), found \(value.typeName)", at: path)
  }

  private func problem(_ message: String, at path: String) -> Problem {
    Problem(
      path.isEmpty || message.contains("'\(path)'") ? message : "\(path): \(message)",
      at: path.isEmpty ? nil : path,
      .invalidPayload
    )
  }

  private func join(_ path: String, _ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
}

extension TypeExpression.Primitive {
  /// The words for a value of the type, for messages.
  var words: String {
    switch self {
    case .string: "a string"
    case .boolean: "a boolean"
    case .int32: "a 32-bit integer"
    case .int64: "a 64-bit integer"
    case .float, .double: "a number"
    case .dateTime: "an ISO 8601 date and time"
    case .date: "a date such as 2030-01-31"
    case .duration: "an ISO 8601 duration"
    case .uuid: "a UUID"
    case .url: "an absolute URL"
    case .binary: "Base64"
    case .json: "JSON"
    }
  }
}

extension String {
  /// Whether this is an absolute URL with a host.
  var isAbsoluteURL: Bool {
    guard !contains(where: { $0.isWhitespace }), let url = URL(string: self) else { return false }
    return url.scheme != nil && !(url.host() ?? "").isEmpty
  }
}
