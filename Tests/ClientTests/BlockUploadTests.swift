import Foundation
import HTTPTypes
import Testing
@_spi(Generated) import VersionedAPIClient
import VersionedAPIRuntimeTestSupport

@Suite(.timeLimit(.minutes(1)))
struct BlockUploadTests {
  private let content = makeBytes(25)

  @Test func `content is uploaded in blocks and committed in order`() async throws {
    let storage = Storage()
    try await storage.upload(RequestBody(content))

    #expect(storage.committed == content)
    #expect(storage.uploads == 3)
  }

  @Test(arguments: [0, 1, 9, 10, 11, 20, 21])
  func `any length is uploaded`(length: Int) async throws {
    let storage = Storage()
    try await storage.upload(RequestBody(content.prefix(length)))

    #expect(storage.committed == content.prefix(length))
    #expect(storage.uploads == (length + 9) / 10)
  }

  @Test(arguments: [1, 2, 3])
  func `an upload that ended with an error is continued`(failingUpload: Int) async throws {
    let file = try TemporaryFile(content)
    let storage = Storage(failingUpload: failingUpload)
    await #expect(throws: ServiceError.self) { try await storage.upload(RequestBody(contentsOf: file.url)) }
    #expect(storage.committed == nil)
    try await storage.upload(RequestBody(contentsOf: file.url))

    #expect(storage.committed == content)
    #expect(storage.uploads == 4)
  }

  @Test func `blocks of other content are not used`() async throws {
    let storage = Storage(failingUpload: 3)
    await #expect(throws: ServiceError.self) { try await storage.upload(RequestBody(content)) }
    let other = Data(content.reversed())
    try await storage.upload(RequestBody(other))

    #expect(storage.committed == other)
  }

  @Test func `blocks of a file that has changed are not used`() async throws {
    let file = try TemporaryFile(content)
    let storage = Storage(failingUpload: 3)
    await #expect(throws: ServiceError.self) { try await storage.upload(RequestBody(contentsOf: file.url)) }
    let other = Data(content.reversed())
    try file.write(other)
    try file.setModificationDate(Date(timeIntervalSince1970: 1_000_000))
    try await storage.upload(RequestBody(contentsOf: file.url))

    #expect(storage.committed == other)
  }

  @Test(arguments: [1, 2, 7])
  func `no more blocks are uploaded at a time than allowed`(concurrency: Int) async throws {
    let storage = Storage(delay: .milliseconds(5))
    try await storage.upload(RequestBody(makeBytes(200)), concurrency: concurrency)

    #expect(storage.maximumConcurrency == concurrency)
  }

  @Test func `identifiers have the same length, and at most 64 bytes`() async throws {
    let storage = Storage()
    try await storage.upload(RequestBody(makeBytes(2000)))

    #expect(Set(storage.ids.map { Data(base64Encoded: $0)?.count }) == [22])
    #expect(Set(storage.ids).count == 200)
  }

  @Test func `progress counts all blocks, and those that are there already`() async throws {
    let reports = Locked([Int64]())
    let storage = Storage(failingUpload: 3)
    _ = try? await storage.upload(RequestBody(content), concurrency: 1)
    try await storage.upload(RequestBody(content), concurrency: 1) { progress in
      reports.withLock { $0.append(progress.sent) }
      #expect(progress.totalToSend == 25)
    }

    #expect(reports.withLock { [$0.first, $0.last] } == [20, 25])
  }
}

/// A service that keeps blocks.
private final class Storage: Sendable {
  private struct State {
    var blocks: [String: Data] = [:]
    var ids: [String] = []
    var uploads = 0
    var running = 0
    var maximumConcurrency = 0
    var committed: Data?
  }

  private let state = Locked(State())
  private let failingUpload: Int?
  private let delay: Duration

  init(failingUpload: Int? = nil, delay: Duration = .zero) {
    self.failingUpload = failingUpload
    self.delay = delay
  }

  var committed: Data? { state.withLock(\.committed) }
  var uploads: Int { state.withLock(\.uploads) }
  var maximumConcurrency: Int { state.withLock(\.maximumConcurrency) }
  var ids: [String] { state.withLock(\.ids) }

  func upload(
    _ body: RequestBody,
    concurrency: Int = 1,
    onProgress: (@Sendable (TransferProgress) -> Void)? = nil
  ) async throws {
    var options = BlockUploadOptions()
    options.blockSize = 10
    options.maximumConcurrency = concurrency
    options.onProgress = onProgress
    try await Server().connection().uploadBlocks(
      with: StubTransport { [self] in try await respond($0, $1) },
      body,
      options
    )
  }

  fileprivate func respond(_ request: HTTPRequest, _ body: RequestBody?) async throws -> StubTransport.Response {
    let data = try body?.data() ?? Data()
    switch request.method {
    case .put:
      let isFailing = state.withLock { state in
        state.uploads += 1
        state.running += 1
        state.maximumConcurrency = max(state.maximumConcurrency, state.running)
        return state.uploads == failingUpload
      }
      try await Task.sleep(for: delay)
      return state.withLock { state in
        state.running -= 1
        if isFailing { return .init(status: .badRequest) }
        let id = String(request.path?.split(separator: "=").last ?? "").removingPercentEncoding ?? ""
        state.blocks[id] = data
        return .init(status: .created)
      }
    case .post:
      return state.withLock { state in
        let book = try? JSONDecoder().decode(Library.Book.self, from: data)
        state.ids = book?.title.split(separator: ",").map(String.init) ?? []
        state.committed = Data(state.ids.map { state.blocks[$0] ?? Data() }.joined())
        return .json(#"{"title": "", "state": ""}"#, status: .created)
      }
    default:
      let list = state.withLock { state in state.blocks.map { "\($0.key) \($0.value.count)" }.joined(separator: ",") }
      return .json(#"{"title": "\#(list)", "state": ""}"#)
    }
  }
}

extension ServiceConnection {
  /// Uploads blocks. A list of blocks is the title of a book.
  fileprivate func uploadBlocks(
    with transport: StubTransport,
    _ body: RequestBody,
    _ options: BlockUploadOptions
  ) async throws {
    let connection = ServiceConnection(
      endpoint: Contoso(),
      credential: HeaderCredential("X-Key", value: "key"),
      transport: transport
    )
    _ = try await connection.uploadBlocks(
      of: body,
      options: options,
      list: Library.GetBook(),
      uploaded: { book in
        book.title.split(separator: ",").map { block in
          let parts = block.split(separator: " ")
          return UploadedBlock(id: String(parts[0]), size: Int64(parts[1]))
        }
      },
      upload: { Library.UploadBook(id: $0, content: $1) },
      commit: { Library.AddBook(book: .init(title: $0.joined(separator: ","))) }
    )
  }
}
