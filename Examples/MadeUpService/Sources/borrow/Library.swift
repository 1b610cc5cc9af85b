import Foundation
import HTTPTypes
import VersionedAPIRuntime

/// The library: prints what it is asked, and answers without any network.
struct Library {
  /// Who asks.
  let credential: any RequestCredential

  /// Makes a call.
  func answer<Call: APIOperation>(to call: Call) throws -> Call.Output {
    try answer(to: call.request(), of: Call.self)
  }

  /// All items of a list, page by page.
  func items<Call: PagedOperation>(of call: Call) throws -> [Call.Item] {
    var page = try answer(to: call)
    var items = Call.items(of: page)
    while let link = Call.nextLink(of: page) {
      page = try answer(to: APIRequest(followingLink: link), of: Call.self)
      items += Call.items(of: page)
    }
    return items
  }

  private func answer<Call: APIOperation>(to request: APIRequest, of call: Call.Type) throws -> Call.Output {
    guard let endpoint = URL(string: "https://library.example") else { throw URLError(.badURL) }
    let head = try request.httpRequest(endpoint: endpoint, credential: credential)
    let question = "\(head.method) \(head.path ?? "")"
    print(question)
    if let body = request.body { print(String(decoding: body, as: UTF8.self)) }
    guard let answer = Self.answers[question] else { throw NoAnswer(question: question) }
    var response = HTTPResponse(status: answer.status)
    response.headerFields[.location] = answer.location
    return try call.output(from: response, body: Data(answer.body.utf8))
  }
}

/// The library does not know what to say.
struct NoAnswer: Error {
  let question: String
}

extension Library {
  private struct Answer {
    let status: HTTPResponse.Status
    var location: String?
    let body: String
  }

  /// What the library answers to which question.
  private static let answers = [
    "POST /lending/v1/borrow": Answer(
      status: .created,
      body: """
        { "id": "1f9d2c1e-6a0b-4d57-9c43-0a6f0c6e9b11", "isbn": "9780441478125", "due": "2026-02-28" }
        """
    ),
    "GET /lending/books?edition=2&title=left%20hand&top=2": Answer(
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
    "GET /lending/books?edition=2&title=left%20hand&top=2&after=9780671039745": Answer(
      status: .ok,
      body: """
        { "books": [{ "isbn": "9781590201237", "title": "The Other Left Hand", "binding": "Audio", "free": 3 }] }
        """
    ),
    "POST /lending/books:donate?edition=2": Answer(
      status: .created,
      location: "https://library.example/lending/books/9783518468005?edition=2",
      body: """
        { "isbn": "9783518468005", "title": "Die Wand", "authors": ["Marlen Haushofer"], "free": 1 }
        """
    ),
    "PATCH /lending/loans/1f9d2c1e-6a0b-4d57-9c43-0a6f0c6e9b11?edition=2": Answer(
      status: .conflict,
      body: """
        { "code": "Wanted", "message": "Another reader waits for the book." }
        """
    ),
  ]
}
