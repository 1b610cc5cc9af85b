import Foundation
import HTTPTypes
import SpeechToTextV2024_11_15
import Testing

/// The page "Models - Copy" of 2024-11-15.
struct V2024ModelsCopyPageTests {
  private typealias Copy = V2024_11_15.Models.Copy
  private typealias Credential = V2024_11_15.Credential

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
        targetResourceEndpoint: """
          https://westus.api.cognitive.microsoft.com/speechtotext/models?api-version=2024-11-15
          """,
        expirationDateTime: Date(timeIntervalSince1970: 1_546_860_852)
      )
    )
  }

  @Test func `the request body is the page's`() throws {
    #expect(try operation.bodyJSON() == Sample.json("2024-11-15/models-copy/request"))
  }

  @Test(arguments: pageEndpoints)
  func `the request goes to the model's copy action and names the api-version`(endpoint: String) throws {
    let head = try operation.head(to: endpoint, from: Credential.subscriptionKey("key"))

    #expect(
      head.line == """
        POST https://westus.api.cognitive.microsoft.com/speechtotext/models/\
        827712a5-f942-4997-91c3-7c6cde35600b:copy?api-version=2024-11-15
        """
    )
  }

  @Test func `the header fields are the page's`() throws {
    let head = try operation.head(from: Credential.subscriptionKey("key"))

    #expect(
      head.headerFields.dictionary == [
        "Accept": "application/json",
        "Content-Type": "application/json",
        "Ocp-Apim-Subscription-Key": "key",
      ]
    )
  }

  @Test func `the response encodes to what it was read from`() throws {
    let response = try accepted()

    #expect(try canonicalJSON(of: response.body) == Sample.json("2024-11-15/models-copy/response-202"))
  }

  @Test func `the response is read into its members`() throws {
    let operation = try accepted().body

    #expect(try operation.id == uuid("e30f6a27-82be-4cca-9258-0399c70489ff"))
    #expect(operation.status == .notStarted)
    #expect(operation.createdDateTime == Date(timeIntervalSince1970: 1_546_860_852))
    #expect(operation.error == nil)
  }

  @Test func `the header field Operation-Location leads to the progress`() throws {
    let address = """
      https://westus.api.cognitive.microsoft.com/speechtotext/operations/models/copy/\
      e30f6a27-82be-4cca-9258-0399c70489ff?api-version=2024-11-15
      """
    let response = try accepted(["Operation-Location": address])

    #expect(try response.operationLocation == url(address))
    #expect(try Copy.pollingLink(of: response) == url(address))
    #expect(response.retryAfter == nil)
  }

  /// The progress is asked for at the address that the service gave, and read as ``Copy/Polling``.
  @Test func `the progress is asked for with the address's own query`() throws {
    let address = """
      https://westus.api.cognitive.microsoft.com/speechtotext/operations/models/copy/\
      e30f6a27-82be-4cca-9258-0399c70489ff?api-version=2024-11-15
      """
    let link = try #require(Copy.pollingLink(of: accepted(["Operation-Location": address])))
    let head = try APIRequest(followingLink: link).httpRequest(
      endpoint: url(pageEndpoints[1]),
      credential: Credential.subscriptionKey("key")
    )

    #expect(head.line == "GET \(address)")
    let progress = try Copy.Polling.output(
      from: HTTPResponse(status: .ok),
      body: Sample.data("2024-11-15/models-copy/response-202")
    )
    #expect(progress.body.status == .notStarted)
  }

  private func accepted(_ headerFields: [String: String] = [:]) throws -> Copy.Response {
    try operation.output(
      from: HTTPResponse(status: .accepted, headerFields: .named(headerFields)),
      body: Sample.data("2024-11-15/models-copy/response-202")
    )
  }
}
