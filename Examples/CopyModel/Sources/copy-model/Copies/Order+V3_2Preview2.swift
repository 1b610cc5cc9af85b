import Foundation
import SpeechToTextV3_2Preview2

@available(*, deprecated, message: "api-version v3.2-preview.2 is retired")
extension Order {
  /// Copies the model with api-version v3.2-preview.2, which differs from 2024-11-15 in nothing but the name.
  /// - Returns: The address of the copy.
  func copyInV3_2Preview2(with client: Client) async throws -> URL? {
    typealias API = V3_2Preview2
    let sourceKey = API.Credential.subscriptionKey(source.key)
    let targetKey = API.Credential.subscriptionKey(target.key)

    let question = API.Models.AuthorizeCopy(body: .init(sourceResourceID: sourceID))
    let permission = try await client.answer(to: question, at: target.endpoint, credential: targetKey)
    print("  \(permission.targetResourceRegion) permits it until \(permission.expirationDateTime)")

    let copy = API.Models.Copy(id: model, body: permission)
    let started = try await client.answer(to: copy, at: source.endpoint, credential: sourceKey)
    guard let link = API.Models.Copy.pollingLink(of: started) else { throw CopyError.noAddressToAsk }

    return try await client.result(
      from: link,
      pause: started.retryAfter,
      as: API.Models.Copy.Polling.self,
      at: source.endpoint,
      credential: sourceKey
    ) { answer in
      print("  \(answer.body.status?.rawValue ?? "no status")")
      switch answer.body.status {
      case .succeeded: return .ended(answer.body.result?.link)
      case .failed: throw CopyError.failed(answer.body.error?.message)
      case .notStarted, .running: return .goesOn(retryAfter: answer.retryAfter)
      case .unknown, nil: throw CopyError.unknownStatus(answer.body.status?.rawValue)
      }
    }
  }
}
