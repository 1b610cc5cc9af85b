import Foundation
import HTTPTypes
import Testing
import VersionedAPIClient
import VersionedAPIDefinition
import VersionedAPIRuntimeTestSupport
import VersionedAPITestSupport

/// The generated clients pass the protocol tests.
struct ClientProtocolTests {
  private struct Host: ServiceEndpoint {
    func url() throws -> URL { try makeURL("https://example.com") }
  }

  @Test(arguments: registries)
  func `a method sends the request of its test`(registry: Registry) async throws {
    let file = try ProtocolTestFile(version: registry.version)
    for (index, test) in file.tests.enumerated() {
      let credential = file.credentials[index % file.credentials.count]
      await #expect(throws: Never.self, "\(registry.version) \(test.id)") {
        let (head, body) = try await Self.request(of: test, registry, credential)
        var differences = try test.request.differences(from: head, body: body)
        for other in file.credentials {
          let value = HTTPField.Name(other.header).flatMap { head.headerFields[$0] }
          if value != (other.name == credential.name ? other.value : nil) { differences.append(other.header) }
        }
        #expect(differences == [], "\(registry.version) \(test.id)")
      }
    }
  }

  @Test(arguments: registries)
  func `an operation reads the response of its test`(registry: Registry) throws {
    for test in try ProtocolTestFile(version: registry.version).tests {
      #expect(throws: Never.self, "\(registry.version) \(test.id)") {
        let operation = try registry.call(test.operation).operation(OperationInput(test.input))
        try Self.check(operation, test, registry.version)
      }
    }
  }

  @Test(arguments: registries)
  func `every operation has a method and tests`(registry: Registry) throws {
    let api = try #require(try definition().api(version: registry.version))
    let operations = api.operations.map(\.element.key).sorted()
    #expect(registry.calls.map(\.key).sorted() == operations)
    let tests = try ProtocolTestFile(version: registry.version).tests
    #expect(Set(tests.map(\.operation)).sorted() == operations)
    #expect(Set(tests.map(\.id)).count == tests.count)
  }

  /// Calls the operation of a test with a client, and returns the request that it sends.
  private static func request(
    of test: ProtocolTest,
    _ registry: Registry,
    _ credential: ProtocolTestFile.Credential
  ) async throws -> (head: HTTPRequest, body: Data?) {
    let makeCredential = try #require(registry.credentials[credential.name])
    let (transport, sent) = transport(respondingWith: test.response)
    let connection = ServiceConnection(
      endpoint: Host(),
      credential: AnyCredential(makeCredential(credential.secret)),
      transport: transport
    )
    try await registry.call(test.operation).method(connection, OperationInput(test.input))
    let requests = await sent.requests
    try #require(requests.count == 1)
    return (requests[0].head, try requests[0].body?.data())
  }

  /// Reads the response of a test, and compares what it is encoded as with the test.
  private static func check<Operation: APIOperation>(
    _ operation: Operation,
    _ test: ProtocolTest,
    _ version: String
  ) throws {
    #expect(Operation.operationID == test.operationId)
    let reply = try operation.reply(from: test.response.head(), body: test.response.data(), decoding: .strict)
    #expect(reply.issues == [], "\(version) \(test.id)")
    #expect(reply.status.code == test.response.status)
    #expect(reply.location?.absoluteString == test.response.headers["Location"])
    #expect(reply.operationLocation?.absoluteString == test.response.headers["Operation-Location"])
    #expect(reply.retryAfter == test.response.headers["Retry-After"].flatMap(Int.init).map { .seconds($0) })
    switch reply.output {
    case let data as Data: #expect(data == test.response.body?.base64, "\(version) \(test.id)")
    case let value as any Encodable:
      let json = try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(value))
      #expect(json == test.response.body?.json, "\(version) \(test.id)")
    default: #expect(Operation.Output.self == Void.self && test.response.body == nil, "\(version) \(test.id)")
    }
  }

  private static func transport(respondingWith response: ProtocolTest.Response) -> (StubTransport, Sent) {
    let sent = Sent()
    let transport = StubTransport { head, body in
      await sent.append(head, body)
      let head = try response.head()
      return .init(status: head.status, headerFields: head.headerFields, body: try response.data())
    }
    return (transport, sent)
  }
}

/// The requests that a transport was given.
private actor Sent {
  private(set) var requests: [(head: HTTPRequest, body: RequestBody?)] = []

  func append(_ head: HTTPRequest, _ body: RequestBody?) { requests.append((head, body)) }
}

/// A credential of any type.
private struct AnyCredential: RequestCredential {
  private let credential: any RequestCredential

  init(_ credential: any RequestCredential) { self.credential = credential }

  func headerField() async throws -> (name: String, value: String)? { try await credential.headerField() }
}

extension Registry {
  /// Returns the call with a key.
  fileprivate func call(_ key: String) throws -> Call {
    try #require(calls.first { $0.key == key }, "record the registry with 'make golden'")
  }
}

extension ProtocolTest.Response {
  fileprivate func head() throws -> HTTPResponse {
    HTTPResponse(status: .init(code: status), headerFields: try makeFields(headers))
  }

  fileprivate func data() throws -> Data {
    try body?.json.map { try JSONEncoder().encode($0) } ?? body?.base64 ?? Data()
  }
}
