import Foundation
import SpeechToTextV2024_11_15

extension Order {
  /// Copies the model with api-version 2024-11-15: the target permits it, and the source carries it out.
  /// - Returns: The address of the copy.
  func copyInV2024_11_15(with client: Client) async throws -> URL? {
    typealias API = V2024_11_15
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
