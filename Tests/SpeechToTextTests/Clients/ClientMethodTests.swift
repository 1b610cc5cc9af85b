import Foundation
import HTTPTypes
import Testing
import VersionedAPIClient
import VersionedAPIDefinition
import VersionedAPIRuntimeTestSupport
import VersionedAPITestSupport

/// Every method of a client sends the request of its operation.
struct ClientMethodTests {
  /// Ends a call when its request is known.
  private struct Sent: Error {
    let head: HTTPRequest
    let body: RequestBody?
  }

  private struct Key: RequestCredential {
    func headerField() -> (name: String, value: String)? { ("X-Key", "secret") }
  }

  private struct Host: ServiceEndpoint {
    func url() throws -> URL { try makeURL("https://example.com") }
  }

  @Test(arguments: registries)
  func `a method sends the request of its operation`(registry: Registry) async throws {
    let api = try #require(try definition().api(version: registry.version))
    let connection = ServiceConnection(
      endpoint: Host(),
      credential: Key(),
      transport: StubTransport { head, body in throw Sent(head: head, body: body) }
    )
    .with { $0.requestIDField = nil }
    for call in registry.calls {
      let input = SampleInput(api: api, operation: try #require(api.operation(named: call.key)))
      let request = try call.operation(input).request()
      let expected = try await request.httpRequest(endpoint: Host().url(), credential: Key())

      let sent = try await #require(throws: Sent.self, "\(call.key)") { try await call.method(connection, input) }

      #expect(sent.head.line == expected.line)
      #expect(sent.head.headerFields.dictionary.withoutBoundary == expected.headerFields.dictionary.withoutBoundary)
      #expect(sent.body?.length == request.body?.length)
      if !expected.isForm { #expect(sent.body == request.body) }
    }
  }

  @Test(arguments: registries)
  func `every operation has a method`(registry: Registry) throws {
    let api = try #require(try definition().api(version: registry.version))
    #expect(registry.calls.map(\.key).sorted() == api.operations.map(\.element.key).sorted())
  }
}

extension HTTPRequest {
  fileprivate var isForm: Bool { headerFields[.contentType]?.hasPrefix("multipart/") == true }
}

extension [String: String] {
  /// Without what is random in a form.
  fileprivate var withoutBoundary: Self { mapValues { String($0.prefix { $0 != ";" }) } }
}
