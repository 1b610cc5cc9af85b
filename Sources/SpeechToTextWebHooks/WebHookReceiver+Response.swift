#if WebHooks
  public import HTTPTypes

  #if canImport(FoundationEssentials)
    public import FoundationEssentials
  #else
    public import Foundation
  #endif

  extension WebHookReceiver {
    /// Handles a call, and returns what to respond with: to a challenge its token, to an event nothing once it is handled,
    /// and to anything else the ``WebHookError/status`` and the description of what is wrong.
    ///
    /// An event that was handled before is not handled again.
    /// - Parameters:
    ///   - headerFields: The header fields of the request.
    ///   - query: The query of the request's URL, percent-encoded.
    ///   - body: The whole body of the request.
    ///   - handle: Handles an event. The service waits for some seconds only, so start what takes longer, and return.
    /// - Returns: The status and the body, which is plain text.
    /// - Throws: What the closure throws. Respond with status 500 then, so that the service repeats the call.
    nonisolated(nonsending) public func respond(
      to headerFields: HTTPFields,
      query: String?,
      body: Data,
      handle: (WebHookEvent) async throws -> Void
    ) async rethrows -> (status: HTTPResponse.Status, body: String) {
      let call: Call
      do {
        call = try receive(headerFields, query: query, body: body)
      } catch {
        return (error.status, error.description)
      }
      switch call {
      case .challenge(let token): return (.ok, token)
      case .event(let event):
        guard !event.isRepeated else { return (.ok, "") }
        do {
          try await handle(event)
        } catch {
          forget(event)
          throw error
        }
        return (.ok, "")
      }
    }
  }
#endif
