public import VersionedAPIDefinition
import VersionedAPIOpenAPI

/// Writes the protocol tests of an api-version in JSON: for each operation, the request that a client sends for given
/// inputs, and a response.
///
/// All values are computed from the definitions, and are the same each time.
public struct ProtocolTestWriter {
  private let api: API

  /// Creates a writer for the API of a version.
  public init(_ api: API) {
    self.api = api
  }

  /// Returns the tests, which end with a line break.
  public func document() -> String {
    let root: JSONFields = [
      ("service", .string(api.serviceName)), ("apiVersion", .string(api.version.id)),
      ("credentials", .array(api.credentials.map(credential))),
      ("tests", .array(api.operations.flatMap(tests))),
    ]
    return JSONNode.object(root).text() + "\n"
  }

  private func credential(_ credential: API.Credential) -> JSONNode {
    let secret = "\(credential.element.key)-secret"
    return .object([
      ("name", .string(credential.element.key)), ("header", .string(credential.header)),
      ("secret", .string(secret)),
      ("value", .string(credential.scheme.map { "\($0) \(secret)" } ?? secret)),
    ])
  }

  private func tests(of operation: API.Operation) -> [JSONNode] {
    var messages: Set<String> = []
    return SampleExtent.allCases.compactMap { extent in
      if extent == .removal, operation.body?.isMergePatch != true { return nil }
      let request = SampleRequest(of: operation, in: api, extent: extent)
      let response = SampleResponse(of: operation, in: api, extent: extent)
      let content: JSONFields = [
        ("input", .object(request.input)), ("request", .object(request.message)),
        ("response", .object(response.message)),
      ]
      guard messages.insert(JSONNode.object(content).text()).inserted else { return nil }
      let names: JSONFields = [
        ("id", .string("\(operation.element.key)/\(extent.rawValue)")),
        ("operation", .string(operation.element.key)), ("operationId", .string(operation.operationID)),
      ]
      return .object(names + content)
    }
  }
}

extension API.Body {
  /// Whether the body changes only the properties that it contains.
  var isMergePatch: Bool { content == "application/merge-patch+json" }
}
