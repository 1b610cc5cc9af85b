import Foundation
import HTTPTypes
import VersionedAPIDefinition
import VersionedAPIRuntime

/// Makes the responses of faults.
struct FaultyResponses: Sendable {
  let version: VersionModel?
  let operation: API.Operation?
  let now: Date

  /// Returns the response instead of that of the operation; nil if the fault does not replace it.
  func replacement(for fault: Fault) -> EmulatorResponse? {
    switch fault.kind {
    case .tooManyRequests:
      return error(429, .tooManyRequests, "The rate limit is exceeded.", fault)
    case .status:
      let status = fault.status ?? 500
      let code: ErrorCode =
        status == 503 ? .serviceUnavailable : status == 429 ? .tooManyRequests : .internalServerError
      return error(status, code, "An error was requested from the emulator.", fault)
    case .html:
      let status = fault.status ?? 502
      let text = "<html><head><title>\(status)</title></head><body><h1>\(status)</h1><hr>proxy</body></html>"
      return EmulatorResponse(status, text: text, type: "text/html")
    case .reset:
      var response = EmulatorResponse(500)
      response.connection = .reset
      return response
    case .latency, .truncate, .unknownEnum, .missingOptional, .nextLinkLoop, .nextLinkForeign:
      return nil
    }
  }

  private func error(_ status: Int, _ code: ErrorCode, _ message: String, _ fault: Fault) -> EmulatorResponse {
    var response = EmulatorResponse(status, json: ServiceFailure(status, code, message).body(in: version))
    switch fault.retry {
    case .none: break
    case .seconds(let seconds): response.fields[.retryAfter] = String(seconds)
    // Eleven thousand days.
    case .absurd: response.fields[.retryAfter] = "999999999"
    case .date: response.fields[.retryAfter] = now.addingTimeInterval(2).httpDate
    }
    return response
  }

  /// Changes the response of the operation.
  func change(_ response: inout EmulatorResponse, by fault: Fault, url: String) {
    switch fault.kind {
    case .latency: response.delay = .milliseconds(fault.milliseconds ?? 1000)
    case .truncate: response.connection = .truncated(response.body.count / 2)
    case .unknownEnum: changeBody(of: &response) { unknownEnums($0, $1) }
    case .missingOptional: changeBody(of: &response) { required($0, $1) }
    case .nextLinkLoop: setNextLink(of: &response, to: url)
    case .nextLinkForeign: setNextLink(of: &response, to: "http://other-host.invalid/next?skip=1")
    case .tooManyRequests, .status, .html, .reset: break
    }
  }

  private func changeBody(of response: inout EmulatorResponse, _ change: (JSON, TypeExpression) -> JSON) {
    let status = response.status
    guard let type = operation?.responses.first(where: { $0.status == status })?.body,
      let value = try? JSON(json: response.body)
    else { return }
    response.body = change(value, type).data()
  }

  private func setNextLink(of response: inout EmulatorResponse, to url: String) {
    guard response.status == 200, let paged = operation?.paged, let value = try? JSON(json: response.body) else {
      return
    }
    response.body = value.setting(paged.next.name, .string(url)).data()
  }

  private func unknownEnums(_ value: JSON, _ type: TypeExpression) -> JSON {
    walk(value, type) { schema, object in
      object.merging(
        schema.properties.compactMap { property in
          guard case .named(let name) = property.type, object[property.element.key] != nil,
            version?.enumeration(name)?.isClosed == false
          else { return nil }
          return (property.element.key, JSON.string("AddedLater"))
        }
      ) { $1 }
    }
  }

  private func required(_ value: JSON, _ type: TypeExpression) -> JSON {
    walk(value, type) { schema, object in
      let kept = Set(schema.properties.filter { $0.isRequired && !$0.isOptionalInResponses }.map(\.element.key))
      // Without its items, a page would not be one.
      return object.filter { kept.contains($0.key) || operation?.paged?.items.name == $0.key }
    }
  }

  /// Changes all objects in a value, outer ones first.
  private func walk(
    _ value: JSON,
    _ type: TypeExpression,
    _ change: (API.Schema, [String: JSON]) -> [String: JSON]
  ) -> JSON {
    switch (type, value) {
    case (.array(let element), .array(let elements)): return .array(elements.map { walk($0, element, change) })
    case (.map(let element), .object(let object)): return .object(object.mapValues { walk($0, element, change) })
    case (.named(let name), .object(let object)):
      guard let schema = version?.schema(name) else { return value }
      if let type = schema.type { return walk(value, type, change) }
      var result = change(schema, object)
      for property in schema.properties {
        if let inner = result[property.element.key] {
          result[property.element.key] = walk(inner, property.type, change)
        }
      }
      return .object(result)
    default: return value
    }
  }
}
