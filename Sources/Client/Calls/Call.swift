import HTTPTypes
import VersionedAPIRuntime

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One call with all its tries.
struct Call: Sendable {
  let connection: ServiceConnection
  let head: HTTPRequest
  let body: RequestBody?
  private let log: CallLog
  private let elapsed: @Sendable () -> Duration

  /// Creates a call.
  /// - Parameters:
  ///   - operationID: The name for the log.
  ///   - head: The head of the request without a credential.
  init(_ connection: ServiceConnection, _ operationID: String, _ head: HTTPRequest, body: RequestBody? = nil) {
    self.connection = connection
    self.body = body
    var head = head
    var requestID: String?
    if let field = connection.options.requestIDField {
      let id = connection.shared.requestIDs.next()
      head.headerFields[field] = id
      requestID = id
    }
    self.head = head
    log = CallLog(connection.options.logging, operationID, head, requestID: requestID)
    elapsed = connection.shared.clock.makeStopwatch()
  }

  /// Makes tries until one succeeds, or no other makes sense.
  /// - Parameter attempt: Makes one try, and returns its result and the head of the response.
  func run<Value: Sendable>(
    _ attempt: @escaping @Sendable (Activity) async throws -> (value: Value, response: HTTPResponse)
  ) async throws -> Value {
    var tries = 0
    while true {
      try Task.checkCancellation()
      tries += 1
      let start = elapsed()
      let delay: Duration
      do {
        let activity = Activity(totalToSend: body?.length ?? 0, onProgress: connection.options.onProgress)
        let (value, response) = try await connection.shared.watchdog.run(timeLimit(start), activity) {
          try await attempt(activity)
        }
        log.didFinish(try: tries, response, elapsed() - start)
        guard connection.options.retry.mayRepeat(head.method, after: response.status),
          let wait = wait(after: tries, retryAfter: response.headerFields.retryAfter())
        else {
          if response.status.kind == .successful { connection.shared.budget.didSucceed() }
          return value
        }
        delay = wait
      } catch {
        if Task.isCancelled { throw CancellationError() }
        log.didFail(try: tries, error, elapsed() - start)
        guard let failure = error as? TransportError, connection.options.retry.mayRepeat(head.method, after: failure),
          let wait = wait(after: tries, retryAfter: nil)
        else { throw error }
        delay = wait
      }
      log.willRetry(try: tries, after: delay)
      try await connection.shared.clock.sleep(for: delay)
    }
  }

  private func timeLimit(_ start: Duration) -> TimeLimit {
    let limit = connection.options.timeLimit
    return TimeLimit(
      inactivity: connection.options.inactivityLimit,
      remaining: limit.map { max(.zero, $0 - start) },
      error: .timeLimitExceeded(limit ?? .zero)
    )
  }

  /// Returns the wait before the next try; nil if there is none.
  private func wait(after tries: Int, retryAfter: Duration?) -> Duration? {
    let policy = connection.options.retry
    guard tries <= policy.maximumRetries else { return nil }
    let delay = retryAfter ?? policy.delay(after: tries, random: connection.shared.random())
    if let retryAfter, retryAfter > policy.maximumRetryAfter { return nil }
    if let limit = connection.options.timeLimit, elapsed() + delay >= limit { return nil }
    // A service that says when to come back is not overloaded by those who do.
    let isFree = retryAfter.map { $0 >= policy.initialDelay } ?? false
    return isFree || connection.shared.budget.takeRetry() ? delay : nil
  }

  /// Reports what does not keep the call from succeeding.
  func logIssues(_ issues: [ReplyIssue]) {
    log.didFind(issues)
  }
}

extension Call {
  /// Sends the request once with a credential, and a second time if the credential is rejected and there is another one.
  func sendAuthenticated(_ activity: Activity) async throws -> (HTTPResponse, ResponseBody) {
    let credential = connection.shared.credential
    var request = head
    let field = try await credential.authenticate(&request)
    let (response, responseBody) = try await send(request, activity)
    guard response.status == .unauthorized, let field, credential.discard(field.value) else {
      return (response, responseBody)
    }
    // Read to its end, so that the connection can be used again.
    _ = try await collect(responseBody, activity)
    activity.restart()
    try await credential.authenticate(&request)
    return try await send(request, activity)
  }

  /// Sends a request once.
  func send(_ request: HTTPRequest, _ activity: Activity) async throws -> (HTTPResponse, ResponseBody) {
    try await connection.shared.transport.send(request, body: body) { activity.didSend($0) }
  }

  /// Reads a whole body into memory.
  func collect(_ body: ResponseBody, _ activity: Activity) async throws -> Data {
    activity.didReceiveHead(length: body.length)
    return try await body.collect(upTo: connection.options.maximumBodyLength) { activity.didReceive($0) }
  }
}

extension ServiceConnection {
  /// Calls an operation.
  func reply<Operation: APIOperation>(
    to request: APIRequest,
    of operation: Operation.Type
  ) async throws -> Reply<Operation> {
    var head = try request.httpRequest(baseURL: shared.baseURL.get())
    for field in options.headerFields { head.headerFields.append(field) }
    let call = Call(self, Operation.operationID, head, body: request.body)
    let (response, body) = try await call.run { activity in
      let (response, body) = try await call.sendAuthenticated(activity)
      return ((response, try await call.collect(body, activity)), response)
    }
    let reply = try Operation.reply(from: response, body: body, decoding: options.decoding)
    call.logIssues(reply.issues)
    return reply
  }
}
