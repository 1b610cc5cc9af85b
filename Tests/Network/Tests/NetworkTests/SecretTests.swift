import Foundation
import HTTPTypes
import TestServer
import Testing
import VersionedAPIClient

/// Whatever a test records is searched for secrets at once; see `Transcript`.
@Suite(.timeLimit(.minutes(1)))
struct SecretTests {
  @Test
  func `the search finds secrets`() {
    for secret in Secrets.all {
      withKnownIssue { Transcript.add("a text with \(secret)") }
    }
  }

  @Test(
    arguments: TransportKind.allCases,
    ConnectionTests.breaks + ConnectionTests.invalidResponses.map { ($0, [.send($0), .close]) }
  )
  func `no error shows a key or a signature`(kind: TransportKind, fault: (name: String, steps: [Step])) async throws {
    try await run(kind) { _ in
      fault.steps
    } test: { server, transport in
      var request = HTTPRequest(
        method: .put,
        scheme: "http",
        authority: "127.0.0.1:\(server.port)",
        path: "/\(Secrets.signature)?sig=\(Secrets.signature)",
        headerFields: [.authorization: "Bearer \(Secrets.token)"]
      )
      if let name = HTTPField.Name("X-Library-Key") { request.headerFields[name] = Secrets.key }
      let failure = await error {
        let (_, body) = try await transport.send(request, body: RequestBody(Data(Secrets.key.utf8))) { _ in }
        _ = try await body.collect(upTo: 1000)
      }
      #expect(failure is TransportError)
      #expect(server.requests.count == 1)
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `no URL that cannot be reached is shown`(kind: TransportKind) async throws {
    let transport = kind.make()
    let port = try await TestServer.unusedPort()
    for authority in ["host.invalid", "127.0.0.1:\(port)", "not a host", ""] {
      let path = "/\(Secrets.signature)?sig=\(Secrets.signature)"
      let request = HTTPRequest(method: .get, scheme: "https", authority: authority, path: path)
      let failure = await error { _ = try await transport.send(request, body: nil) { _ in } }
      #expect(failure is TransportError)
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `no description of what a program holds shows a secret`(kind: TransportKind) async throws {
    let transport = kind.make()
    let provider = TokenProvider { AccessToken(Secrets.token, expirationDate: nil) }
    _ = try await provider.token()
    let credential = HeaderCredential("Authorization", prefix: "Bearer ", provider: provider)
    for value: Any in [
      transport, credential, HeaderCredential("X-Library-Key", value: Secrets.key),
      ServiceConnection(port: 1, transport), ServiceConnection(port: 1, transport, credential: credential),
      AccessToken(Secrets.token, expirationDate: .now),
    ] {
      Transcript.record(value: value)
    }
  }
}
