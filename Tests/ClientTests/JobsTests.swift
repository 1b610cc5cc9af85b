import Foundation
import HTTPTypes
import Testing
import VersionedAPIClient
import VersionedAPIRuntimeTestSupport

struct JobsTests {
  private let clock = InstantClock()

  @Test func `a job is looked at until it has succeeded`() async throws {
    let server = Server(book("Scanning"), book("Scanning"), book("Ready"))
    var states: [String] = []
    let job = try await server.connection(clock: clock).finished(try started()) { states.append($0.state) }

    #expect(job.state == "Ready")
    #expect(states == ["New", "Scanning", "Scanning", "Ready"])
    #expect(server.paths == Array(repeating: "/library/v1/books/7", count: 3))
    #expect(clock.sleeps == [.seconds(2), .seconds(3), .milliseconds(4500)])
  }

  /// Such as a view, which is not sendable.
  @MainActor private final class View {
    var states: [String] = []
  }

  @Test @MainActor func `code of the main actor can show the states`() async throws {
    let view = View()
    let server = Server(book("Scanning"), book("Ready"))
    _ = try await server.connection(clock: clock).finished(try started()) { view.states.append($0.state) }

    #expect(view.states == ["New", "Scanning", "Ready"])
  }

  @Test func `waits grow up to a limit, and the service's own come first`() async throws {
    let server = Server(
      book("Scanning", ["Retry-After": "9"]),
      book("Scanning", ["Retry-After": "0"]),
      book("Scanning", ["Retry-After": "86400"]),
      book("Ready")
    )
    _ = try await server.connection(clock: clock).finished(try started())

    #expect(clock.sleeps == [.seconds(2), .seconds(9), .milliseconds(50), .seconds(300)])
    #expect(PollingPolicy().interval(after: 100, retryAfter: nil) == .seconds(30))
    #expect(PollingPolicy(interval: .zero).interval(after: 3, retryAfter: nil) == .milliseconds(50))
  }

  @Test func `a failed job is an error with the job and the service's reason`() async throws {
    let server = Server(book("Torn"))

    let error = await #expect(throws: JobFailure<Library.Book>.self) {
      try await server.connection(clock: clock).finished(try started())
    }
    #expect(error?.job.state == "Torn")
    #expect(error?.failure == "torn")
    #expect(error?.description == "the job failed: torn")
  }

  @Test func `a job that is finished is not looked at`() async throws {
    let server = Server(book("Ready"))

    #expect(try await server.connection().finished(Library.Book(title: "a", state: "Ready")).title == "a")
    #expect(server.requests.isEmpty)
  }

  @Test func `a job without a link is an error`() async throws {
    let server = Server(book("Ready"))

    await #expect(throws: ClientError.missingStatusLink) {
      try await server.connection().finished(Library.Book(title: "a", state: "New"))
    }
  }

  @Test(arguments: [
    ("https://contoso.com/library/v1/books/7", ClientError.missingID), (nil, ClientError.missingStatusLink),
  ])
  func `a job whose link has no identifier has none`(link: String?, error: ClientError) {
    let job = Library.Book(title: "a", state: "New", selfLink: link.flatMap { URL(string: $0) })

    #expect(throws: error) { try job.id }
  }

  @Test func `the identifier of a job is that of its link`() throws {
    let id = UUID()
    let job = Library.Book(title: "a", state: "New", selfLink: URL(string: "https://contoso.com/books/\(id)?a=b"))

    #expect(try job.id == id)
  }

  @Test func `a job that an operation has started is waited for`() async throws {
    let location = ["Operation-Location": "https://contoso.com/library/v1/books/7", "Retry-After": "4"]
    let server = Server(.status(202, location), book("Scanning"), book("Ready"))
    let connection = server.connection(clock: clock)
    let job = try await connection.finished(try await connection.reply(to: Library.ScanBook()))

    #expect(job.state == "Ready")
    #expect(clock.sleeps == [.seconds(4), .seconds(3)])
  }

  @Test func `a wait is taken up again with the link`() async throws {
    let server = Server(book("Scanning"), book("Ready"))
    let link = Link<Library.GetBook>(try makeURL("https://contoso.com/library/v1/books/7"))

    #expect(try await server.connection(clock: clock).finished(following: link).state == "Ready")
    #expect(clock.sleeps == [.milliseconds(50), .seconds(3)])
  }

  @Test func `a link to another host gets no credential`() async throws {
    let server = Server(book("Ready"))
    let link = Link<Library.GetBook>(try makeURL("https://fabrikam.com/library/v1/books/7"))

    await #expect(throws: RequestError.self) { try await server.connection().finished(following: link) }
    #expect(server.requests.isEmpty)
  }

  @Test func `states end with the one that is finished, well or not`() async throws {
    let server = Server(book("Scanning"), book("Torn"))
    var states: [String] = []
    for try await job in server.connection(clock: clock).states(of: try started()) { states.append(job.state) }

    #expect(states == ["New", "Scanning", "Torn"])
  }

  @Test func `a look that fails is repeated`() async throws {
    let server = Server(.status(503), book("Ready"))

    #expect(try await server.connection(clock: clock).finished(try started()).state == "Ready")
  }

  @Test func `a wait is cancelled`() async throws {
    let server = Server(book("Scanning"))
    let connection = server.connection(clock: ContinuousClock()) {
      $0.polling = PollingPolicy(interval: .milliseconds(1))
    }
    let job = try started()
    let wait = Task { try await connection.finished(job) }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    wait.cancel()

    await #expect(throws: CancellationError.self) { try await wait.value }
  }

  private func started() throws -> Library.Book {
    Library.Book(title: "a", state: "New", selfLink: try makeURL("https://contoso.com/library/v1/books/7"))
  }

  private func book(_ state: String, _ fields: [String: String] = [:]) -> Server.Step {
    .json(#"{"title": "a", "state": "\#(state)", "self": "https://contoso.com/library/v1/books/7"}"#, 200, fields)
  }
}
