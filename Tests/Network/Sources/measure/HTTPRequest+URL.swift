import Foundation
import HTTPTypes

extension HTTPRequest {
  /// A GET request for a URL on this machine.
  init(_ url: URL) {
    self.init(method: .get, scheme: "http", authority: "127.0.0.1:\(url.port ?? 80)", path: url.path)
  }
}
