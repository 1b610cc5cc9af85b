#if canImport(FoundationNetworking)
  import Foundation
  import FoundationNetworking
#else
  import Foundation
#endif

/// A session with its delegate.
struct Session: Sendable {
  private let session: URLSession
  private let delegate: SessionDelegate

  init() {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpCookieStorage = nil
    configuration.httpCookieAcceptPolicy = .never
    configuration.httpShouldSetCookies = false
    configuration.urlCache = nil
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    configuration.urlCredentialStorage = nil
    configuration.timeoutIntervalForRequest = URLRequest.longInterval
    configuration.timeoutIntervalForResource = URLRequest.longInterval
    // The number of calls at a time is a matter of the program. A request that waits for a connection looks like a service
    // that does not respond.
    configuration.httpMaximumConnectionsPerHost = 64
    delegate = SessionDelegate()
    #if canImport(FoundationNetworking)
      let queue = InlineQueue()
    #else
      let queue = OperationQueue()
      queue.maxConcurrentOperationCount = 1
    #endif
    session = URLSession(configuration: configuration, delegate: delegate, delegateQueue: queue)
  }

  /// Returns a task that is not started yet.
  func makeTask(_ request: URLRequest, _ exchange: Exchange) -> URLSessionDataTask {
    let task = session.dataTask(with: request)
    delegate.report(task, to: exchange)
    return task
  }

  /// Closes the connections as soon as all tasks are complete.
  func invalidate() {
    session.finishTasksAndInvalidate()
  }
}
