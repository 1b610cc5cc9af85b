import Foundation
@_spi(Generated) import VersionedAPIClient

/// The operations of a small service, as a generated module has them.
enum Library {
  struct Book: WireStruct, Hashable {
    var title: String

    init(title: String) {
      self.title = title
    }

    static let propertyList = PropertyList(of: Self.self) { list in
      list.required("title", \Self.title)
    }
  }

  struct Page: WireStruct, Hashable {
    var values: [Book]
    var nextLink: URL?

    static let propertyList = PropertyList(of: Self.self) { list in
      list.required("values", \Self.values)
      list.optional("nextLink", \Self.nextLink)
    }
  }

  struct GetBook: APIOperation {
    typealias Output = Book
    static let operationID = "Books_Get"
    static let route = Route(.get, "/library/v1/books/1")
    static let successStatuses = [200]

    func request() -> APIRequest { APIRequest(Self.route) }
  }

  struct AddBook: APIOperation {
    typealias Output = Book
    static let operationID = "Books_Add"
    static let route = Route(.post, "/library/v1/books")
    static let successStatuses = [200]

    var body = RequestBody(Data(#"{"title": "Ulysses"}"#.utf8))

    func request() -> APIRequest {
      var request = APIRequest(Self.route)
      request.setBody(body, contentType: "application/json")
      return request
    }
  }

  struct PutContent: APIOperation {
    typealias Output = Book
    static let operationID = "Books_PutContent"
    static let route = Route(.put, "/library/v1/books/1/content")
    static let successStatuses = [200]

    var body: RequestBody

    func request() -> APIRequest {
      var request = APIRequest(Self.route)
      request.setBody(body, contentType: "application/octet-stream")
      return request
    }
  }

  struct PutBlock: APIOperation {
    typealias Output = Book
    static let operationID = "Books_PutBlock"
    static let route = Route(.put, "/library/v1/books/1/blocks/{name}")
    static let successStatuses = [200]

    var name: String
    var body: RequestBody

    func request() -> APIRequest {
      var request = APIRequest(Self.route)
      request.setPath("name", name)
      request.setBody(body, contentType: "application/octet-stream")
      return request
    }
  }

  struct ListBooks: PagedOperation {
    typealias Output = Page
    static let operationID = "Books_List"
    static let route = Route(.get, "/library/v1/books")
    static let successStatuses = [200]

    func request() -> APIRequest { APIRequest(Self.route) }
    static func items(of page: Page) -> [Book] { page.values }
    static func nextLink(of page: Page) -> Link<Self>? { page.nextLink.map { Link($0) } }
  }
}

let book = #"{"title": "Ulysses"}"#
