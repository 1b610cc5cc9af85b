import Foundation
@_spi(Generated) import VersionedAPIRuntime

/// The operations of a small service, as a generated module has them.
enum Library {
  struct Book: WireObject, Hashable {
    var title: String
    var state = "Ready"
    var selfLink: URL?

    init(title: String, state: String = "Ready", selfLink: URL? = nil) {
      self.title = title
      self.state = state
      self.selfLink = selfLink
    }

    init(from decoder: any Decoder) throws {
      let object = try ObjectReader(decoder)
      title = try object.required("title")
      state = try object.required("state")
      selfLink = try object.optional("self")
    }

    func encode(to encoder: any Encoder) throws {
      var object = ObjectWriter(encoder)
      try object.write("title", title)
      try object.write("state", state)
      try object.write("self", selfLink)
    }
  }

  /// All properties are optional, as in most services.
  struct Problem: WireObject, Hashable {
    var code: String?

    init(from decoder: any Decoder) throws {
      code = try ObjectReader(decoder).optional("code")
    }

    func encode(to encoder: any Encoder) throws {
      var object = ObjectWriter(encoder)
      try object.write("code", code)
    }
  }

  struct Page: WireObject, Hashable {
    var values: [Book]
    var nextLink: URL?

    init(from decoder: any Decoder) throws {
      let object = try ObjectReader(decoder)
      values = try object.required("values")
      nextLink = try object.optional("nextLink")
    }

    func encode(to encoder: any Encoder) throws {
      var object = ObjectWriter(encoder)
      try object.write("values", values)
      try object.write("nextLink", nextLink)
    }
  }

  struct GetBook: APIOperation, Hashable {
    typealias Output = Book
    static let operationID = "Books_Get"
    static let route = Route(.get, "/library/v1/books/{id}")
    static let successStatuses = [200]

    var id = "1"

    func request() -> APIRequest {
      var request = APIRequest(Self.route)
      request.setPath("id", id)
      return request
    }
  }

  struct ListBooks: PagedOperation, Hashable {
    typealias Output = Page
    static let operationID = "Books_List"
    static let route = Route(.get, "/library/v1/books")
    static let successStatuses = [200]

    func request() -> APIRequest { APIRequest(Self.route) }
    static func items(of page: Page) -> [Book] { page.values }
    static func nextLink(of page: Page) -> Link<Self>? { page.nextLink.map { Link($0) } }
  }

  struct ScanBook: LongRunningOperation, Hashable {
    typealias Output = Void
    static let operationID = "Books_Scan"
    static let route = Route(.post, "/library/v1/books:scan")
    static let successStatuses = [202, 204]

    func request() -> APIRequest { APIRequest(Self.route) }
    static func statusLink(of reply: Reply<Self>) -> Link<GetBook>? { reply.operationLocation.map { Link($0) } }
  }

  struct DownloadBook: APIOperation, Hashable {
    typealias Output = Data
    static let operationID = "Books_Download"
    static let route = Route(.get, "/library/v1/books/content")
    static let successStatuses = [200]

    func request() -> APIRequest { APIRequest(Self.route) }
  }
}

extension Library.Book: JobProgressReporting {
  var progress: JobProgress<String> {
    switch state {
    case "Ready": .succeeded
    case "Torn": .failed("torn")
    default: .pending
    }
  }

  var statusLink: Link<Library.GetBook>? { selfLink.map { Link($0) } }
}

extension Reply where Operation == Library.ScanBook {
  var etag: String? { headerFields.value("ETag") }
}
