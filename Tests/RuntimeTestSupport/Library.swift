package import Foundation
@_spi(Generated) package import VersionedAPIRuntime

/// The operations of a small service, as a generated module has them.
package enum Library {
  package struct Book: WireStruct, Hashable {
    package var title: String
    package var state = "Ready"
    package var selfLink: URL?

    package init(title: String, state: String = "Ready", selfLink: URL? = nil) {
      self.title = title
      self.state = state
      self.selfLink = selfLink
    }

    package static let propertyList = PropertyList(of: Self.self) { list in
      list.required("title", \Self.title)
      list.required("state", \Self.state)
      list.optional("self", \Self.selfLink)
    }
  }

  /// All properties are optional, as in most services.
  package struct Problem: WireStruct, Hashable {
    package var code: String?

    package static let propertyList = PropertyList(of: Self.self) { list in
      list.optional("code", \Self.code)
    }
  }

  package struct Page: WireStruct, Hashable {
    package var values: [Book]
    package var nextLink: URL?

    package static let propertyList = PropertyList(of: Self.self) { list in
      list.required("values", \Self.values)
      list.optional("nextLink", \Self.nextLink)
    }
  }

  package struct GetBook: APIOperation {
    package typealias Output = Book
    package static let operationID = "Books_Get"
    package static let route = Route(.get, "/library/v1/books/{id}")
    package static let successStatuses = [200]

    package var id = "1"

    package init(id: String = "1") { self.id = id }

    package func request() -> APIRequest {
      var request = APIRequest(Self.route)
      request.setPath("id", id)
      return request
    }
  }

  package struct ListBooks: PagedOperation {
    package typealias Output = Page
    package static let operationID = "Books_List"
    package static let route = Route(.get, "/library/v1/books")
    package static let successStatuses = [200]

    package init() {}

    package func request() -> APIRequest { APIRequest(Self.route) }
    package static func items(of page: Page) -> [Book] { page.values }
    package static func nextLink(of page: Page) -> Link<Self>? { page.nextLink.map { Link($0) } }
  }

  package struct ScanBook: LongRunningOperation {
    package typealias Output = Void
    package static let operationID = "Books_Scan"
    package static let route = Route(.post, "/library/v1/books:scan")
    package static let successStatuses = [202, 204]

    package init() {}

    package func request() -> APIRequest { APIRequest(Self.route) }
    package static func statusLink(of reply: Reply<Self>) -> Link<GetBook>? { reply.operationLocation.map { Link($0) } }
  }

  /// Adds a book. Sent twice, there are two of it.
  package struct AddBook: APIOperation {
    package typealias Output = Book
    package static let operationID = "Books_Add"
    package static let route = Route(.post, "/library/v1/books")
    package static let successStatuses = [201]

    package var book: Book

    package init(book: Book) { self.book = book }

    package func request() throws -> APIRequest {
      var request = APIRequest(Self.route)
      try request.setBody(json: book)
      return request
    }
  }

  /// Replaces the content of a book.
  package struct UploadBook: APIOperation {
    package typealias Output = Void
    package static let operationID = "Books_Upload"
    package static let route = Route(.put, "/library/v1/books/content")
    package static let successStatuses = [201]

    package var id: String
    package var content: RequestBody

    package init(id: String = "", content: RequestBody) {
      self.id = id
      self.content = content
    }

    package func request() -> APIRequest {
      var request = APIRequest(Self.route)
      request.addQuery("id", id)
      request.setBody(content, contentType: "application/octet-stream")
      return request
    }
  }

  package struct DownloadBook: APIOperation {
    package typealias Output = Data
    package static let operationID = "Books_Download"
    package static let route = Route(.get, "/library/v1/books/content")
    package static let successStatuses = [200]

    package init() {}

    package func request() -> APIRequest { APIRequest(Self.route) }
  }
}

extension Library.Book: JobProgressReporting {
  package var progress: JobProgress<String> {
    switch state {
    case "Ready": .succeeded
    case "Torn": .failed("torn")
    default: .pending
    }
  }

  package var statusLink: Link<Library.GetBook>? { selfLink.map { Link($0) } }
}

extension Reply where Operation == Library.ScanBook {
  package var etag: String? { headerFields.value("ETag") }
}
