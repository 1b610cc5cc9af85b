import Foundation
import HTTPTypes
import TestServer
import VersionedAPIClient

/// 10,000 small calls, 64 at a time, with the client and with the same transport used by hand.
struct Overhead {
  private struct Figures {
    let callsPerSecond: Double
    let p99: Duration
    /// The time that processors spent on a call, including the server.
    let processorTime: Duration
  }

  private static let callCount = 10_000
  private static let parallelCount = 64
  private static let rounds = 5

  private let transport: any HTTPTransport
  private let name: String

  init(_ kind: TransportKind) {
    transport = kind.make()
    name = kind.rawValue
  }

  func run() async throws {
    try await TestServer.run { _ in
      [.json(#"{"title": "Ulysses"}"#)]
    } test: { server in
      let connection = ServiceConnection(port: server.port, transport)
      let endpoint = try Loopback(port: server.port).url()
      let credential = HeaderCredential("X-Key", value: "key")
      guard let requestID = connection.options.requestIDField else { return }
      let client: @Sendable () async throws -> Void = { try await connection.send(GetBook()) }
      let byHand: @Sendable () async throws -> Void = { [transport] in
        let operation = GetBook()
        var request = try await operation.request().httpRequest(endpoint: endpoint, credential: credential)
        // The same bytes are sent. Otherwise, much of the difference would be the server's.
        request.headerFields[requestID] = "5d9f4c3e-8a6b-4f2d-9c1e-0123456789ab"
        let (response, body) = try await transport.send(request, body: nil) { _ in }
        _ = try operation.output(from: response, body: try await body.collect(upTo: 1_000_000))
      }
      _ = try await measure(client)
      var clientFigures: [Figures] = []
      var handFigures: [Figures] = []
      for _ in 0..<Self.rounds {
        handFigures.append(try await measure(byHand))
        clientFigures.append(try await measure(client))
      }
      report(clientFigures, handFigures)
    }
  }

  private func report(_ client: [Figures], _ byHand: [Figures]) {
    func median<Value: Comparable>(_ values: [Value]) -> Value { values.sorted()[values.count / 2] }
    let rates = (median(client.map(\.callsPerSecond)), median(byHand.map(\.callsPerSecond)))
    let p99s = (median(client.map(\.p99)), median(byHand.map(\.p99)))
    let times = (median(client.map(\.processorTime)), median(byHand.map(\.processorTime)))
    print("\(name) client: \(Int(rates.0)) calls/s, p99 \(p99s.0), \(times.0) of processors per call")
    print("\(name) by hand: \(Int(rates.1)) calls/s, p99 \(p99s.1), \(times.1) of processors per call")
    print("\(name) ratios: throughput \(rates.0 / rates.1), p99 \(p99s.0 / p99s.1), processors \(times.0 / times.1)")
  }

  private func measure(_ call: @escaping @Sendable () async throws -> Void) async throws -> Figures {
    let start = ContinuousClock.now
    let processorTime = clock()
    let durations = try await withThrowingTaskGroup(of: [Duration].self) { group in
      for _ in 0..<Self.parallelCount {
        group.addTask {
          var durations: [Duration] = []
          for _ in 0..<Self.callCount / Self.parallelCount {
            let start = ContinuousClock.now
            try await call()
            durations.append(ContinuousClock.now - start)
          }
          return durations
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return Figures(
      callsPerSecond: Double(durations.count) / seconds,
      p99: durations.sorted()[durations.count * 99 / 100],
      processorTime: .seconds(Double(clock() - processorTime) / Double(CLOCKS_PER_SEC) / Double(durations.count))
    )
  }
}
