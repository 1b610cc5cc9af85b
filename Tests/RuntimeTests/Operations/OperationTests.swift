import Foundation
import HTTPTypes
import Testing
import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport

/// What an operation reads from a response.
struct OperationTests {
  @Test func `JSON is decoded`() throws {
    let fields: HTTPFields = [.eTag: "1"]
    let reply = try Library.GetBook().reply(
      from: HTTPResponse(status: .ok, headerFields: fields),
      body: Data(#"{"title":"Emma","state":"Ready"}"#.utf8)
    )

    #expect(reply == Reply(Library.Book(title: "Emma"), status: .ok, headerFields: fields))
  }

  @Test func `bytes are returned as they are`() throws {
    let body = Data([0, 255])

    #expect(try Library.DownloadBook().output(from: HTTPResponse(status: .ok), body: body) == body)
  }

  @Test(arguments: ["", "ignored"])
  func `where no body is documented it is ignored`(body: String) throws {
    let reply = try Library.ScanBook().reply(from: HTTPResponse(status: .accepted), body: Data(body.utf8))

    #expect(reply.output == ())
    #expect(reply.status == .accepted)
  }

  @Test(arguments: [202, 204])
  func `every documented status is a success`(status: Int) throws {
    #expect(
      try Library.ScanBook.reply(from: HTTPResponse(status: .init(code: status)), body: Data()).status.code == status
    )
  }

  @Test(arguments: [400, 404, 418, 429, 500, 503, 599])
  func `a status of 400 to 599 is an error response`(status: Int) throws {
    let error = try error(status)
    guard case .errorResponse = error.reason else {
      Issue.record("wrong reason: \(error.reason)")
      return
    }

    #expect(error.operationID == "Books_Scan")
    #expect(error.status.code == status)
    #expect(error.code == "A")
  }

  @Test(arguments: [100, 200, 201, 299, 302, 304, 600, 999])
  func `any other status that is not documented is unexpected`(status: Int) throws {
    let error = try error(status)
    guard case .unexpectedStatus = error.reason else {
      Issue.record("wrong reason: \(error.reason)")
      return
    }
  }

  @Test(arguments: ["", "[]", "{}", #"{"title":true,"state":"Ready"}"#, "<html>"])
  func `a body that is not as documented is unreadable`(body: String) throws {
    let error = try #require(throws: ServiceError.self) {
      try Library.GetBook().reply(from: HTTPResponse(status: .ok), body: Data(body.utf8))
    }
    guard case .unreadableBody(let reason) = error.reason else {
      Issue.record("wrong reason: \(error.reason)")
      return
    }

    #expect(reason is DecodingError)
    #expect(error.body == Data(body.utf8))
    #expect(error.code == nil)
  }

  private func error(_ status: Int) throws -> ServiceError {
    try #require(throws: ServiceError.self) {
      try Library.ScanBook().output(from: HTTPResponse(status: .init(code: status)), body: Data(#"{"code":"A"}"#.utf8))
    }
  }
}
