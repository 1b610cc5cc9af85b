import VersionedAPIAsyncHTTP
import VersionedAPIClient
import VersionedAPIURLSession

enum TransportKind: String {
  case urlSession, asyncHTTP

  func make() -> any HTTPTransport {
    switch self {
    case .urlSession: URLSessionTransport()
    case .asyncHTTP: AsyncHTTPTransport()
    }
  }
}
