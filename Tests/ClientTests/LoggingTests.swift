import Foundation
import HTTPTypes
import InMemoryLogging
import Logging
import Testing
import VersionedAPIClient
import VersionedAPIRuntimeTestSupport

struct LoggingTests {
  private let handler = InMemoryLogHandler()

  @Test func `tries and retries are logged`() async throws {
    let server = Server(.status(503, ["X-Secret": "hidden-field", "apim-request-id": "r1"]), Server.book)
    try await server.connection { log(.debug, &$0) }.send(Library.GetBook())

    #expect(
      handler.entries.map { "\($0.level) \($0.message)" } == ["debug response", "notice retry", "debug response"]
    )
    let first = try #require(handler.entries.first?.metadata)
    #expect(first["operation"] == "Books_Get")
    #expect(first["url"] == "https://contoso.com/library/v1/books/1")
    #expect(first["status"] == .stringConvertible(503))
    #expect(first["try"] == .stringConvertible(1))
    #expect(first["apim-request-id"] == "r1")
    #expect(first["x-secret"] == nil)
  }

  @Test func `nothing is logged unless asked for, and only retries by default`() async throws {
    let server = Server(.status(503), Server.book)
    try await server.connection { log(.info, &$0) }.send(Library.GetBook())

    #expect(handler.entries.map { "\($0.message)" } == ["retry"])
  }

  @Test func `query items are hidden unless they are in the list`() async throws {
    let link = Link<Library.ListBooks>(try makeURL("https://contoso.com/books?skip=2&sig=hidden-signature&x"))
    _ = try? await Server(.json(#"{"values": []}"#)).connection { log(.debug, &$0) }.reply(following: link)

    #expect(handler.entries.first?.metadata["url"] == "https://contoso.com/books?skip=2&sig=<hidden>&x=<hidden>")
  }

  @Test func `values that are not documented are logged`() async throws {
    let server = Server(.json(#"{"title": "a", "state": "Ready", "self": 7}"#))
    try await server.connection { log(.info, &$0) }.send(Library.GetBook())

    #expect(handler.entries.first?.metadata["issue"]?.description == "self: expected a URL, found 7")
  }

  @Test func `no secret is logged`() async throws {
    struct Leak: Error { var key = "hidden-key" }
    let failing = TokenProvider { throw Leak() }
    let server = Server(.failure(TransportError(.connectionLost, isRequestSent: true)), .status(401), Server.book)
    let connection = server.connection(credential: HeaderCredential("X-Key", value: "hidden-key")) { log(.trace, &$0) }
    _ = try? await connection.send(Library.GetBook())
    _ = try? await connection.download(from: try makeURL("https://storage.contoso.com/a?sig=hidden-signature"))
    _ = try? await server.connection(credential: HeaderCredential("X-Key", provider: failing)) { log(.trace, &$0) }
      .send(Library.GetBook())

    let shown = handler.entries.map { "\($0.message) \($0.metadata)" }.joined(separator: "\n")
    #expect(handler.entries.count >= 4)
    #expect(!shown.contains("hidden-key") && !shown.contains("hidden-signature"))
  }

  private func log(_ level: Logger.Level, _ options: inout ClientOptions) {
    var logger = Logger(label: "test") { _ in handler }
    logger.logLevel = level
    options.logging.logger = logger
  }
}
