import Foundation
@_spi(Generated) import VersionedAPIClient

struct Book: WireObject {
  var title: String

  init(from decoder: any Decoder) throws {
    title = try ObjectReader(decoder).required("title")
  }

  func encode(to encoder: any Encoder) throws {
    var object = ObjectWriter(encoder)
    try object.write("title", title)
  }
}

struct GetBook: APIOperation {
  typealias Output = Book
  static let operationID = "Books_Get"
  static let route = Route(.get, "/books/1")
  static let successStatuses = [200]

  func request() -> APIRequest { APIRequest(Self.route) }
}

struct PutContent: APIOperation {
  typealias Output = Book
  static let operationID = "Books_PutContent"
  static let route = Route(.put, "/books/1/content")
  static let successStatuses = [200]

  let body: RequestBody

  func request() -> APIRequest {
    var request = APIRequest(Self.route)
    request.setBody(body, contentType: "application/octet-stream")
    return request
  }
}
