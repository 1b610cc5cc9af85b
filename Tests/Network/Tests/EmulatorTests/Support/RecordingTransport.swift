import Foundation
import HTTPTypes
import VersionedAPIClient

/// A transport that keeps the last exchange.
struct RecordingTransport: HTTPTransport {
  /// A request and the response to it.
  struct Exchange: Sendable {
    let request: HTTPRequest
    let response: HTTPResponse
    let body: Data
  }

  actor Log {
    private(set) var last: Exchange?

    func append(_ exchange: Exchange) { last = exchange }
  }

  let transport: any HTTPTransport
  let log = Log()

  func send(
    _ request: HTTPRequest,
    body: RequestBody?,
    didSend: @escaping @Sendable (Int) -> Void
  ) async throws -> (HTTPResponse, ResponseBody) {
    let (response, responseBody) = try await transport.send(request, body: body, didSend: didSend)
    let data = try await responseBody.collect(upTo: 1_000_000)
    await log.append(Exchange(request: request, response: response, body: data))
    return (response, ResponseBody(data))
  }
}
