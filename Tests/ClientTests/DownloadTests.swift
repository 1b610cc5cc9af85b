import Foundation
import HTTPTypes
import Testing
import VersionedAPIClient
import VersionedAPIRuntimeTestSupport

struct DownloadTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("download \(UUID().uuidString)")

  @Test func `content is decoded, and no credential is sent`() async throws {
    let server = Server(Server.book)
    let book = try await server.connection { $0.headerFields = [.userAgent: "app"] }
      .download(Content(), as: Library.Book.self)

    #expect(book.title == "a")
    #expect(server.requests.map(\.urlString) == ["https://storage.contoso.com/a?sig=hidden"])
    #expect(server.requests[0].headerFields.dictionary == ["Accept": "*/*", "Accept-Encoding": "identity"])
  }

  @Test func `content is written to a file, and replaces it`() async throws {
    try await inFolder { file in
      try Data("an old and longer file".utf8).write(to: file)
      try await Server(.json("new")).connection().download(Content(), to: file)

      #expect(try Data(contentsOf: file) == Data("new".utf8))
    }
  }

  @Test func `an error leaves the file as it was, and nothing beside it`() async throws {
    try await inFolder { file in
      try Data("old".utf8).write(to: file)
      let server = Server(.json("<Error><Code>AuthenticationFailed</Code><Message>Expired.</Message></Error>", 403))

      let error = await #expect(throws: ServiceError.self) {
        try await server.connection().download(Content(), to: file)
      }
      #expect(error?.code == "AuthenticationFailed")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [file.lastPathComponent])
      #expect(try Data(contentsOf: file) == Data("old".utf8))
    }
  }

  @Test func `a file that cannot be written is named`() async throws {
    let file = folder.appendingPathComponent("missing/file")

    let error = await #expect(throws: ClientError.self) {
      try await Server(Server.book).connection().download(Content(), to: file)
    }
    #expect(error?.description == "'\(file.path)' cannot be written: No such file or directory")
  }

  @Test(arguments: [302, 204, 304])
  func `another status than 200 is an error`(status: Int) async throws {
    let server = Server(.status(status, ["Location": "https://fabrikam.com"]))

    await #expect(throws: ServiceError.self) { try await server.connection().download(from: Content().url) }
    #expect(server.requests.count == 1)
  }

  @Test(arguments: ["http://storage.contoso.com/a", "ftp://storage.contoso.com/a", "file:///etc/passwd", "a"])
  func `a URL that others could read is an error`(url: String) async throws {
    let server = Server(Server.book)

    await #expect(throws: ClientError.insecureURL) { try await server.connection().download(from: try makeURL(url)) }
    #expect(server.requests.isEmpty)
  }

  @Test func `content without a link is an error`() async throws {
    struct Empty: Downloadable { var contentURL: URL? }

    await #expect(throws: ClientError.missingContentLink) {
      try await Server(Server.book).connection().download(Empty(), as: Library.Book.self)
    }
  }

  @Test func `a broken download is continued where it ended`() async throws {
    let transport = Parts(["ab", "cd", "e"], entityTag: "\"1\"")

    #expect(try await transport.connection().download(from: Content().url) == Data("abcde".utf8))
    #expect(transport.ranges == [nil, "bytes=2- if \"1\"", "bytes=4- if \"1\""])
  }

  @Test func `a broken download of a file is continued where it ended`() async throws {
    try await inFolder { file in
      try await Parts(["ab", "cd", "e"], entityTag: "\"1\"").connection().download(Content(), to: file)

      #expect(try Data(contentsOf: file) == Data("abcde".utf8))
    }
  }

  @Test(arguments: [nil, "W/\"1\""])
  func `a broken download begins anew if nothing tells that the content is the same`(entityTag: String?) async throws {
    let transport = Parts(["abcd", "efg"], entityTag: entityTag)

    #expect(try await transport.connection().download(from: Content().url) == Data("efg".utf8))
    #expect(transport.ranges == [nil, nil])
  }

  @Test func `a limit for the size in memory holds`() async throws {
    let server = Server(.json("abcdef"))

    await #expect(throws: ClientError.bodyTooLong(limit: 5)) {
      try await server.connection { $0.maximumBodyLength = 5 }.download(from: Content().url)
    }
    await #expect(throws: ClientError.bodyTooLong(limit: 5)) {
      try await server.connection { $0.maximumBodyLength = 5 }.send(Library.DownloadBook())
    }
    #expect(try await server.connection { $0.maximumBodyLength = 6 }.send(Library.DownloadBook()).count == 6)
  }

  @Test func `progress is reported`() async throws {
    let reports = Locked([TransferProgress]())
    _ = try await Parts(["ab", "cde"], entityTag: "\"1\"")
      .connection { $0.onProgress = { progress in reports.withLock { $0.append(progress) } } }
      .download(from: Content().url)

    #expect(reports.withLock { $0.map(\.received) } == [0, 2, 2, 5])
    #expect(reports.withLock { $0.map(\.totalToReceive) } == [5, 5, 5, 5])
  }

  private func inFolder(_ body: (_ file: URL) async throws -> Void) async throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder.appendingPathComponent("résult 1.json"))
  }
}

private struct Content: Downloadable {
  var url: URL { get throws { try makeURL("https://storage.contoso.com/a?sig=hidden") } }
  var contentURL: URL? { try? url }
}

/// A server that breaks the connection after each part of its content but the last one.
private final class Parts: HTTPTransport {
  private let parts: [String]
  private let entityTag: String?
  private let requests = Locked([HTTPRequest]())

  init(_ parts: [String], entityTag: String?) {
    self.parts = parts
    self.entityTag = entityTag
  }

  /// What each request asked for.
  var ranges: [String?] {
    requests.withLock { requests in
      requests.map { request in request.headerFields[.range].map { "\($0) if \(request.headerFields[.ifRange] ?? "")" }
      }
    }
  }

  func connection(_ change: (inout ClientOptions) -> Void = { _ in }) -> ServiceConnection {
    var options = ClientOptions()
    options.inactivityLimit = nil
    change(&options)
    return ServiceConnection(
      endpoint: Contoso(),
      credential: HeaderCredential("X-Key", value: "key"),
      transport: self,
      options: options,
      clock: InstantClock()
    )
  }

  func send(
    _ request: HTTPRequest,
    body: RequestBody?,
    didSend: @escaping @Sendable (Int) -> Void
  ) async throws -> (HTTPResponse, ResponseBody) {
    let index = requests.withLock { requests in
      requests.append(request)
      return requests.count - 1
    }
    var response = HTTPResponse(status: .ok)
    response.headerFields[.eTag] = entityTag
    let sent = parts[..<index].joined().utf8.count
    let total = parts.joined().utf8.count
    if request.headerFields[.range] != nil {
      response.status = .partialContent
      response.headerFields[.contentRange] = "bytes \(sent)-\(total - 1)/\(total)"
    }
    let (part, isLast) = (parts[index], index == parts.count - 1)
    let pieces = AsyncThrowingStream<Data, any Error> { continuation in
      continuation.yield(Data(part.utf8))
      continuation.finish(throwing: isLast ? nil : TransportError(.connectionLost, isRequestSent: true))
    }
    return (response, ResponseBody(length: Int64(request.headerFields[.range] == nil ? total : total - sent), pieces))
  }
}
