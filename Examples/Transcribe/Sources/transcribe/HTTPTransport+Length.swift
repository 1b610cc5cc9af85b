import Foundation
import HTTPTypes
import HTTPTypesFoundation
import VersionedAPIClient

extension HTTPTransport {
  /// Returns the number of bytes of what is at a URL; nil if its server does not say, or not within 10 seconds.
  func length(of url: URL) async throws -> Int64? {
    try await withThrowingTaskGroup(of: Int64?.self) { group in
      defer { group.cancelAll() }
      group.addTask {
        let head = HTTPRequest(method: .head, url: url)
        guard let (response, _) = try? await send(head, body: nil, didSend: { _ in }), response.status == .ok else {
          try Task.checkCancellation()
          return nil
        }
        return response.headerFields[.contentLength].flatMap { Int64($0) }
      }
      group.addTask {
        try await Task.sleep(for: .seconds(10))
        return nil
      }
      return try await group.next() ?? nil
    }
  }
}
