import Foundation
import HTTPTypes
import VersionedAPIClient
import VersionedAPIRuntimeTestSupport

/// A made-up service behind a transport without a network: it keeps the requests, and responds in turn.
final class Server: Sendable {
  enum Step: Sendable {
    case response(StubTransport.Response)
    case failure(TransportError)

    /// A response without a body.
    static func status(_ code: Int, _ fields: [String: String] = [:]) -> Step {
      var response = StubTransport.Response(status: .init(code: code))
      for (name, value) in fields {
        if let name = HTTPField.Name(name) { response.head.headerFields[name] = value }
      }
      return .response(response)
    }

    static func json(_ json: String, _ code: Int = 200, _ fields: [String: String] = [:]) -> Step {
      guard case .response(var response) = status(code, fields) else { return status(code) }
      response.body = Data(json.utf8)
      return .response(response)
    }
  }

  /// A book in JSON.
  static let book = Step.json(#"{"title": "a", "state": "Ready"}"#)

  private struct State {
    var steps: ArraySlice<Step>
    var requests: [HTTPRequest] = []
    var bodies: [Data] = []
  }

  private let state: Locked<State>

  /// Creates a service. The last step is repeated.
  init(_ steps: Step...) {
    state = Locked(State(steps: steps[...]))
  }

  var requests: [HTTPRequest] { state.withLock(\.requests) }
  var bodies: [Data] { state.withLock(\.bodies) }
  /// The paths with the queries.
  var paths: [String] { requests.map { $0.path ?? "" } }

  var transport: StubTransport {
    StubTransport { [self] request, body in
      let data = try body?.data() ?? Data()
      let step = state.withLock { state -> Step in
        state.requests.append(request)
        state.bodies.append(data)
        return (state.steps.count > 1 ? state.steps.popFirst() : state.steps.first) ?? .status(500)
      }
      switch step {
      case .response(let response): return response
      case .failure(let error): throw error
      }
    }
  }

  /// A connection to the service on a clock of its own, with waits that do not vary.
  func connection(
    clock: any Clock<Duration> = InstantClock(),
    credential: some RequestCredential = HeaderCredential("X-Key", value: "key"),
    _ change: (inout ClientOptions) -> Void = { _ in }
  ) -> ServiceConnection {
    var options = ClientOptions()
    // On a clock that does not wait, it would be exceeded at once.
    options.inactivityLimit = nil
    options.requestIDField = nil
    change(&options)
    return ServiceConnection(
      endpoint: Contoso(),
      credential: credential,
      transport: transport,
      options: options,
      clock: clock,
      random: { 0.5 }
    )
  }
}

/// An endpoint.
struct Contoso: ServiceEndpoint {
  var string = "https://contoso.com"

  func url() throws -> URL { try makeURL(string) }
}
