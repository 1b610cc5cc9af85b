import Foundation
@_spi(Generated) import VersionedAPIClient

struct Book: WireStruct {
  var title: String

  static let propertyList = PropertyList(of: Self.self) { list in
    list.required("title", \Self.title)
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
