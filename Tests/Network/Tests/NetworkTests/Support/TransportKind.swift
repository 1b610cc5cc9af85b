import Testing
import VersionedAPIAsyncHTTP
import VersionedAPIClient
import VersionedAPIURLSession

/// The transports, all of which pass the same tests.
enum TransportKind: String, CaseIterable, CustomTestStringConvertible {
  case urlSession, asyncHTTP

  var testDescription: String { rawValue }

  /// Whether a slow reader slows down the server. Otherwise the bytes are in a file.
  var slowsDownServers: Bool {
    #if os(Linux)
      self != .urlSession
    #else
      true
    #endif
  }

  /// Returns a transport with connections of its own.
  func make() -> any HTTPTransport & AnyObject {
    switch self {
    case .urlSession: URLSessionTransport()
    case .asyncHTTP: AsyncHTTPTransport()
    }
  }
}
