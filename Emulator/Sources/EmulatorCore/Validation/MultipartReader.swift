import Foundation

/// Reads multipart forms (RFC 7578). The body may be a file that is mapped into memory: nothing of it is copied.
enum MultipartReader {
  /// Reads the parts of a body.
  /// - Parameter contentType: The value of the header field `Content-Type`.
  /// - Throws: ``Problem`` as ``ServiceFailure`` if it is not a complete form.
  static func parts(of body: Data, contentType: String) throws(ServiceFailure) -> [FormPart] {
    guard let boundary = parameter("boundary", of: contentType), !boundary.isEmpty else {
      throw malformed("the content type has no boundary")
    }
    let delimiter = Data("--\(boundary)".utf8)
    guard body.count >= delimiter.count, body.prefix(delimiter.count) == delimiter else {
      throw malformed("the form does not begin with its boundary")
    }
    let separator = Data("\r\n--\(boundary)".utf8)
    var parts: [FormPart] = []
    var position = body.startIndex + delimiter.count
    while true {
      let rest = body[position...]
      if rest.starts(with: Data("--".utf8)) { return parts }
      guard rest.starts(with: Data("\r\n".utf8)) else { throw malformed("a boundary is not followed by a line break") }
      position += 2
      guard let head = body.range(of: Data("\r\n\r\n".utf8), in: (position - 2)..<body.endIndex),
        let end = body.range(of: separator, in: (head.upperBound - 2)..<body.endIndex)
      else { throw malformed("the form does not end with its boundary") }
      let lines = String(decoding: body[position..<max(position, head.lowerBound)], as: UTF8.self)
      parts.append(try part(lines, body[head.upperBound..<max(head.upperBound, end.lowerBound)]))
      position = end.upperBound
    }
  }

  private static func part(_ head: String, _ data: Data) throws(ServiceFailure) -> FormPart {
    let disposition = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-disposition:") }
    guard let disposition, let name = parameter("name", of: String(disposition)) else {
      throw malformed("a part has no name")
    }
    return FormPart(name: name, fileName: parameter("filename", of: String(disposition)), data: data)
  }

  /// Returns a parameter of a header field, such as `name` of `form-data; name="audio"`.
  private static func parameter(_ name: String, of field: String) -> String? {
    for piece in split(field).dropFirst() {
      let sides = piece.split(separator: "=", maxSplits: 1)
      guard sides.count == 2, sides[0].trimmingCharacters(in: .whitespaces).lowercased() == name else { continue }
      var value = sides[1].trimmingCharacters(in: .whitespaces)
      if value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") {
        value = String(value.dropFirst().dropLast()).replacing("%22", with: "\"").replacing("\\\"", with: "\"")
      }
      return value
    }
    return nil
  }

  /// Splits a field at the semicolons that are not within quotes.
  private static func split(_ field: String) -> [String] {
    var parts = [""]
    var isQuoted = false
    for character in field {
      if character == "\"" { isQuoted.toggle() }
      if character == ";", !isQuoted {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }

  private static func malformed(_ message: String) -> ServiceFailure {
    .invalid("The form is malformed: \(message).", .invalidRequestBodyFormat)
  }
}
