import Foundation
import HTTPTypes
import VersionedAPIDefinition
import VersionedAPIRuntime

/// Reads the body of a request and compares it with the definitions.
struct ContentReader: Sendable {
  let version: VersionModel
  let operation: API.Operation
  var others: [VersionModel] = []

  /// Reads a body.
  /// - Throws: ``ServiceFailure`` if it is not what the operation takes.
  func read(_ request: EmulatorRequest) throws(ServiceFailure) -> RequestContent {
    guard let body = operation.body else {
      guard request.body.isEmpty else {
        throw .invalid("\(operation.operationID) takes no body.", .invalidRequestBodyFormat)
      }
      return .none
    }
    if request.body.isEmpty, body.type != .primitive(.binary) {
      guard body.isRequired else { return .none }
      throw .invalid("The request has no body.", .emptyRequest)
    }
    let type = try contentType(of: request, for: body)
    if body.type == .primitive(.binary) { return .data(request.body) }
    if body.type == nil { return .form(try form(request.body, contentType: type, body)) }
    return .json(try json(request.body, body))
  }

  private func contentType(of request: EmulatorRequest, for body: API.Body) throws(ServiceFailure) -> String {
    let value = request.fields[.contentType] ?? ""
    let media = value.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
    let isPatch = body.content == Self.mergePatch
    // The service takes patches under both names.
    guard media == body.content.lowercased() || isPatch && media == TypeExpression.jsonContent else {
      let found = value.isEmpty ? "The request has no content type" : "The content type '\(media)' is not supported"
      throw ServiceFailure(415, .unsupportedMediaType, "\(found); \(operation.operationID) takes \(body.content).")
    }
    return value
  }

  private static let mergePatch = "application/merge-patch+json"

  private func json(_ data: Data, _ body: API.Body) throws(ServiceFailure) -> JSON {
    let value = try Self.parse(data, what: "body")
    guard let type = body.type else { return value }
    let direction: Direction = body.content == Self.mergePatch ? .patch : .request
    let problems = ValueChecker(version: version, direction: direction, others: others).problems(in: value, type)
    guard problems.isEmpty else { throw ServiceFailure(400, .invalidRequest, problems: problems) }
    return value
  }

  /// Parses JSON.
  /// - Throws: ``ServiceFailure`` if it is malformed.
  static func parse(_ data: Data, what: String) throws(ServiceFailure) -> JSON {
    do {
      return try JSON(json: data)
    } catch {
      var reason = ""
      if case .dataCorrupted(let context)? = error as? DecodingError {
        let details = (context.underlyingError as NSError?)?.userInfo["NSDebugDescription"] as? String
        reason = ": " + (details ?? context.debugDescription)
      }
      while reason.last == "." { reason.removeLast() }
      throw .invalid("The \(what) is not well-formed JSON\(reason).", .invalidRequestBodyFormat)
    }
  }

  private func form(
    _ data: Data,
    contentType: String,
    _ body: API.Body
  ) throws(ServiceFailure) -> [String: FormPart] {
    var parts: [String: FormPart] = [:]
    var problems: [Problem] = []
    for part in try MultipartReader.parts(of: data, contentType: contentType) {
      if !body.parts.contains(where: { $0.element.key == part.name }) {
        problems.append(
          Problem(
            "'\(part.name)' is not a part of the form of \(operation.operationID)",
            at: part.name,
            .invalidPayload
          )
        )
      }
      if parts.updateValue(part, forKey: part.name) != nil {
        problems.append(Problem("the form has the part '\(part.name)' twice", at: part.name, .invalidPayload))
      }
    }
    let checker = ValueChecker(version: version, direction: .request, others: others)
    for property in body.parts {
      let name = property.element.key
      guard let part = parts[name] else {
        if property.isRequired { problems.append(Problem("the part '\(name)' is required", at: name, .invalidPayload)) }
        continue
      }
      if property.type == .primitive(.binary) { continue }
      guard let text = String(validating: part.data, as: UTF8.self) else {
        problems.append(Problem("the part '\(name)' is not UTF-8", at: name, .invalidPayload))
        continue
      }
      problems += checker.constraintProblems(in: .string(text), property, at: name)
      if let type = property.json {
        problems += checker.problems(in: try Self.parse(part.data, what: "part '\(name)'"), type, at: name)
      }
    }
    guard problems.isEmpty else { throw ServiceFailure(400, .invalidRequest, problems: problems) }
    return parts
  }
}
