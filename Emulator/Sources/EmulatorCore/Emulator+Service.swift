import Foundation
import HTTPTypes
import VersionedAPIDefinition
import VersionedAPIRuntime

/// Requests of the service: everything that is the same for all operations.
extension Emulator {
  /// Checks a request, performs its operation, and writes the response.
  func serve(_ request: EmulatorRequest, _ target: Target, _ record: inout RequestRecord) -> EmulatorResponse {
    guard isAuthorized(request) else {
      record.problems = ["the key is missing or wrong"]
      return .gateway(
        401,
        "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an "
          + "active subscription and use a correct regional API endpoint for your resource."
      )
    }
    guard model.versions.contains(where: { target.path.hasPrefix($0.api.version.path + "/") }) else {
      record.problems = ["the path is not one of the service"]
      return .gateway(404, "Resource not found")
    }
    var version: VersionModel?
    do throws(ServiceFailure) {
      let found = try self.version(of: target)
      version = found
      record.version = found.id
      let (operation, path) = try route(request.method, target, in: found)
      record.operation = operation.element.key
      let applied = faults.take(for: operation, path: target.path)
      record.faults = applied.map(\.kind.rawValue)
      let maker = FaultyResponses(version: found, operation: operation, now: clock.now)
      for fault in applied { if let response = maker.replacement(for: fault) { return response } }
      let base = request.base ?? self.base
      var response: EmulatorResponse
      do throws(ServiceFailure) {
        let call = try check(request, target, operation, path, in: found, base: base)
        response = write(try perform(call), for: call)
      } catch {
        response = write(error, in: found, &record)
      }
      for fault in applied { maker.change(&response, by: fault, url: base + request.target) }
      return response
    } catch {
      return write(error, in: version, &record)
    }
  }

  // MARK: Requests

  private func isAuthorized(_ request: EmulatorRequest) -> Bool {
    if let key = request.fields.get("Ocp-Apim-Subscription-Key") { return key == options.key }
    guard let value = request.fields[.authorization], value.lowercased().hasPrefix("bearer ") else { return false }
    return AccessTokens(key: shared.signingKey).isValid(String(value.dropFirst(7)), now: clock.now)
  }

  /// Issues an access token, as the security token service of a resource does.
  func issueToken(_ request: EmulatorRequest) -> EmulatorResponse {
    guard request.method == "POST" else { return .gateway(405, "The method is not allowed.") }
    guard request.fields.get("Ocp-Apim-Subscription-Key") == options.key else {
      return .gateway(401, "Access denied due to invalid subscription key.")
    }
    return EmulatorResponse(
      200,
      text: AccessTokens(key: shared.signingKey).token(now: clock.now),
      type: "application/jwt"
    )
  }

  private func version(of target: Target) throws(ServiceFailure) -> VersionModel {
    // Of two paths, the longer one is meant.
    let candidates = model.versions.filter { target.path.hasPrefix($0.api.version.path + "/") }
    let length = candidates.map(\.api.version.path.count).max() ?? 0
    let versions = candidates.filter { $0.api.version.path.count == length }
    if let version = versions.first(where: \.api.version.query.isEmpty) { return version }
    let name = versions.first?.api.version.query.first?.name ?? "api-version"
    let known = versions.map(\.id).joined(separator: ", ")
    // Versions of which the definitions know nothing are in the path as well.
    if target.segments.count > 1, target.segments[1].wholeMatch(of: /v[0-9]+\.[0-9]+.*/) != nil {
      throw ServiceFailure(404, .notFound, "The api-version '\(target.segments[1])' does not exist.")
    }
    guard let value = target.value(name) else {
      throw .invalid(
        "The query parameter '\(name)' is required; known versions are \(known).",
        at: name,
        .invalidParameter
      )
    }
    guard let version = versions.first(where: { $0.id == value }) else {
      throw .invalid("'\(value)' is not an api-version; known versions are \(known).", at: name, .invalidParameterValue)
    }
    return version
  }

  private func route(
    _ method: String,
    _ target: Target,
    in version: VersionModel
  ) throws(ServiceFailure) -> (API.Operation, [String: String]) {
    let prefix = version.api.version.path.split(separator: "/").count
    let path = Array(target.segments.dropFirst(prefix))
    var allowed: [String] = []
    var length: Int?
    for route in version.routes {
      // A path with a longer literal part is another resource: 'models/base' is not a model.
      if let length, route.literalLength < length { break }
      guard let values = route.match(path) else { continue }
      if route.method == method { return (route.operation, values) }
      length = route.literalLength
      allowed.append(route.method)
    }
    guard allowed.isEmpty else {
      var failure = ServiceFailure(405, .notAllowed, "The method \(method) is not allowed here.")
      failure.allowedMethods = allowed.sorted()
      throw failure
    }
    throw ServiceFailure(404, .notFound, "There is no operation \(method) \(target.path) in \(version.id).")
  }

  private func check(
    _ request: EmulatorRequest,
    _ target: Target,
    _ operation: API.Operation,
    _ path: [String: String],
    in version: VersionModel,
    base: String
  ) throws(ServiceFailure) -> Call {
    let parameters = ParameterChecker(version: version, operation: operation)
      .read(path: path, target: target) { request.fields.get($0) }
    guard parameters.problems.isEmpty else { throw ServiceFailure(400, .invalidRequest, problems: parameters.problems) }
    if request.isTooLarge {
      let limit = EmulatorRequest.bodyLimit(target: request.target, contentType: request.fields[.contentType])
      throw ServiceFailure(413, .invalidRequest, "The body is larger than \(limit) bytes.")
    }
    let content = try ContentReader(version: version, operation: operation, others: model.versions).read(request)
    return Call(
      version: version,
      operation: operation,
      values: parameters.values,
      content: content,
      target: target,
      base: base
    )
  }

  // MARK: Responses

  private func write(_ reply: Reply, for call: Call) -> EmulatorResponse {
    let documented = call.operation.responses.first { $0.status == reply.status }
    var response = EmulatorResponse(reply.status)
    if let type = documented?.body, let body = reply.body {
      let shown = Presenter(version: call.version, base: call.base).shaped(body, type) ?? body
      response = EmulatorResponse(reply.status, json: shown)
    }
    for header in documented?.headers ?? [] {
      switch header.element.key.lowercased() {
      case "location": response.fields[.location] = reply.location
      case "operation-location": if let url = reply.operationLocation { response.fields.set("Operation-Location", url) }
      // At an instant pace, the next look finds the job ended.
      case "retry-after": if reply.isPending, options.pace != .instant { response.fields[.retryAfter] = "1" }
      default: break
      }
    }
    return response
  }

  private func write(
    _ failure: ServiceFailure,
    in version: VersionModel?,
    _ record: inout RequestRecord
  ) -> EmulatorResponse {
    record.problems = failure.problems.isEmpty ? [failure.message ?? ""] : failure.problems.map(\.message)
    var response = EmulatorResponse(failure.status, json: failure.body(in: version))
    if !failure.allowedMethods.isEmpty { response.fields[.allow] = failure.allowedMethods.joined(separator: ", ") }
    return response
  }
}
