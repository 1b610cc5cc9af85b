import Foundation
import SpeechToTextV3_0

@available(*, deprecated, message: "api-version v3.0 is retired")
extension Order {
  /// Copies the model with api-version v3.0: the source gets the target's key, and the copy is there at once. It can be
  /// used when the target has finished it.
  /// - Returns: The address of the copy.
  func copyInV3_0(with client: Client) async throws -> URL? {
    typealias API = V3_0
    let sourceKey = API.Credential.subscriptionKey(source.key)
    let targetKey = API.Credential.subscriptionKey(target.key)

    let copy = API.Models.CopyTo(id: model, body: .init(targetSubscriptionKey: target.key))
    let started = try await client.answer(to: copy, at: source.endpoint, credential: sourceKey)
    print("  '\(started.body.displayName)' is \(started.body.status?.rawValue ?? "without status")")
    guard let link = started.location ?? started.body.selfURL else { throw CopyError.noAddressToAsk }

    return try await client.result(
      from: link,
      pause: nil,
      as: API.Models.GetCustomModel.self,
      at: target.endpoint,
      credential: targetKey
    ) { answer in
      print("  \(answer.body.status?.rawValue ?? "no status")")
      switch answer.body.status {
      case .succeeded: return .ended(answer.body.selfURL)
      case .failed: throw CopyError.failed(answer.body.properties?.error?.message)
      case .notStarted, .running: return .goesOn(retryAfter: answer.retryAfter)
      case .unknown, nil: throw CopyError.unknownStatus(answer.body.status?.rawValue)
      }
    }
  }
}
