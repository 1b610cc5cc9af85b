import Foundation
import VersionedAPIClient

struct Loopback: ServiceEndpoint {
  let port: Int

  func url() throws -> URL {
    guard let url = URL(string: "http://127.0.0.1:\(port)") else { throw URLError(.badURL) }
    return url
  }
}

extension ServiceConnection {
  init(port: Int, _ transport: any HTTPTransport) {
    let key = HeaderCredential("X-Key", value: "key")
    self.init(endpoint: Loopback(port: port), credential: key, transport: transport)
  }
}
