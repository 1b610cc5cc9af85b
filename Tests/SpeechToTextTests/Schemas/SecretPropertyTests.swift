import Foundation
import HTTPTypes
import SpeechToTextV2025_10_15
import SpeechToTextV3_0
import Testing

/// Keys, tokens and signed URLs in generated values: no description of a value shows them.
struct SecretPropertyTests {
  private static let secret = "k3y-0f-m1ne"

  /// A value that contains ``secret``.
  struct Holder: Sendable, CustomTestStringConvertible {
    let name: String
    let value: any Sendable

    var testDescription: String { name }
  }

  private typealias ModelCopy = V3_0.ModelCopy
  private typealias CopyTo = V3_0.Models.CopyTo

  static let holders = [
    Holder(name: "ModelCopy", value: ModelCopy(targetSubscriptionKey: secret)),
    Holder(name: "CopyTo", value: CopyTo(id: UUID(), target: .init(targetSubscriptionKey: secret))),
    Holder(name: "key", value: V2025_10_15.Credential.subscriptionKey(secret)),
    Holder(name: "token", value: V2025_10_15.Credential.accessToken(secret)),
    Holder(name: "WebHookProperties", value: V2025_10_15.WebHookProperties(secret: secret)),
    Holder(name: "WebHookPropertiesUpdate", value: V2025_10_15.WebHookPropertiesUpdate(secret: .set(secret))),
    Holder(
      name: "Dataset",
      value: V2025_10_15.Dataset(
        displayName: "Data",
        kind: .acoustic,
        locale: "en-US",
        contentURL: URL(string: "https://contoso.blob.core.windows.net/data?sig=\(secret)")
      )
    ),
    Holder(
      name: "TranscribeDefinition",
      value: V2025_10_15.TranscribeDefinition(
        audioURL: URL(string: "https://contoso.blob.core.windows.net/audio?sig=\(secret)")
      )
    ),
  ]

  @Test(arguments: holders)
  func `no print of the value shows the secret`(holder: Holder) {
    var output = ""
    print(holder.value, to: &output)
    debugPrint(holder.value, to: &output)

    #expect(!output.contains(Self.secret))
  }

  @Test(arguments: holders)
  func `no dump of the value shows the secret`(holder: Holder) {
    var output = ""
    dump(holder.value, to: &output)
    dump([holder.value], to: &output)

    #expect(!output.contains(Self.secret))
  }

  @Test(arguments: holders)
  func `no description of the value shows the secret`(holder: Holder) {
    let output = [String(describing: holder.value), String(reflecting: holder.value), "\(holder.value)"]

    #expect(output.allSatisfy { !$0.contains(Self.secret) })
  }

  @Test(arguments: holders)
  func `no mirror of the value shows the secret`(holder: Holder) {
    #expect(leaves(of: holder.value).allSatisfy { !$0.contains(Self.secret) })
  }

  /// Tests the tests above: they find a secret that is not hidden.
  @Test func `an unprotected value would show the secret`() {
    let holder = ["key": [Optional(Self.secret)]]

    #expect("\(holder)".contains(Self.secret))
    #expect(leaves(of: holder).contains { $0.contains(Self.secret) })
  }

  @Test func `the place of a secret can be seen`() {
    #expect("\(ModelCopy(targetSubscriptionKey: Self.secret))" == "ModelCopy(_targetSubscriptionKey: <secret>)")
    #expect("\(V2025_10_15.Credential.subscriptionKey(Self.secret))" == "Ocp-Apim-Subscription-Key: <secret>")
    #expect("\(V2025_10_15.Credential.accessToken(Self.secret))" == "Authorization: <secret>")
  }

  @Test func `secrets compare by their values`() {
    #expect(ModelCopy(targetSubscriptionKey: "a") == ModelCopy(targetSubscriptionKey: "a"))
    #expect(ModelCopy(targetSubscriptionKey: "a") != ModelCopy(targetSubscriptionKey: "b"))
  }

  /// Returns the descriptions of the innermost parts of a value.
  private func leaves(of value: Any) -> [String] {
    let children = Mirror(reflecting: value).children
    return children.isEmpty ? [String(describing: value)] : children.flatMap { leaves(of: $0.value) }
  }
}
