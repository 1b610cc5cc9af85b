import HTTPTypes

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A file that goes out as a field of a form.
public struct FormFile: Hashable, Sendable {
  /// The bytes.
  public var data: Data
  /// The name that the service is told.
  public var filename: String
  /// The media type, such as `audio/wav`.
  public var contentType: String

  /// Makes a file of bytes.
  /// - Parameters:
  ///   - data: The bytes.
  ///   - filename: The name that the service is told.
  ///   - contentType: The media type; `application/octet-stream` says nothing about the bytes.
  public init(data: Data, filename: String, contentType: String = "application/octet-stream") {
    self.data = data
    self.filename = filename
    self.contentType = contentType
  }
}

/// The fields of a `multipart/form-data` body (RFC 7578).
public struct MultipartForm: Sendable {
  private let boundary: String
  /// The body. It is whole after each field, so that nobody has to copy it in order to end it.
  public private(set) var data: Data

  /// Begins a form; what separates its fields is random, and so practically unique.
  public init() {
    self.init(boundary: "form-" + UUID().uuidString.lowercased())
  }

  /// Begins a form.
  /// - Parameter boundary: What separates the fields: 1 to 70 letters, digits and hyphens that occur in no field.
  package init(boundary: String) {
    self.boundary = boundary
    data = Self.end(boundary)
  }

  /// What ends the body.
  private static func end(_ boundary: String) -> Data { Data("--\(boundary)--\r\n".utf8) }

  /// The media type with the boundary.
  public var contentType: String { "multipart/form-data; boundary=\(boundary)" }

  /// Adds a text; nothing for nil.
  public mutating func add(_ name: String, _ value: (some ParameterValue)?) {
    guard let value else { return }
    append(name, Data(value.parameterText.utf8))
  }

  /// Adds a text that holds JSON; nothing for nil.
  /// - Throws: `EncodingError` where JSON cannot carry the value.
  public mutating func add(_ name: String, json value: (some WireValue)?) throws {
    guard let value else { return }
    append(name, try WireCoding.data(value))
  }

  /// Adds a file; nothing for nil.
  /// - Throws: ``RequestError/invalidHeader(name:)`` where no header field can carry the media type.
  public mutating func add(_ name: String, _ file: FormFile?) throws {
    guard let file else { return }
    guard HTTPField.isValidValue(file.contentType) else { throw RequestError.invalidHeader(name: "Content-Type") }
    let head = "; filename=\"\(Self.escaped(file.filename))\"\r\nContent-Type: \(file.contentType)"
    append(name, head: head, file.data)
  }

  /// Adds a field.
  /// - Parameter head: What follows the name in the field's head.
  private mutating func append(_ name: String, head: String = "", _ value: Data) {
    let end = Self.end(boundary)
    let start = "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(Self.escaped(name))\"\(head)\r\n\r\n"
    data.removeLast(end.count)
    data.reserveCapacity(data.count + start.utf8.count + value.count + 2 + end.count)
    data.append(contentsOf: start.utf8)
    data.append(value)
    data.append(contentsOf: "\r\n".utf8)
    data.append(end)
  }

  /// The three characters that would end a name early, escaped as browsers do.
  private static func escaped(_ text: String) -> String {
    String(
      text.unicodeScalars.map { scalar -> String in
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
