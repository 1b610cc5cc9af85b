import Foundation
import HTTPTypes
import TestServer
import VersionedAPIClient

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// The peak of memory during transfers of 1 GiB, above that of a process that has made a small call.
struct Memory {
  private static let length: Int64 = 1 << 30

  private let transport: any HTTPTransport
  private let name: String

  init(_ kind: TransportKind) {
    transport = kind.make()
    name = kind.rawValue
  }

  func upload() async throws {
    try await measure("upload") { connection, _ in
      let file = FileManager.default.temporaryDirectory.appendingPathComponent("upload-\(UUID().uuidString)")
      try Data().write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      try FileHandle(forWritingTo: file).truncate(atOffset: UInt64(Self.length))
      try await connection.send(PutContent(body: RequestBody(contentsOf: file)))
    }
  }

  func download() async throws {
    try await measure("download") { connection, url in
      let file = FileManager.default.temporaryDirectory.appendingPathComponent("download-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: file) }
      try await connection.download(from: url, to: file)
    }
  }

  func slowDownload() async throws {
    try await measure("slow download") { _, url in
      let request = HTTPRequest(url)
      let (_, body) = try await transport.send(request, body: nil) { _ in }
      var count: Int64 = 0
      for try await piece in body {
        count += Int64(piece.count)
        // About 200 MB per second, if the pieces are of 64 KiB.
        try await Task.sleep(for: .microseconds(piece.count / 200))
      }
      guard count == Self.length else { throw TransportError(.connectionLost, isRequestSent: true) }
    }
  }

  private func measure(_ what: String, _ work: (ServiceConnection, URL) async throws -> Void) async throws {
    try await TestServer.run { request in
      request.path == "/content"
        ? [.send("HTTP/1.1 200 OK\r\nContent-Length: \(Self.length)\r\n\r\n"), .sendZeros(Self.length)]
        : [.json(#"{"title": "Ulysses"}"#)]
    } test: { server in
      let connection = ServiceConnection(port: server.port, transport)
      try await connection.send(GetBook())
      let idle = Self.peak
      let start = ContinuousClock.now
      let url = try Loopback(port: server.port).url().appendingPathComponent("content")
      try await work(connection, url)
      let duration = ContinuousClock.now - start
      print("\(name) \(what) of 1 GiB: peak \((Self.peak - idle) >> 20) MiB above idle, \(duration)")
    }
  }

  /// The largest number of bytes in memory so far.
  private static var peak: Int {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return usage.ru_maxrss << 10
    #endif
  }
}
