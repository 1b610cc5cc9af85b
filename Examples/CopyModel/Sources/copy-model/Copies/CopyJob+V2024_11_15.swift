import Foundation
import SpeechToTextV2024_11_15

extension CopyJob {
  /// Copies the model with api-version 2024-11-15, in the same way as with 2025-10-15.
  /// - Returns: The URL of the copy.
  func copyInV2024_11_15(over transport: Transport) async throws -> URL? {
    typealias Speech = V2024_11_15
    let source = client(of: source, Speech.Credential.subscriptionKey, transport)
    let target = client(of: target, Speech.Credential.subscriptionKey, transport)

    let authorize = Speech.Models.AuthorizeCopy(definition: .init(sourceResourceID: sourceID))
    let authorization = try await target.reply(to: authorize).output
    print("  \(authorization.targetResourceRegion) authorizes the copy until \(authorization.expirationDateTime)")

    let started = try await source.reply(to: Speech.Models.Copy(id: model, authorization: authorization))
    guard let link = started.statusLink else { throw CopyError.noStatusURL }
    let job = try await source.finished(link, pause: started.retryAfter) { job in
      print("  \(job.status?.rawValue ?? "no status")")
    }
    if case .failed(let error) = job.progress { throw CopyError.failed(error?.message) }
    return job.result?.link
  }
}
