import Foundation
import HTTPTypes
import VersionedAPIRuntime

/// A client of the library: prints each request, and returns a prepared response instead of sending it.
struct LibraryClient {
  let credential: any RequestCredential
  private let endpoint: URL

  init(credential: some RequestCredential) throws {
    guard let endpoint = URL(string: "https://library.example") else { throw URLError(.badURL) }
    self.credential = credential
    self.endpoint = endpoint
  }

  /// Calls an operation.
  func reply<Operation: APIOperation>(to operation: Operation) async throws -> Reply<Operation> {
    try await reply(to: operation.request())
  }

  /// Calls the operation of a link.
  func reply<Operation: APIOperation>(following link: Link<Operation>) async throws -> Reply<Operation> {
    try await reply(to: APIRequest(following: link))
  }

  /// Returns all items of a list, page by page.
  func items<List: PagedOperation>(of list: List) async throws -> [List.Item] {
    var page = try await reply(to: list)
    var items = page.items
    while let link = page.nextLink {
      page = try await reply(following: link)
      items += page.items
    }
    return items
  }

  private func reply<Operation: APIOperation>(to request: APIRequest) async throws -> Reply<Operation> {
    let head = try await request.httpRequest(endpoint: endpoint, credential: credential)
    let line = "\(head.method) \(head.path ?? "")"
    print(line)
    if let body = request.body { print(String(decoding: try body.data(), as: UTF8.self)) }
    guard let prepared = Self.responses[line] else { throw UnexpectedRequest(line: line) }
    var response = HTTPResponse(status: prepared.status)
    response.headerFields[.location] = prepared.location
    return try Operation.reply(from: response, body: Data(prepared.body.utf8))
  }
}

/// A request without a prepared response.
struct UnexpectedRequest: Error {
  let line: String
}

extension LibraryClient {
  private struct Response {
    let status: HTTPResponse.Status
    var location: String?
    let body: String
  }

  /// The prepared responses by request.
  private static let responses = [
    "POST /lending/v1/borrow": Response(
      status: .created,
      body: """
        { "id": "1f9d2c1e-6a0b-4d57-9c43-0a6f0c6e9b11", "isbn": "9780441478125", "due": "2026-02-28" }
        """
    ),
    "GET /lending/books?edition=2&title=left%20hand&top=2": Response(
      status: .ok,
      body: """
        {
          "books": [
            {
              "isbn": "9780441478125", "title": "The Left Hand of Darkness", "authors": ["Ursula K. Le Guin"],
              "binding": "Paperback", "free": 1
            },
            { "isbn": "9780671039745", "title": "Left Hands", "authors": ["A. Nother", "B. Sides"], "binding": "Scroll" }
          ],
          "next": "https://library.example/lending/books?edition=2&title=left%20hand&top=2&after=9780671039745"
        }
        """
    ),
    "GET /lending/books?edition=2&title=left%20hand&top=2&after=9780671039745": Response(
      status: .ok,
      body: """
        { "books": [{ "isbn": "9781590201237", "title": "The Other Left Hand", "binding": "Audio", "free": 3 }] }
        """
    ),
    "POST /lending/loans?edition=2": Response(
      status: .created,
      body: """
        {
          "id": "1f9d2c1e-6a0b-4d57-9c43-0a6f0c6e9b11", "isbn": "9780441478125", "state": "Requested",
          "url": "https://library.example/lending/loans/1f9d2c1e-6a0b-4d57-9c43-0a6f0c6e9b11?edition=2"
        }
        """
    ),
    "GET /lending/loans/1f9d2c1e-6a0b-4d57-9c43-0a6f0c6e9b11?edition=2": Response(
      status: .ok,
      body: """
        { "id": "1f9d2c1e-6a0b-4d57-9c43-0a6f0c6e9b11", "isbn": "9780441478125", "state": "Ready", "due": "2026-02-28" }
        """
    ),
    "POST /lending/books:donate?edition=2": Response(
      status: .created,
      location: "https://library.example/lending/books/9783518468005?edition=2",
      body: """
        { "isbn": "9783518468005", "title": "Die Wand", "authors": ["Marlen Haushofer"], "free": 1 }
        """
    ),
    "PATCH /lending/loans/1f9d2c1e-6a0b-4d57-9c43-0a6f0c6e9b11?edition=2": Response(
      status: .conflict,
      body: """
        { "code": "Wanted", "message": "Another reader waits for the book." }
        """
    ),
  ]
}
