import Foundation
import HTTPTypes
import VersionedAPIClient

/// The service of the library, without a network: it prints each request, and returns a prepared response.
enum Library {
  static let transport = StubTransport { request, body in
    let line = "\(request.method) \(request.path ?? "")"
    print(line)
    if let body { print(String(decoding: try body.data(), as: UTF8.self)) }
    return responses[line] ?? .init(status: .notFound)
  }

  /// The prepared responses by request.
  private static let responses: [String: StubTransport.Response] = [
    "POST /lending/v1/borrow": .json(
      """
      { "id": "1f9d2c1e-6a0b-4d57-9c43-0a6f0c6e9b11", "isbn": "9780441478125", "due": "2026-02-28" }
      """,
      status: .created
    ),
    "GET /lending/books?edition=2&title=left%20hand&top=2": .json(
      """
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
    "GET /lending/books?edition=2&title=left%20hand&top=2&after=9780671039745": .json(
      """
      { "books": [{ "isbn": "9781590201237", "title": "The Other Left Hand", "binding": "Audio", "free": 3 }] }
      """
    ),
    "POST /lending/loans?edition=2": .json(
      """
      {
        "id": "1f9d2c1e-6a0b-4d57-9c43-0a6f0c6e9b11", "isbn": "9780441478125", "state": "Requested",
        "url": "https://library.example/lending/loans/1f9d2c1e-6a0b-4d57-9c43-0a6f0c6e9b11?edition=2"
      }
      """,
      status: .created
    ),
    "GET /lending/loans/1f9d2c1e-6a0b-4d57-9c43-0a6f0c6e9b11?edition=2": .json(
      """
      { "id": "1f9d2c1e-6a0b-4d57-9c43-0a6f0c6e9b11", "isbn": "9780441478125", "state": "Ready", "due": "2026-02-28" }
      """
    ),
    "POST /lending/books:donate?edition=2": .json(
      """
      { "isbn": "9783518468005", "title": "Die Wand", "authors": ["Marlen Haushofer"], "free": 1 }
      """,
      status: .created,
      headerFields: [.location: "https://library.example/lending/books/9783518468005?edition=2"]
    ),
    "PATCH /lending/loans/1f9d2c1e-6a0b-4d57-9c43-0a6f0c6e9b11?edition=2": .json(
      """
      { "code": "Wanted", "message": "Another reader waits for the book." }
      """,
      status: .conflict
    ),
  ]
}
