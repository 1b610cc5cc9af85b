import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The fields of a `multipart/form-data` body (RFC 7578).
@_spi(Generated)
public struct MultipartForm: Sendable {
  private let boundary: String
  /// The fields up to the last file, and that file.
  private var parts: [RequestBody] = []
  /// What follows ``parts``: bytes are joined, so that only files are parts of their own.
  private var bytes = Data()

  /// Creates a form without fields. What separates its fields is random, so that no field contains it.
  public init() {
    self.init(boundary: "form-" + UUID().uuidString.lowercased())
  }

  /// Creates a form without fields.
  /// - Parameter boundary: What separates the fields: 1 to 70 letters, digits and hyphens that occur in no field.
  package init(boundary: String) {
    self.boundary = boundary
  }

  /// The media type with the boundary.
  public var contentType: String { "multipart/form-data; boundary=\(boundary)" }

  /// The fields added so far, as a body.
  public var body: RequestBody {
    RequestBody(parts + [RequestBody(bytes + Data("--\(boundary)--\r\n".utf8))])
  }

  /// Adds a field with a string; nothing for nil.
  public mutating func add(_ name: String, _ value: (some ParameterValue)?) {
    guard let value else { return }
    appendHead(name)
    append(value.parameterText + "\r\n")
  }

  /// Adds a field with JSON; nothing for nil.
  /// - Throws: `EncodingError` if JSON cannot represent the value.
  public mutating func add(_ name: String, json value: (some WireValue)?) throws {
    guard let value else { return }
    let data = try WireCoding.data(value)
    appendHead(name)
    bytes.append(data)
    append("\r\n")
  }

  /// Adds a field with a file; nothing for nil.
  /// - Throws: ``RequestError/invalidHeader(name:)`` if no header field can have the media type.
  public mutating func add(_ name: String, _ file: FormFile?) throws {
    guard let file else { return }
    guard HTTPField.isValidValue(file.contentType) else { throw RequestError.invalidHeader(name: "Content-Type") }
    appendHead(name, "; filename=\"\(Self.escaped(file.filename))\"\r\nContent-Type: \(file.contentType)")
    parts += [RequestBody(bytes), file.content]
    bytes = Data("\r\n".utf8)
  }

  /// Appends the head of a field.
  /// - Parameter rest: What follows the name.
  private mutating func appendHead(_ name: String, _ rest: String = "") {
    append("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(Self.escaped(name))\"\(rest)\r\n\r\n")
  }

  private mutating func append(_ string: String) {
    bytes.append(contentsOf: string.utf8)
  }

  /// Escapes the three characters that would end a name early, as browsers do.
  private static func escaped(_ name: String) -> String {
    String(
      name.unicodeScalars.map { scalar in
        switch scalar {
        case "\"": "%22"
        case "\r": "%0D"
        case "\n": "%0A"
        default: String(scalar)
        }
      }.joined()
    )
  }
}
