import Foundation
import HTTPTypes
import VersionedAPIRuntime

/// What sends requests and waits: the network and the clock, or the demo.
struct Transport: Sendable {
  /// Sends a request, and returns the response with its body.
  let send: @Sendable (HTTPRequest, RequestBody?) async throws -> (HTTPResponse, Data)
  /// Waits.
  let sleep: @Sendable (Duration) async throws -> Void
}

/// A resource of the service, with what it takes to send requests to it. It knows neither operations nor api-versions.
struct Client: Sendable {
  let endpoint: URL
  let credential: any RequestCredential
  let transport: Transport

  /// The pause before the next request where the service names none.
  private static let defaultPause = Duration.seconds(5)
  /// The longest pause, whatever the service names.
  private static let longestPause = Duration.seconds(60)
  /// The time after which a job counts as one that never ends.
  private static let longestJob = Duration.seconds(3600)
  /// The number of requests before an operation fails with the status 429.
  private static let tries = 5

  /// Sends the request of an operation, and reads the response.
  func reply<Operation: APIOperation>(to operation: Operation) async throws -> Reply<Operation> {
    try await reply(to: operation.request())
  }

  /// Polls the status of a job until the job has ended.
  /// - Parameters:
  ///   - link: The link to the status.
  ///   - pause: The time to wait before the first request, where the service named one.
  ///   - report: Receives the state of the job after each request.
  func finished<Operation: APIOperation>(
    _ link: Link<Operation>,
    pause: Duration?,
    report: (Operation.Output) -> Void
  ) async throws -> Operation.Output where Operation.Output: JobProgressReporting {
    var pause = pause
    var waited = Duration.zero
    while waited < Self.longestJob {
      waited += try await wait(pause)
      let reply: Reply<Operation> = try await reply(to: APIRequest(following: link))
      report(reply.output)
      if reply.output.progress.isFinished { return reply.output }
      pause = reply.retryAfter
    }
    throw JobTimeout(waited: waited)
  }

  /// Sends a request, again where the service asks for fewer requests.
  private func reply<Operation: APIOperation>(to request: APIRequest) async throws -> Reply<Operation> {
    // Throws for a link to another host, which must not receive the credential.
    let head = try await request.httpRequest(endpoint: endpoint, credential: credential)
    var triesLeft = Self.tries
    while true {
      print("→ \(head.method) \(head.scheme ?? "")://\(head.authority ?? "")\(head.path ?? "")")
      let (response, body) = try await transport.send(head, request.body)
      print("← \(response.status.code)")
      triesLeft -= 1
      do {
        return try Operation.reply(from: response, body: body)
      } catch let error as ServiceError where error.status == .tooManyRequests && triesLeft > 0 {
        _ = try await wait(error.retryAfter)
      }
    }
  }

  /// Waits as long as the service asks for within limits, and returns that time.
  private func wait(_ pause: Duration?) async throws -> Duration {
    let pause = min(max(pause ?? Self.defaultPause, .seconds(1)), Self.longestPause)
    print("  waiting \(pause.components.seconds) s")
    try await transport.sleep(pause)
    return pause
  }
}

/// A job that has not ended in time. A status that the library does not know counts as one of a running job.
struct JobTimeout: Error, CustomStringConvertible {
  let waited: Duration

  var description: String { "the job has not ended after \(waited.components.seconds) s" }
}
