import Foundation
import VersionedAPIRuntime

/// Goes to a library that does not exist, in both api-versions of its service: the requests are real, the answers canned.
@main
struct Borrow {
  static func main() throws {
    print("v1\n")
    let old = Library(credential: V1.Credential.readerCard("0815"))
    let loan = try old.answer(to: V1.Loans.Borrow(body: .init(isbn: "9780441478125")))
    print("  to be back by \(loan.due?.wireText ?? "any day")")

    print("\nv2\n")
    let new = Library(credential: V2.Credential.readerCard("0815"))
    for book in try new.items(of: V2.Books.List(title: "left hand", top: 2)) {
      let authors = (book.authors ?? ["nobody"]).joined(separator: " and ")
      print("  \(book.title) by \(authors), \(book.binding?.rawValue ?? "bound somehow"), \(book.free ?? 0) free")
    }

    let donation = V2.Books.Donate(
      book: .init(isbn: "9783518468005", title: "Die Wand", authors: ["Marlen Haushofer"], binding: .paperback),
      cover: FormFile(data: Data("a picture".utf8), filename: "wand.png", contentType: "image/png")
    )
    let donated = try new.answer(to: donation)
    print("  now at \(donated.location?.absoluteString ?? "an unknown place")")

    do {
      let wish = V2.LoanUpdate(note: .set("I have not got to the ice yet"), due: .clear)
      _ = try new.answer(to: V2.Loans.Prolong(id: loan.id ?? UUID(), body: wish))
    } catch let error as ServiceError {
      print("  refused: \(error.payload(as: V2.Problem.self)?.message ?? error.description)")
    }
  }
}
