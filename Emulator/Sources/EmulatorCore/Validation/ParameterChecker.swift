import Foundation
import VersionedAPIDefinition
import VersionedAPIRuntime

/// Reads the parameters of a request and compares them with the definitions.
struct ParameterChecker: Sendable {
  let version: VersionModel
  let operation: API.Operation

  /// The values of parameters, and what is wrong with them.
  struct Result {
    var values: [String: JSON] = [:]
    var problems: [Problem] = []
  }

  /// Reads all parameters.
  /// - Parameters:
  ///   - path: The path parameters by name.
  ///   - target: The target of the request.
  ///   - field: Returns the value of a header field.
  func read(path: [String: String], target: Target, field: (String) -> String?) -> Result {
    var result = Result()
    let fixed = Set(version.api.version.query.map(\.name))
    let query = operation.parameters.filter { $0.place == .query }
    let known = fixed.union(query.map(\.property.element.key))
    var seen: Set<String> = []
    for (name, _) in target.query {
      if !known.contains(name) {
        result.problems.append(
          Problem("'\(name)' is not a query parameter of \(operation.operationID)", at: name, .invalidParameter)
        )
      }
      if !seen.insert(name).inserted {
        result.problems.append(Problem("the query has '\(name)' twice", at: name, .invalidParameter))
      }
    }
    for parameter in operation.parameters {
      let name = parameter.property.element.key
      let text: String? =
        switch parameter.place {
        case .path: path[name]
        case .query: target.value(name)
        case .header: field(name)
        }
      guard let text else {
        if parameter.property.isRequired {
          result.problems.append(Problem("the parameter '\(name)' is required", at: name, .invalidParameter))
        }
        continue
      }
      read(text, parameter.property, into: &result)
    }
    return result
  }

  private func read(_ text: String, _ property: API.Property, into result: inout Result) {
    let name = property.element.key
    let checker = ValueChecker(version: version, direction: .request)
    guard let value = Self.value(of: text, property.type) else {
      let words = if case .primitive(let primitive) = property.type { primitive.words } else { "\(property.type)" }
      result.problems.append(Problem("'\(text)' of '\(name)' is not \(words)", at: name, .invalidParameterValue))
      return
    }
    let problems =
      checker.problems(in: value, property.type, at: name) + checker.constraintProblems(in: value, property, at: name)
    result.problems += problems.map { Problem($0.message, at: name, .invalidParameterValue) }
    result.values[name] = value
  }

  /// Returns the JSON for the string of a parameter; nil if it is not of the type.
  private static func value(of text: String, _ type: TypeExpression) -> JSON? {
    switch type {
    case .primitive(.int32), .primitive(.int64): Int64(text).map(JSON.integer)
    case .primitive(.float), .primitive(.double): Double(text).flatMap { $0.isFinite ? JSON.number($0) : nil }
    case .primitive(.boolean): ["true": .bool(true), "false": .bool(false)][text.lowercased()]
    case .array(let element):
      text.split(separator: ",").reduce(JSON?.some(.array([]))) { result, part in
        guard let result, let value = value(of: String(part), element) else { return nil }
        return .array(result.elements + [value])
      }
    default: .string(text)
    }
  }
}
