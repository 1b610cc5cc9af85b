import HTTPTypes
import VersionedAPIRuntime

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A download with all its tries, each of which continues where the last one ended, if the server can do that.
struct Download: Sendable {
  /// The name of the operation in errors and logs.
  private static let operationID = "Download"

  private struct Position {
    var length: Int64 = 0
    /// What tells whether the content is still the same; nil if a try has to begin from the start.
    var entityTag: String?
  }

  private let call: Call
  private let position = Locked(Position())

  /// Creates a download.
  /// - Throws: ``ClientError/insecureURL``.
  init(_ connection: ServiceConnection, _ url: URL) throws {
    guard var head = HTTPRequest(method: .get, secureURL: url) else { throw ClientError.insecureURL }
    // Parts and lengths are those of the content itself.
    head.headerFields = [.accept: "*/*", .acceptEncoding: "identity"]
    call = Call(connection, Self.operationID, head)
  }

  /// Receives all bytes.
  /// - Parameter write: Receives the next bytes and their position. A position that was there before begins anew from there.
  /// - Returns: The number of bytes.
  func run(_ write: @escaping @Sendable (_ bytes: Data, _ offset: Int64) throws -> Void) async throws -> Int64 {
    try await call.run { activity in
      let start = position.withLock { $0 }
      var request = call.head
      if let tag = start.entityTag, start.length > 0 {
        request.headerFields[.range] = "bytes=\(start.length)-"
        request.headerFields[.ifRange] = tag
      }
      let (response, body) = try await call.send(request, activity)
      guard response.status == .ok || (response.status == .partialContent && response.begins(at: start.length)) else {
        return (Result<Int64, ServiceError>.failure(try await error(response, body, activity)), response)
      }
      var offset = response.status == .ok ? 0 : start.length
      let tag = response.strongEntityTag
      position.withLock { [offset] in $0 = Position(length: offset, entityTag: tag) }
      activity.didReceiveHead(length: body.length, offset: offset)
      for try await bytes in body {
        try write(bytes, offset)
        offset += Int64(bytes.count)
        activity.didReceive(bytes.count)
        position.withLock { [offset] in $0.length = offset }
      }
      return (.success(offset), response)
    }
    .get()
  }

  private func error(_ response: HTTPResponse, _ body: ResponseBody, _ activity: Activity) async throws -> ServiceError
  {
    ServiceError(operationID: Self.operationID, failure: response, body: try await call.collect(body, activity))
  }
}

extension HTTPResponse {
  /// The entity tag, if it says that the bytes are the same (RFC 9110, section 13.1.5).
  fileprivate var strongEntityTag: String? {
    headerFields[.eTag].flatMap { $0.hasPrefix("\"") ? $0 : nil }
  }

  /// Whether the body is the part that begins at an offset.
  fileprivate func begins(at offset: Int64) -> Bool {
    headerFields[.contentRange]?.hasPrefix("bytes \(offset)-") ?? false
  }
}
