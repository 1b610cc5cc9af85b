import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import NIOSSL

/// A server on loopback that sends exactly the bytes that a script asks for.
public final class TestServer: Sendable {
  /// Returns what to do after a request.
  public typealias Script = @Sendable (ReceivedRequest) -> [Step]

  /// When the script is asked.
  public enum Moment: Sendable {
    /// As soon as the head of a request is there.
    case head
    /// When the body is there, too.
    case body
  }

  /// What was seen so far.
  struct Log {
    var requests: [ReceivedRequest] = []
    var bodyByteCount: Int64 = 0
    var sentByteCount: Int64 = 0
    var connectionCount = 0
    var channels: [Int: any Channel] = [:]
  }

  /// The port.
  public let port: Int
  private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  private let channel: any Channel
  private let log: NIOLockedValueBox<Log>

  /// Starts a server on a free port.
  /// - Parameters:
  ///   - certificate: The certificate of a server for `https`.
  ///   - moment: When the script is asked.
  ///   - script: Returns what to do after a request.
  public init(
    certificate: TestCertificate? = nil,
    respondingTo moment: Moment = .body,
    _ script: @escaping Script
  ) async throws {
    let log = NIOLockedValueBox(Log())
    self.log = log
    let tls = try certificate.map { try NIOSSLContext(configuration: $0.configuration()) }
    channel = try await ServerBootstrap(group: group)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .serverChannelOption(.backlog, value: 256)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
          try channel.pipeline.syncOperations.addHandler(ConnectionHandler(log, moment, script))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    port = channel.localAddress?.port ?? 0
  }

  /// Runs a test with a server, and stops the server.
  public static func run<Result: Sendable>(
    certificate: TestCertificate? = nil,
    respondingTo moment: Moment = .body,
    _ script: @escaping Script,
    test: (TestServer) async throws -> Result
  ) async throws -> Result {
    let server = try await TestServer(certificate: certificate, respondingTo: moment, script)
    do {
      let result = try await test(server)
      try await server.stop()
      return result
    } catch {
      try await server.stop()
      throw error
    }
  }

  /// Closes all connections.
  public func stop() async throws {
    try? await channel.close()
    for channel in log.withLockedValue({ Array($0.channels.values) }) { try? await channel.close() }
    try await group.shutdownGracefully()
  }

  /// The requests in the order in which they arrived.
  public var requests: [ReceivedRequest] { log.withLockedValue(\.requests) }
  /// The number of bytes of all bodies that arrived.
  public var bodyByteCount: Int64 { log.withLockedValue(\.bodyByteCount) }
  /// The number of bytes that were written to the system.
  public var sentByteCount: Int64 { log.withLockedValue(\.sentByteCount) }
  /// The number of connections that were ever open.
  public var connectionCount: Int { log.withLockedValue(\.connectionCount) }
  /// The number of connections that are open.
  public var openConnectionCount: Int { log.withLockedValue(\.channels.count) }

  /// Waits until a condition is true; false if it is not within the time.
  public func waits(_ limit: Duration = .seconds(10), until condition: (TestServer) -> Bool) async -> Bool {
    let end = ContinuousClock.now + limit
    while !condition(self) {
      guard ContinuousClock.now < end else { return false }
      try? await Task.sleep(for: .milliseconds(2))
    }
    return true
  }

  /// Waits until all connections are closed.
  public func waitsUntilClosed() async -> Bool {
    await waits { $0.openConnectionCount == 0 }
  }

  /// Returns a port on which nothing listens.
  public static func unusedPort() async throws -> Int {
    let server = try await TestServer { _ in [] }
    try await server.stop()
    return server.port
  }
}
