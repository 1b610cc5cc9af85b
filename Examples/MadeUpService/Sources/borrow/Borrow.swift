import Foundation
import VersionedAPIRuntime

/// Uses the service of a library that does not exist, in both api-versions: real requests, prepared responses.
@main
struct Borrow {
  static func main() async throws {
    print("v1\n")
    let old = try LibraryClient(credential: V1.Credential.readerCard("0815"))
    let loan = try await old.reply(to: V1.Loans.Borrow(loan: .init(isbn: "9780441478125"))).output
    print("  to be returned by \(loan.due?.wireText ?? "any day")")

    print("\nv2\n")
    let new = try LibraryClient(credential: V2.Credential.readerCard("0815"))
    for book in try await new.items(of: V2.Books.List(title: "left hand", top: 2)) {
      let authors = (book.authors ?? ["an unknown author"]).joined(separator: " and ")
      print("  \(book.title) by \(authors), \(book.binding?.rawValue ?? "unknown binding"), \(book.free ?? 0) free")
    }

    let requested = try await new.reply(to: V2.Loans.Borrow(loan: .init(isbn: "9780441478125"))).output
    print("  \(requested.progress)")
    if let link = requested.statusLink {
      let loan = try await new.reply(following: link).output
      print("  \(loan.progress)")
    }

    let donation = V2.Books.Donate(
      book: .init(isbn: "9783518468005", title: "Die Wand", authors: ["Marlen Haushofer"], binding: .paperback),
      cover: FormFile(data: Data("a picture".utf8), filename: "wand.png", contentType: "image/png")
    )
    let donated = try await new.reply(to: donation)
    print("  donated as \(donated.location?.absoluteString ?? "a book without a URL")")

    do {
      let changes = V2.LoanUpdate(note: .set("I have not got to the ice yet"), due: .clear)
      _ = try await new.reply(to: V2.Loans.Prolong(id: loan.id ?? UUID(), changes: changes))
    } catch let error as ServiceError {
      print("  failed: \(error.payload(as: V2.Problem.self)?.message ?? error.description)")
    }
  }
}
