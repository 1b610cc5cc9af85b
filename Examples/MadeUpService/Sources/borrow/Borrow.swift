import Foundation
import VersionedAPIClient

/// Uses the service of a library that does not exist, in both api-versions: real requests, prepared responses.
@main
struct Borrow {
  static func main() async throws {
    guard let library = URL(string: "https://library.example") else { throw URLError(.badURL) }

    print("v1\n")
    let old = V1.Client(endpoint: .url(library), credential: .readerCard("0815"), transport: Library.transport)
    let loan = try await old.loans.borrow(.init(isbn: "9780441478125"))
    print("  to be returned by \(loan.due?.wireText ?? "any day")")

    print("\nv2\n")
    var options = ClientOptions()
    options.polling = PollingPolicy(interval: .milliseconds(100))
    let new = V2.Client(
      endpoint: .url(library),
      credential: .readerCard("0815"),
      transport: Library.transport,
      options: options
    )
    for try await book in new.books.list(title: "left hand", top: 2) {
      let authors = (book.authors ?? ["an unknown author"]).joined(separator: " and ")
      print("  \(book.title) by \(authors), \(book.binding?.rawValue ?? "unknown binding"), \(book.free ?? 0) free")
    }

    let requested = try await new.loans.borrow(.init(isbn: "9780441478125"))
    let ready = try await new.finished(requested) { print("  \($0.progress)") }
    print("  to be returned by \(ready.due?.wireText ?? "any day")")

    let donation = V2.Books.Donate(
      book: .init(isbn: "9783518468005", title: "Die Wand", authors: ["Marlen Haushofer"], binding: .paperback),
      cover: FormFile(data: Data("a picture".utf8), filename: "wand.png", contentType: "image/png")
    )
    let donated = try await new.reply(to: donation)
    print("  donated as \(donated.location?.absoluteString ?? "a book without a URL")")

    do {
      let changes = V2.LoanUpdate(note: .set("I have not got to the ice yet"), due: .clear)
      try await new.loans.prolong(id: loan.id ?? UUID(), changes: changes)
    } catch let error as ServiceError {
      print("  failed: \(error.payload(as: V2.Problem.self)?.message ?? error.description)")
    }
  }
}
