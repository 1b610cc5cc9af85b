import Foundation
import HTTPTypes
import TestServer
import Testing
@_spi(Generated) import VersionedAPIClient

@Suite(.timeLimit(.minutes(1)))
struct BlockUploadTests {
  private static let blockSize = 50_000
  private let content = Data((0..<230_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) })

  @Test(arguments: TransportKind.allCases, 0..<5)
  func `a block whose connection is reset is sent again`(kind: TransportKind, block: Int) async throws {
    let store = BlockStore(resetting: block, times: 1)
    try await run(kind) {
      store.respond(to: $0)
    } test: { server, transport in
      try await upload(ServiceConnection(port: server.port, transport))
    }

    #expect(store.content == content)
    #expect(store.uploadCounts == (0..<5).map { $0 == block ? 2 : 1 })
  }

  @Test(arguments: TransportKind.allCases, 0..<5)
  func `an upload that ended at a block is continued there`(kind: TransportKind, block: Int) async throws {
    let store = BlockStore(resetting: block, times: 4)
    try await run(kind) {
      store.respond(to: $0)
    } test: { server, transport in
      let connection = ServiceConnection(port: server.port, transport)
      #expect(await transportError(of: { try await upload(connection) })?.reason == .connectionLost)
      #expect(store.content == nil)
      try await upload(connection)
    }

    #expect(store.content == content)
    // With one block at a time, those before it are there, and those after it were not sent.
    #expect(store.uploadCounts == (0..<5).map { $0 == block ? 5 : 1 })
  }

  /// Uploads the content, one block at a time.
  private func upload(_ connection: ServiceConnection) async throws {
    var options = BlockUploadOptions()
    options.blockSize = Self.blockSize
    options.maximumConcurrency = 1
    _ = try await connection.uploadBlocks(
      of: RequestBody(content),
      options: options,
      list: Library.GetBook(),
      uploaded: { book in
        book.title.split(separator: ",").map { block in
          let parts = block.split(separator: " ")
          return UploadedBlock(id: Self.id(String(parts[0])), size: Int64(parts[1]))
        }
      },
      upload: { Library.PutBlock(name: Self.name($0), body: $1) },
      commit: { ids in
        let title = ids.map { Self.name($0) }.joined(separator: ",")
        return Library.AddBook(body: RequestBody(Data(#"{"title": "\#(title)"}"#.utf8)))
      }
    )
  }

  /// Returns the name of a block in paths. Identifiers are Base64.
  private static func name(_ id: String) -> String {
    Data(base64Encoded: id).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
  private static func id(_ name: String) -> String { Data(name.utf8).base64EncodedString() }
}
