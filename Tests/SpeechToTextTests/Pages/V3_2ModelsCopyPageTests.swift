import Foundation
import HTTPTypes
import SpeechToTextV3_2Preview2
import Testing

/// The page "Models - Copy" of v3.2-preview.2.
struct V3_2ModelsCopyPageTests {
  private typealias Copy = V3_2Preview2.Models.Copy
  private typealias Credential = V3_2Preview2.Credential

  private let operation: Copy

  init() throws {
    operation = Copy(
      id: try uuid("827712a5-f942-4997-91c3-7c6cde35600b"),
      body: .init(
        id: "d61573c6-788b-4eff-b3f5-38a1c7a9585b",
        sourceResourceID: """
          /subscriptions/sourceSubscriptionId/resourceGroups/sourceResourceGroupName/providers/\
          Microsoft.CognitiveServices/accounts/sourceSpeechResourceName
          """,
        targetResourceID: """
          /subscriptions/targetSubscriptionId/resourceGroups/targetResourceGroupName/providers/\
          Microsoft.CognitiveServices/accounts/targetSpeechResourceName
          """,
        targetResourceRegion: "westus2",
        targetResourceEndpoint: "https://westus.api.cognitive.microsoft.com/speechtotext/v3.2-preview.2/models",
        expirationDateTime: Date(timeIntervalSince1970: 1_546_860_852)
      )
    )
  }

  @Test func `the request body is the page's`() throws {
    #expect(try operation.bodyJSON() == Sample.json("v3.2-preview.2/models-copy/request"))
  }

  @Test(arguments: pageEndpoints)
  func `the request goes to the model's copy action`(endpoint: String) throws {
    let head = try operation.head(to: endpoint, from: Credential.subscriptionKey("key"))

    #expect(
      head.line == """
        POST https://westus.api.cognitive.microsoft.com/speechtotext/v3.2-preview.2/models/\
        827712a5-f942-4997-91c3-7c6cde35600b:copy
        """
    )
  }

  @Test func `a key goes out as the page says`() throws {
    let head = try operation.head(from: Credential.subscriptionKey("key"))

    #expect(
      head.headerFields.dictionary == [
        "Accept": "application/json",
        "Content-Type": "application/json",
        "Ocp-Apim-Subscription-Key": "key",
      ]
    )
  }

  @Test func `a token goes out as the page says`() throws {
    let head = try operation.head(from: Credential.accessToken("token"))

    #expect(
      head.headerFields.dictionary == [
        "Accept": "application/json",
        "Content-Type": "application/json",
        "Authorization": "Bearer token",
      ]
    )
  }

  @Test func `the response encodes to what it was read from`() throws {
    let response = try accepted()

    #expect(try canonicalJSON(of: response.body) == Sample.json("v3.2-preview.2/models-copy/response-202"))
  }

  @Test func `the response is read into its members`() throws {
    let operation = try accepted().body

    #expect(try operation.id == uuid("e30f6a27-82be-4cca-9258-0399c70489ff"))
    #expect(operation.status == .notStarted)
    #expect(operation.result == nil)
  }

  @Test func `the header field Operation-Location leads to the progress`() throws {
    let address = """
      https://westus.api.cognitive.microsoft.com/speechtotext/v3.2-preview.2/operations/models/copy/\
      E30F6A27-82BE-4CCA-9258-0399C70489FF
      """
    let response = try accepted(["Operation-Location": address, "Retry-After": "10"])

    #expect(try response.operationLocation == url(address))
    #expect(try Copy.pollingLink(of: response) == url(address))
    #expect(response.retryAfter == 10)
  }

  private func accepted(_ headerFields: [String: String] = [:]) throws -> Copy.Response {
    try operation.output(
      from: HTTPResponse(status: .accepted, headerFields: .named(headerFields)),
      body: Sample.data("v3.2-preview.2/models-copy/response-202")
    )
  }
}
