import Foundation
import SpeechToTextV2025_10_15
import Testing
import VersionedAPIRuntimeTestSupport

/// The request of a list operation.
struct ListRequestTests {
  private typealias List = V2025_10_15.Models.ListCustomModels

  private static let models = "GET https://westus.api.cognitive.microsoft.com/speechtotext/models"

  @Test func `parameters that are left out are not sent`() async throws {
    #expect(try await line(List()) == "\(Self.models)?api-version=2025-10-15")
  }

  @Test func `parameters are percent-encoded and follow the api-version`() async throws {
    let list = List(skip: 10, top: 5, filter: "status eq 'Running' and displayName ne 'R&D+'")

    #expect(
      try await line(list) == """
        \(Self.models)?api-version=2025-10-15&skip=10&top=5&\
        filter=status%20eq%20%27Running%27%20and%20displayName%20ne%20%27R%26D%2B%27
        """
    )
  }

  @Test func `a request without a body says nothing about one`() throws {
    let request = try List().request()

    #expect(request.body == nil)
    #expect(request.headerFields.dictionary == ["Accept": "application/json"])
  }

  private func line(_ list: List) async throws -> String {
    try await list.head(from: V2025_10_15.Credential.subscriptionKey("key")).line
  }
}
