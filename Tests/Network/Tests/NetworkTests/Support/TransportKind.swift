import Testing
import VersionedAPIAsyncHTTP
import VersionedAPIClient
import VersionedAPIURLSession

/// The transports, all of which pass the same tests.
enum TransportKind: String, CaseIterable, CustomTestStringConvertible {
  case urlSession, asyncHTTP

  var testDescription: String { rawValue }

  /// Returns a transport with connections of its own.
  func make() -> any HTTPTransport & AnyObject {
    switch self {
    case .urlSession: URLSessionTransport()
    case .asyncHTTP: AsyncHTTPTransport()
    }
  }
}
