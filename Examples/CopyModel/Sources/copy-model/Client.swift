import Foundation
import HTTPTypes
import VersionedAPIRuntime

/// Sends the calls of the library over any transport. It knows neither operations nor api-versions.
struct Client: Sendable {
  /// Sends a request with its body, and gives the answer with its body.
  let send: @Sendable (HTTPRequest, Data?) async throws -> (HTTPResponse, Data)
  /// Waits.
  let sleep: @Sendable (Duration) async throws -> Void

  /// Makes a call, and reads what the service answers.
  func answer<Call: APIOperation>(
    to call: Call,
    at endpoint: URL,
    credential: some RequestCredential
  ) async throws -> Call.Output {
    let request = try call.request()
    let head = try request.httpRequest(endpoint: endpoint, credential: credential)
    return try await answer(to: request, of: Call.self, head: head)
  }

  /// Asks for work at the address that the service gave for it, until the work has ended.
  /// - Parameters:
  ///   - link: The address.
  ///   - pause: The seconds to wait before the first question, if the service named any.
  ///   - call: The operation whose answers the address gives.
  ///   - endpoint: The resource that does the work.
  ///   - credential: A credential of that resource.
  ///   - read: Tells what an answer means.
  func result<Call: APIOperation, Result>(
    from link: URL,
    pause: Int?,
    as call: Call.Type,
    at endpoint: URL,
    credential: some RequestCredential,
    read: (Call.Output) throws -> Progress<Result>
  ) async throws -> Result {
    let request = APIRequest(followingLink: link)
    // Refuses an address at another host, which would get to see the credential.
    let head = try request.httpRequest(endpoint: endpoint, credential: credential)
    var pause = pause
    while true {
      try await wait(seconds: pause)
      switch try read(await answer(to: request, of: call, head: head)) {
      case .ended(let result): return result
      case .goesOn(let seconds): pause = seconds
      }
    }
  }

  /// Sends a request; once more where the service has too much to do.
  private func answer<Call: APIOperation>(
    to request: APIRequest,
    of call: Call.Type,
    head: HTTPRequest
  ) async throws -> Call.Output {
    var triesLeft = 5
    while true {
      print("→ \(head.method) \(head.scheme ?? "")://\(head.authority ?? "")\(head.path ?? "")")
      let (response, body) = try await send(head, request.body)
      print("← \(response.status.code)")
      triesLeft -= 1
      do {
        return try call.output(from: response, body: body)
      } catch let error as ServiceError where error.status == .tooManyRequests && triesLeft > 0 {
        try await wait(seconds: response.headerFields.integer("Retry-After"))
      }
    }
  }

  /// Waits as long as the service asks for within reason, or a while if it does not ask.
  private func wait(seconds: Int?) async throws {
    let seconds = min(max(seconds ?? 5, 1), 60)
    print("  waiting \(seconds) s")
    try await sleep(.seconds(seconds))
  }
}

/// What an answer says about work under way.
enum Progress<Result> {
  case ended(Result)
  /// Ask again after the seconds that the service named, if any.
  case goesOn(retryAfter: Int?)
}
