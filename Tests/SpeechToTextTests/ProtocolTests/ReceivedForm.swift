import Foundation

/// The parts of a form, read as RFC 7578 says, without the library under test.
enum ReceivedForm {
  /// The bytes are not a form.
  struct Malformed: Error {}

  /// Returns the parts; those of the type JSON in the tests are texts here.
  static func parts(of data: Data, contentType: String) throws -> [ProtocolTest.Content] {
    guard let boundary = contentType.split(separator: "boundary=").dropFirst().first else { throw Malformed() }
    var rest = Data("\r\n".utf8) + data
    let delimiter = Data("\r\n--\(boundary)".utf8)
    var parts: [ProtocolTest.Content] = []
    guard let first = rest.range(of: delimiter), first.lowerBound == 0 else { throw Malformed() }
    rest = Data(rest[first.upperBound...])
    while rest != Data("--\r\n".utf8) {
      guard let end = rest.range(of: delimiter) else { throw Malformed() }
      parts.append(try part(Data(rest[..<end.lowerBound])))
      rest = Data(rest[end.upperBound...])
    }
    return parts
  }

  private static func part(_ data: Data) throws -> ProtocolTest.Content {
    guard let blank = data.range(of: Data("\r\n\r\n".utf8)) else { throw Malformed() }
    let head = String(decoding: data[..<blank.lowerBound], as: UTF8.self)
    let content = Data(data[blank.upperBound...])
    func quoted(_ name: String) -> String? {
      head.split(separator: " \(name)=\"").dropFirst().first.map { String($0.prefix { $0 != "\"" }) }
    }
    var part = ProtocolTest.Content(name: quoted("name"))
    part.filename = quoted("filename")
    part.contentType = head.split(separator: "Content-Type: ").dropFirst().first.map { String($0) }
    if part.filename == nil {
      part.text = String(decoding: content, as: UTF8.self)
    } else {
      part.base64 = content
    }
    return part
  }
}
