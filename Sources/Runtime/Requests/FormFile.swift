#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A file that is sent as a field of a form.
public struct FormFile: Hashable, Sendable {
  /// The content.
  public var content: RequestBody
  /// The name that is sent.
  public var filename: String
  /// The media type, such as `text/csv`.
  public var contentType: String

  /// Creates a file of bytes.
  /// - Parameters:
  ///   - data: The bytes.
  ///   - filename: The name that is sent.
  ///   - contentType: The media type; `application/octet-stream` says nothing about the bytes.
  public init(data: Data, filename: String, contentType: String = "application/octet-stream") {
    content = RequestBody(data)
    self.filename = filename
    self.contentType = contentType
  }

  /// Creates a file whose content is read from disk while it is sent.
  /// - Parameters:
  ///   - file: The URL of the file on disk.
  ///   - filename: The name that is sent; that of the file on disk if nil.
  ///   - contentType: The media type; `application/octet-stream` says nothing about the bytes.
  /// - Throws: ``RequestError`` as ``RequestBody/init(contentsOf:)`` does.
  public init(
    contentsOf file: URL,
    filename: String? = nil,
    contentType: String = "application/octet-stream"
  ) throws {
    content = try RequestBody(contentsOf: file)
    self.filename = filename ?? file.lastPathComponent
    self.contentType = contentType
  }
}
