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
  private var content = Data()

  /// Begins a form.
  /// - Parameter boundary: What separates the fields: 1 to 70 letters, digits and hyphens that occur in no field. A
  ///   random one is practically unique.
  public init(boundary: String = "form-" + UUID().uuidString.lowercased()) {
    self.boundary = boundary
  }

  /// The media type with the boundary.
  public var contentType: String { "multipart/form-data; boundary=\(boundary)" }

  /// The body.
  public var data: Data { content + Data("--\(boundary)--\r\n".utf8) }

  /// Adds a text; nothing for nil.
  public mutating func add(_ name: String, _ value: (some ParameterValue)?) {
    guard let value else { return }
    add(name, parameters: "", contentType: nil, Data(value.parameterText.utf8))
  }

  /// Adds a text that holds JSON; nothing for nil.
  /// - Throws: `EncodingError` where JSON cannot carry the value.
  public mutating func add(_ name: String, json value: (some WireValue)?) throws {
    guard let value else { return }
    add(name, parameters: "", contentType: nil, try WireCoding.data(value))
  }

  /// Adds a file; nothing for nil.
  public mutating func add(_ name: String, _ file: FormFile?) {
    guard let file else { return }
    add(name, parameters: "; filename=\"\(Self.escaped(file.filename))\"", contentType: file.contentType, file.data)
  }

  private mutating func add(_ name: String, parameters: String, contentType: String?, _ data: Data) {
    var head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(Self.escaped(name))\"\(parameters)\r\n"
    if let contentType { head += "Content-Type: \(contentType.filter { !$0.isNewline })\r\n" }
    content += Data((head + "\r\n").utf8) + data + Data("\r\n".utf8)
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
