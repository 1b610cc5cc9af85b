import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// swift-http-types comes with a module for the two conversions, `HTTPTypesFoundation`; this does without.

extension URLRequest {
  /// The request of a head and a body.
  init(_ head: HTTPRequest, body: Data?) throws {
    guard let scheme = head.scheme, let authority = head.authority, let path = head.path,
      let url = URL(string: "\(scheme)://\(authority)\(path)")
    else { throw URLError(.badURL) }
    // An answer from a cache would tell nothing about work under way.
    self.init(url: url, cachePolicy: .reloadIgnoringLocalCacheData)
    httpMethod = head.method.rawValue
    httpBody = body
    for field in head.headerFields { addValue(field.value, forHTTPHeaderField: field.name.rawName) }
  }

  /// Sends the request with a `URLSession` that follows no redirection.
  func send() async throws -> (HTTPResponse, Data) {
    try await withCheckedThrowingContinuation { continuation in
      let receiver = Receiver(continuation)
      let session = URLSession(configuration: .ephemeral, delegate: receiver, delegateQueue: nil)
      session.dataTask(with: self).resume()
      session.finishTasksAndInvalidate()
    }
  }
}

extension HTTPResponse {
  /// The head of an answer.
  init(_ response: HTTPURLResponse) {
    self.init(status: Status(code: response.statusCode))
    for case (let name as String, let value as String) in response.allHeaderFields {
      if let name = HTTPField.Name(name) { headerFields.append(HTTPField(name: name, value: value)) }
    }
  }
}

/// Collects the answer to one request.
///
/// With `URLSession.data(for:)` this would be shorter. But on Linux that follows every redirection, whatever its delegate
/// says, and sends the key to wherever it leads.
private final class Receiver: NSObject, URLSessionDataDelegate, @unchecked Sendable {
  private let continuation: CheckedContinuation<(HTTPResponse, Data), any Error>
  /// The session calls one method after the other, so that nothing has to guard this.
  private var data = Data()

  init(_ continuation: CheckedContinuation<(HTTPResponse, Data), any Error>) {
    self.continuation = continuation
  }

  func urlSession(
    _ session: URLSession,
    task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    self.data += data
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    if let error {
      continuation.resume(throwing: error)
    } else if let response = task.response as? HTTPURLResponse {
      continuation.resume(returning: (HTTPResponse(response), data))
    } else {
      continuation.resume(throwing: URLError(.badServerResponse))
    }
  }
}
