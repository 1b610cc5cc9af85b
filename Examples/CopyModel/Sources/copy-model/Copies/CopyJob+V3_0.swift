import Foundation
import SpeechToTextV3_0

@available(*, deprecated, message: "api-version v3.0 is retired")
extension CopyJob {
  /// Copies the model with api-version v3.0: the source receives the target's key, and creates the copy at once. The copy
  /// can be used when its progress is that of a success.
  /// - Returns: The URL of the copy.
  func copyInV3_0(over transport: Transport) async throws -> URL? {
    typealias Speech = V3_0
    let targetKey = target.key
    let source = client(of: source, Speech.Credential.subscriptionKey, transport)
    let target = client(of: target, Speech.Credential.subscriptionKey, transport)

    let copy = Speech.Models.CopyTo(id: model, target: .init(targetSubscriptionKey: targetKey))
    let started = try await source.reply(to: copy)
    print("  '\(started.output.displayName)' is \(started.output.status?.rawValue ?? "without status")")
    guard let link = started.output.statusLink else { throw CopyError.noStatusURL }
    let model = try await target.finished(link, pause: started.retryAfter) { model in
      print("  \(model.status?.rawValue ?? "no status")")
    }
    if case .failed(let error) = model.progress { throw CopyError.failed(error?.message) }
    return model.selfURL
  }
}
