import Foundation
import SpeechToTextV3_0

@available(*, deprecated, message: "api-version v3.0 is retired")
extension CopyJob {
  /// Copies the model with api-version v3.0: the source receives the target's key, and creates the copy at once. The copy
  /// can be used when its progress is that of a success.
  /// - Returns: The URL of the copy.
  func copyInV3_0() async throws -> URL? {
    typealias Speech = V3_0
    let targetKey = target.key
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

    let copy = try await source.models.copyTo(id: model, target: .init(targetSubscriptionKey: targetKey))
    let model = try await target.finished(copy) {
      print("  '\($0.displayName)': \($0.status?.rawValue ?? "no status")")
    }
    return model.selfURL
  }
}
