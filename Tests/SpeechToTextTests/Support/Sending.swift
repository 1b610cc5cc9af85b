import Foundation
import HTTPTypes
import Testing
import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport

/// The endpoint that the pages name, without and with a slash at the end.
let pageEndpoints = [
  "https://westus.api.cognitive.microsoft.com",
  "https://westus.api.cognitive.microsoft.com/",
]

extension APIOperation {
  /// Returns the head of the request as it is sent.
  func head(to endpoint: String = pageEndpoints[0], from credential: some RequestCredential) async throws -> HTTPRequest
  {
    try await request().httpRequest(endpoint: makeURL(endpoint), credential: credential)
  }

  /// Returns the body of the request as `canonicalJSON(_:)` writes it.
  func bodyJSON() throws -> String {
    let body = try #require(try request().body)
    return try canonicalJSON(body.data())
  }

  /// Returns the reply with the given status, header fields and body.
  static func reply(_ status: Int, _ headerFields: [String: String] = [:], _ body: Data) throws -> Reply<Self> {
    try reply(from: HTTPResponse(status: .init(code: status), headerFields: makeFields(headerFields)), body: body)
  }

  /// Returns the error that a response describes.
  static func error(_ status: Int, _ headerFields: [String: String] = [:], _ body: Data) throws -> ServiceError {
    try #require(throws: ServiceError.self) { try reply(status, headerFields, body) }
  }
}

extension HTTPRequest {
  /// The method and the URL, as the pages show them: `POST https://…`.
  var line: String {
    "\(method.rawValue) \(urlString)"
  }
}
