import Foundation
import HTTPTypes
import VersionedAPIRuntime

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// The product `HTTPTypesFoundation` of swift-http-types has the two conversions; they are here to show what they do.

extension URLRequest {
  /// Creates a request from a head and a body.
  init(_ head: HTTPRequest, body: RequestBody?) throws {
    guard let scheme = head.scheme, let authority = head.authority, let path = head.path,
      let url = URL(string: "\(scheme)://\(authority)\(path)")
    else { throw URLError(.badURL) }
    // A cached response would be that of an earlier status.
    self.init(url: url, cachePolicy: .reloadIgnoringLocalCacheData)
    httpMethod = head.method.rawValue
    httpBody = try body?.data()
    for field in head.headerFields { addValue(field.value, forHTTPHeaderField: field.name.rawName) }
  }

  /// Sends the request with a `URLSession` that follows no redirects.
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
  /// Creates the head of a response.
  init(_ response: HTTPURLResponse) {
    self.init(status: Status(code: response.statusCode))
    for case (let name as String, let value as String) in response.allHeaderFields {
      if let name = HTTPField.Name(name) { headerFields.append(HTTPField(name: name, value: value)) }
    }
  }
}

/// Collects the response to one request.
///
/// `URLSession.data(for:)` would be shorter. But on Linux it follows every redirect, whatever its delegate says, and sends
/// the key along.
private final class Receiver: NSObject, URLSessionDataDelegate, @unchecked Sendable {
  private let continuation: CheckedContinuation<(HTTPResponse, Data), any Error>
  /// The session calls one method after the other, so this needs no lock.
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
