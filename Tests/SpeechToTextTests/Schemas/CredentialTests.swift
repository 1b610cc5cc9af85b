import Foundation
import HTTPTypes
import SpeechToTextV2025_10_15
import Testing

struct CredentialTests {
  private typealias Credential = V2025_10_15.Credential

  @Test func `a key has a header field of its own`() {
    let field = Credential.subscriptionKey("key").headerField()

    #expect(field.name == "Ocp-Apim-Subscription-Key")
    #expect(field.value == "key")
  }

  @Test func `a token goes out as a bearer token`() {
    let field = Credential.accessToken("token").headerField()

    #expect(field.name == "Authorization")
    #expect(field.value == "Bearer token")
  }

  @Test(arguments: [
    V2025_10_15.Credential.subscriptionKey(""), .subscriptionKey("a\nb"), .accessToken(""), .accessToken("a\r\nX: b"),
  ])
  func `an empty or multi-line credential is an error`(credential: V2025_10_15.Credential) async {
    await #expect(throws: RequestError.invalidCredential) {
      try await V2025_10_15.Models.ListCustomModels().head(from: credential)
    }
  }
}
