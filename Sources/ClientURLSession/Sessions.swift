import HTTPTypes

/// The sessions of a transport.
final class Sessions: Sendable {
  private let session = Session()

  #if canImport(FoundationNetworking)
    /// Returns a session for a request, and whether it is for that request only.
    func take(for method: HTTPRequest.Method, hasBody: Bool) -> (session: Session, isForOneTask: Bool) {
      // libcurl repeats a request if a connection from an earlier request turns out to be closed, although the server may
      // have received it. So a request that must not be repeated gets a connection of its own. So does one with a body:
      // Foundation does not send that again, and both would wait for ever.
      if !hasBody, [.get, .head, .put, .delete].contains(method) { return (session, false) }
      return (Session(), true)
    }
  #else
    /// Returns the session.
    func take(for method: HTTPRequest.Method, hasBody: Bool) -> (session: Session, isForOneTask: Bool) {
      (session, false)
    }
  #endif

  deinit { session.invalidate() }
}
