import Foundation
import VersionedAPIClient

/// The request that a client sends for an input, and a response.
struct ProtocolTest: Decodable, Sendable {
  /// The arguments of an operation.
  struct Input: Decodable, Sendable {
    var parameters: [String: JSONValue]?
    var body: Content?
    /// The parts of a form by name.
    var parts: [String: Content]?
  }

  /// A value or a file, and how it is sent.
  struct Content: Decodable, Hashable, Sendable {
    /// The name of a part of a form.
    var name: String?
    var json: JSONValue?
    var text: String?
    var base64: Data?
    /// The file of a part.
    var filename: String?
    var contentType: String?
    /// The parts of a form in order.
    var parts: [Content]?
  }

  struct Request: Decodable, Sendable {
    let method: String
    /// The path, percent-encoded.
    let path: String
    /// The query parameters, not encoded. There are no others.
    let query: [String: String]
    /// Header fields that the request has, among others.
    let headers: [String: String]
    /// Header fields that the request must not have.
    let forbiddenHeaders: [String]?
    let body: Content?
  }

  struct Response: Decodable, Sendable {
    let status: Int
    let headers: [String: String]
    let body: Content?
  }

  let id: String
  let operation: String
  let operationId: String
  var input: Input
  let request: Request
  let response: Response
}
