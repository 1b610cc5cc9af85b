import HTTPTypes

#if canImport(FoundationNetworking)
  import Foundation
  import FoundationNetworking
#else
  import Foundation
#endif

extension HTTPResponse {
  /// Creates the head of a response; nil if its status is not one of HTTP.
  init?(_ response: HTTPURLResponse) {
    guard (100...999).contains(response.statusCode) else { return nil }
    var fields = HTTPFields()
    for (name, value) in response.allHeaderFields {
      guard let name = name as? String, let value = value as? String, let name = HTTPField.Name(name) else { continue }
      fields.append(HTTPField(name: name, value: value))
    }
    self.init(status: Status(code: response.statusCode), headerFields: fields)
  }

  /// The number of bytes of the body as it is read; nil where the head does not say.
  var contentLength: Int64? {
    let encoding = headerFields[.contentEncoding]
    guard encoding == nil || encoding == "identity" else { return nil }
    return headerFields[.contentLength].flatMap { Int64($0) }
  }

  /// Whether a response with this status may have a body.
  var hasBody: Bool {
    status.kind != .informational && status != .noContent && status != .notModified
  }
}
