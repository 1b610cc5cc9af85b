import HTTPTypes
import VersionedAPIClient

#if canImport(FoundationNetworking)
  import Dispatch
  import Foundation
  import FoundationNetworking
#else
  import Foundation
#endif

/// A request and its response.
///
/// The delegate of a session reports what happens, and a task waits for the head first and for pieces of the body then.
final class Exchange: Sendable {
  /// What is known when a session has nothing more to report.
  fileprivate typealias End = Result<Void, any Error>

  fileprivate struct State {
    var task: URLSessionDataTask?
    var head: HTTPResponse?
    var headWaiter: CheckedContinuation<HTTPResponse, any Error>?
    var pieces = PieceBuffer()
    var pieceWaiter: CheckedContinuation<Data?, any Error>?
    var receivedCount: Int64 = 0
    var sentCount: Int64 = 0
    var end: End?
    var isCancelled = false
    /// Whether the task is suspended until pieces are read.
    var isSuspended = false
    /// Whether the response is a redirect that was not followed, and the session is about to report it.
    var isRedirect = false
  }

  let upload: Upload?
  private let isBodyExpected: Bool
  private let didSend: @Sendable (Int) -> Void
  private let state = Locked(State())

  /// Creates an exchange.
  /// - Parameters:
  ///   - upload: The body of the request.
  ///   - isBodyExpected: Whether the response has the body that its head announces, which it does not after HEAD.
  ///   - didSend: Called with the number of bytes of the body that were sent.
  init(upload: Upload?, isBodyExpected: Bool, didSend: @escaping @Sendable (Int) -> Void) {
    self.upload = upload
    self.isBodyExpected = isBodyExpected
    self.didSend = didSend
  }
}

// MARK: The task that waits

extension Exchange {
  /// Sends the request, and returns the head of the response.
  func send(
    _ request: URLRequest,
    with session: (session: Session, isForOneTask: Bool)
  ) async throws -> HTTPResponse {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let task = session.session.makeTask(request, self)
        let isCancelled = state.withLock { state in
          state.task = task
          if !state.isCancelled { state.headWaiter = continuation }
          return state.isCancelled
        }
        if isCancelled {
          continuation.resume(throwing: CancellationError())
          task.cancel()
        } else {
          task.resume()
        }
        if session.isForOneTask { session.session.invalidate() }
      }
    } onCancel: {
      cancel()
    }
  }

  /// Returns the next piece of the body; nil at the end.
  func next() async throws -> Data? {
    if let piece = try state.withLock({ $0.takePiece() })?.get() {
      didReadPiece()
      return piece
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let next = state.withLock { state -> Result<Data?, any Error>? in
          if let next = state.takePiece() { return next }
          guard state.pieceWaiter == nil else {
            return .failure(TransportError(.other, isRequestSent: true, details: "the body is read by two tasks"))
          }
          state.pieceWaiter = continuation
          return nil
        }
        if let next {
          continuation.resume(with: next)
          didReadPiece()
        }
      }
    } onCancel: {
      cancel()
    }
  }

  /// Ends the exchange, unless it has ended.
  func cancel() {
    let cancelled = state.withLock { state -> State? in
      guard state.end == nil, !state.isCancelled else { return nil }
      let copy = state
      state.isCancelled = true
      state.headWaiter = nil
      state.pieceWaiter = nil
      state.pieces = PieceBuffer()
      return copy
    }
    guard let cancelled else { return }
    cancelled.headWaiter?.resume(throwing: CancellationError())
    cancelled.pieceWaiter?.resume(throwing: CancellationError())
    #if canImport(FoundationNetworking)
      // The session would trap if a redirect that it is about to report were cancelled. It ends by itself then. And it
      // would wait for itself if this were called from its queue.
      if let task = cancelled.task, !cancelled.isRedirect { DispatchQueue.global().async { task.cancel() } }
    #else
      cancelled.task?.cancel()
    #endif
  }

  /// Resumes the task if enough has been read.
  private func didReadPiece() {
    #if !canImport(FoundationNetworking)
      let task = state.withLock { state -> URLSessionDataTask? in
        guard state.isSuspended, !state.pieces.isFull else { return nil }
        state.isSuspended = false
        return state.task
      }
      task?.resume()
    #endif
  }
}

extension Exchange.State {
  /// Removes and returns the first piece, nil at the end of the body, or the error; nothing if it has to be waited for.
  mutating func takePiece() -> Result<Data?, any Error>? {
    if isCancelled { return .failure(CancellationError()) }
    do {
      if let piece = try pieces.popFirst() { return .success(piece) }
    } catch {
      return .failure(error)
    }
    switch end {
    case nil: return nil
    case .success: return .success(nil)
    case .failure(let error): return .failure(error)
    }
  }
}

// MARK: The session that reports

extension Exchange {
  func didSendBody(totalCount: Int64) {
    let count = state.withLock { state -> Int in
      defer { state.sentCount = max(state.sentCount, totalCount) }
      return Int(clamping: totalCount - state.sentCount)
    }
    if count > 0 { didSend(count) }
  }

  func didReceive(_ response: HTTPURLResponse) {
    // 100 and 103 precede the response.
    guard let head = HTTPResponse(response), head.status.kind != .informational else { return }
    let waiter = state.withLock { state -> CheckedContinuation<HTTPResponse, any Error>? in
      guard state.head == nil else { return nil }
      state.head = head
      defer { state.headWaiter = nil }
      return state.headWaiter
    }
    waiter?.resume(returning: head)
  }

  /// Takes a piece.
  func didReceive(_ piece: Data) {
    let (waiter, task) = state.withLock { state -> (CheckedContinuation<Data?, any Error>?, URLSessionDataTask?) in
      guard state.end == nil, !state.isCancelled, !piece.isEmpty else { return (nil, nil) }
      state.receivedCount += Int64(piece.count)
      if let waiter = state.pieceWaiter {
        state.pieceWaiter = nil
        return (waiter, nil)
      }
      do {
        try state.pieces.append(piece)
      } catch {
        state.end = .failure(error)
        return (nil, state.task)
      }
      guard state.pieces.isFull, !state.isSuspended else { return (nil, nil) }
      state.isSuspended = true
      return (nil, state.task)
    }
    waiter?.resume(returning: piece)
    guard let task else { return }
    #if canImport(FoundationNetworking)
      // A suspended task would begin anew; pieces go to a file instead, and that cannot be written.
      DispatchQueue.global().async { task.cancel() }
    #else
      task.suspend()
    #endif
  }

  /// A redirect was received.
  /// - Returns: Whether the session may be told to return it as the response.
  func willReturnRedirect() -> Bool {
    state.withLock { state in
      state.isRedirect = !state.isCancelled
      return state.isRedirect
    }
  }

  /// Nothing more will be received.
  /// - Parameters:
  ///   - response: The response as the session knows it, which may not have been reported.
  ///   - error: The error of the session.
  func didComplete(_ response: URLResponse?, _ error: (any Error)?) {
    if error == nil, let response = response as? HTTPURLResponse { didReceive(response) }
    let uploadError = upload?.error
    let (head, piece, end) = state.withLock { state in
      guard state.end == nil, !state.isCancelled else { return Waiters(nil, nil, .success(())) }
      let end = state.makeEnd(error, uploadError, isBodyExpected: isBodyExpected)
      state.end = end
      defer {
        state.headWaiter = nil
        state.pieceWaiter = nil
        state.task = nil
      }
      return Waiters(state.headWaiter, state.pieceWaiter, end)
    }
    switch end {
    case .success:
      head?.resume(throwing: TransportError(.invalidResponse, isRequestSent: true))
      piece?.resume(returning: nil)
    case .failure(let error):
      head?.resume(throwing: error)
      piece?.resume(throwing: error)
    }
  }

  private typealias Waiters = (
    CheckedContinuation<HTTPResponse, any Error>?, CheckedContinuation<Data?, any Error>?, End
  )
}

extension Exchange.State {
  func makeEnd(
    _ error: (any Error)?,
    _ uploadError: (any Error)?,
    isBodyExpected: Bool
  ) -> Result<Void, any Error> {
    if let uploadError { return .failure(uploadError) }
    if let error { return .failure(TransportError(error, hasExchangedBytes: head != nil || sentCount > 0)) }
    if isBodyExpected, !isRedirect, let head, head.hasBody, let length = head.contentLength, receivedCount < length {
      let details = "\(receivedCount) of \(length) bytes were received"
      return .failure(TransportError(.connectionLost, isRequestSent: true, details: details))
    }
    return .success(())
  }
}
