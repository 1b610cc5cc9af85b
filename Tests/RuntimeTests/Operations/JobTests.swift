import Foundation
import HTTPTypes
import Testing
import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport

struct JobTests {
  @Test(
    arguments: [(.pending, false), (.succeeded, true), (.failed(nil), true), (.failed("torn"), true)]
      as [(JobProgress<String>, Bool)]
  )
  func `a job that has succeeded or failed is finished`(progress: JobProgress<String>, isFinished: Bool) {
    #expect(progress.isFinished == isFinished)
  }

  @Test func `failures differ by their errors`() {
    let states: Set<JobProgress<String>> = [
      .failed("a"), .failed("b"), .failed(nil), .failed("a"), .pending, .succeeded,
    ]

    #expect(states.count == 5)
  }

  @Test func `a started job has a link to its status`() async throws {
    let fields = try makeFields(["Operation-Location": "https://contoso.com/library/v1/books/7"])
    let reply = Reply<Library.ScanBook>((), status: .accepted, headerFields: fields)
    let request = APIRequest(following: try #require(reply.statusLink))

    #expect(try await request.url() == "https://contoso.com/library/v1/books/7")
    #expect(Reply<Library.ScanBook>(()).statusLink == nil)
  }

  @Test func `a value that describes a job has its progress and its link`() throws {
    let url = try makeURL("https://contoso.com/library/v1/books/7")
    let job: some JobProgressReporting = Library.Book(title: "a", state: "Torn", selfLink: url)

    #expect(job.progress.isFinished)
    #expect(job.statusLink?.url == url)
    #expect(Library.Book(title: "a", state: "Scanning").progress == .pending)
  }

  @Test(
    arguments: [
      ("https://contoso.com/library/v1/books/573D8C1E-6d3c-4f4c-9a5b-0a6e7d2b1c11", true),
      ("https://contoso.com/library/v1/books/573D8C1E-6d3c-4f4c-9a5b-0a6e7d2b1c11?version=1", true),
      ("https://contoso.com/library/v1/books/7", false),
    ]
  )
  func `the identifier of a job is the last part of its link`(link: String, isUUID: Bool) throws {
    let job = Library.Book(title: "a", selfLink: try makeURL(link))

    #expect(job.statusLink?.id == (isUUID ? try makeUUID("573d8c1e-6d3c-4f4c-9a5b-0a6e7d2b1c11") : nil))
  }
}
