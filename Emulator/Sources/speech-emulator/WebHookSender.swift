import EmulatorCore
import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Calls web hooks.
struct WebHookSender: Sendable {
  /// The time in seconds within which a web hook has to respond.
  private static let timeout = 10.0

  /// Sends a call; returns nil if there is no response.
  @Sendable func send(_ call: OutgoingRequest) async -> OutgoingResponse? {
    var request = URLRequest(url: call.url, timeoutInterval: Self.timeout)
    request.httpMethod = "POST"
    request.httpBody = call.body
    for (name, value) in call.fields { request.setValue(value, forHTTPHeaderField: name) }
    guard let (body, response) = try? await URLSession.shared.data(for: request),
      let status = (response as? HTTPURLResponse)?.statusCode
    else { return nil }
    return OutgoingResponse(status, body: body)
  }
}
