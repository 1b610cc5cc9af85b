import Foundation
import SpeechToTextV2024_11_15

extension CopyJob {
  /// Copies the model with api-version 2024-11-15, in the same way as with 2025-10-15.
  /// - Returns: The URL of the copy.
  func copyInV2024_11_15() async throws -> URL? {
    typealias Speech = V2024_11_15
    let source = Speech.Client(
      endpoint: .url(source.endpoint),
      credential: .subscriptionKey(source.key),
      transport: transport,
      options: options
    )
    let target = Speech.Client(
      endpoint: .url(target.endpoint),
      credential: .subscriptionKey(target.key),
      transport: transport,
      options: options
    )

    let authorization = try await target.models.authorizeCopy(.init(sourceResourceID: sourceID))
    print("  \(authorization.targetResourceRegion) authorizes the copy until \(authorization.expirationDateTime)")
    let started = try await source.models.copy(id: model, authorization: authorization)
    let job = try await source.finished(started) { print("  \($0.status?.rawValue ?? "no status")") }
    return job.result?.link
  }
}
