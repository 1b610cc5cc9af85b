import Foundation
import HTTPTypes
import SpeechToTextV2025_10_15
import Testing
import VersionedAPIClient
import VersionedAPIRuntimeTestSupport

struct CredentialTests {
  private typealias Credential = V2025_10_15.Credential

  @Test func `a key has a header field of its own`() async throws {
    let field = try #require(try await Credential.subscriptionKey("key").headerField())

    #expect(field.name == "Ocp-Apim-Subscription-Key")
    #expect(field.value == "key")
  }

  @Test func `a token goes out as a bearer token`() async throws {
    let field = try #require(try await Credential.accessToken("token").headerField())

    #expect(field.name == "Authorization")
    #expect(field.value == "Bearer token")
  }

  @Test func `a token is fetched again when it was rejected`() async throws {
    let tokens = Locked(["second", "first"])
    let credential = Credential.accessToken { AccessToken(tokens.withLock { $0.popLast() } ?? "", expirationDate: nil) }

    #expect(try await credential.headerField()?.value == "Bearer first")
    #expect(try await credential.headerField()?.value == "Bearer first")
    #expect(credential.discard("Bearer first"))
    #expect(try await credential.headerField()?.value == "Bearer second")
  }

  @Test(arguments: [
    V2025_10_15.Credential.subscriptionKey("hunter2"), .accessToken("hunter2"),
    .accessToken { AccessToken("hunter2", expirationDate: nil) },
  ])
  func `descriptions hide the key or token`(credential: V2025_10_15.Credential) async throws {
    let value = try await credential.headerField()?.value
    #expect(value?.hasSuffix("hunter2") == true)
    for text in ["\(credential)", String(reflecting: credential), dumped(credential)] {
      #expect(!text.contains("hunter2"))
    }
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
