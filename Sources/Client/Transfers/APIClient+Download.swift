public import VersionedAPIRuntime

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension APIClient {
  /// Downloads content to a file. It is never in memory as a whole.
  ///
  /// No credential is sent. A connection that breaks is continued, if the server can do that. The file is there when it is
  /// complete, and replaces one that was there before.
  /// - Parameters:
  ///   - content: What the service says about the content.
  ///   - file: The URL of the file.
  /// - Throws: ``ClientError/missingContentLink``, ``ClientError/unwritableFile(_:errorNumber:)``, and the errors of
  ///   ``download(from:to:)``.
  public func download(_ content: some Downloadable, to file: URL) async throws {
    try await download(from: content.url, to: file)
  }

  /// Downloads JSON, and decodes it.
  ///
  /// No credential is sent.
  /// - Parameters:
  ///   - content: What the service says about the content.
  ///   - type: The type of the content, such as that of a result.
  /// - Throws: ``ClientError/missingContentLink``, and the errors of ``download(from:as:)``.
  public func download<Value: WireValue>(_ content: some Downloadable, as type: Value.Type) async throws -> Value {
    try await download(from: content.url, as: type)
  }

  /// Downloads content to a file. It is never in memory as a whole.
  ///
  /// No credential is sent. A connection that breaks is continued, if the server can do that. The file is there when it is
  /// complete, and replaces one that was there before.
  /// - Parameters:
  ///   - url: The URL of the content, which may be signed.
  ///   - file: The URL of the file.
  /// - Throws: ``ClientError/unwritableFile(_:errorNumber:)``, ``ClientError/insecureURL``, `ServiceError` if the response is
  ///   not a success, ``TransportError`` if there is none, and `CancellationError`.
  public func download(from url: URL, to file: URL) async throws {
    let download = try Download(connection, url)
    let file = try DownloadFile(for: file)
    let length = try await download.run { try file.write($0, at: $1) }
    try file.finish(length: length)
  }

  /// Downloads content into memory.
  ///
  /// No credential is sent.
  /// - Parameter url: The URL of the content, which may be signed.
  /// - Throws: ``ClientError/bodyTooLong(limit:)``, ``ClientError/insecureURL``, `ServiceError` if the response is not a
  ///   success, ``TransportError`` if there is none, and `CancellationError`.
  public func download(from url: URL) async throws -> Data {
    let data = Locked(Data())
    let limit = connection.options.maximumBodyLength
    let length = try await Download(connection, url).run { bytes, offset in
      guard offset + Int64(bytes.count) <= limit else { throw ClientError.bodyTooLong(limit: limit) }
      data.withLock { data in
        if data.count > offset { data.removeSubrange(Int(offset)...) }
        data.append(bytes)
      }
    }
    return data.withLock { $0.prefix(Int(length)) }
  }

  /// Downloads JSON, and decodes it.
  ///
  /// No credential is sent.
  /// - Parameters:
  ///   - url: The URL of the content, which may be signed.
  ///   - type: The type of the content, such as that of a result.
  /// - Throws: `DecodingError` if the content is unreadable, and the errors of ``download(from:)``.
  public func download<Value: WireValue>(from url: URL, as type: Value.Type) async throws -> Value {
    let decoder = BodyDecoder(connection.options.decoding)
    let value = try decoder.decode(type, from: try await download(from: url))
    connection.options.logging.didFind(decoder.issues)
    return value
  }
}

extension Downloadable {
  fileprivate var url: URL {
    get throws {
      guard let contentURL else { throw ClientError.missingContentLink }
      return contentURL
    }
  }
}
