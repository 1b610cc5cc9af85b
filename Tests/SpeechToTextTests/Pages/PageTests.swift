import Foundation
import HTTPTypes
import SpeechToTextV2024_11_15
import SpeechToTextV3_0
import SpeechToTextV3_2Preview2
import Testing
import VersionedAPIRuntimeTestSupport

/// The examples of the service's documentation pages.
struct PageTests {
  @Test(arguments: try Page.all())
  func `the request body is the page's`(page: Page) throws {
    #expect(try page.operation.bodyJSON() == Sample.json(page.request))
  }

  @Test(arguments: try Page.all(), pageEndpoints)
  func `the request goes to the page's URL`(page: Page, endpoint: String) async throws {
    #expect(try await page.operation.head(to: endpoint, from: page.credential).line == page.line)
  }

  @Test(arguments: try Page.all())
  func `the header fields are the page's`(page: Page) async throws {
    let head = try await page.operation.head(from: page.credential)

    #expect(
      head.headerFields.dictionary == [
        "Accept": "application/json",
        "Content-Type": "application/json",
        "Ocp-Apim-Subscription-Key": "key",
      ]
    )
  }

  @Test(arguments: try Page.all())
  func `the response encodes to what it was decoded from`(page: Page) throws {
    #expect(try page.roundTrip(Sample.data(page.response)) == Sample.json(page.response))
  }

  @Test func `a token goes out as the page says`() async throws {
    let head = try await V3_2Preview2.Models.ListCustomModels().head(from: V3_2Preview2.Credential.accessToken("token"))

    #expect(head.headerFields.dictionary == ["Accept": "application/json", "Authorization": "Bearer token"])
  }

  // MARK: Copies

  @Test func `a model of v3_0 is read into its properties`() throws {
    let reply = try V3_0.Models.CopyTo.reply(
      201,
      ["Location": "https://westus.api.cognitive.microsoft.com/speechtotext/v3.0/models/021a72d0"],
      Sample.data("v3.0/copy-model/response-201")
    )
    let model = reply.output

    #expect(V3_0.Models.CopyTo.operationID == "CopyModelToSubscription")
    #expect(model.status == .running)
    #expect(model.createdDateTime == Date(timeIntervalSince1970: 1_546_860_852))
    #expect(model.datasets?.count == 1)
    #expect(model.properties?.deprecationDates?.transcriptionDateTime == Date(timeIntervalSince1970: 1_683_158_400))
    #expect(
      try reply.location == makeURL("https://westus.api.cognitive.microsoft.com/speechtotext/v3.0/models/021a72d0")
    )
  }

  /// The page shows a second model as the example of the schema, which is the body of a request to train one.
  @Test func `the example of a schema of v3_0 is what a request to create sends`() throws {
    let base = "https://westus.api.cognitive.microsoft.com/speechtotext/v3.0"
    let operation = V3_0.Models.Create(
      model: .init(
        displayName: "Model with acoustic and language datasets",
        locale: "en-US",
        baseModel: .init(selfURL: try makeURL("\(base)/models/base/8a043172-65b7-4cf3-a8b5-4449efa5a0f1")),
        datasets: [
          .init(selfURL: try makeURL("\(base)/datasets/ca588c0f-7637-47db-a137-dd4223a42d93")),
          .init(selfURL: try makeURL("\(base)/datasets/cdc91c24-3972-496d-a12f-209c35f4cc6c")),
        ]
      )
    )

    #expect(try operation.bodyJSON() == Sample.json("v3.0/copy-model/schema-example-model"))
  }

  /// The status is requested at the URL that the service returned, with the query of that URL.
  @Test func `a copy leads to its status`() async throws {
    let url = """
      https://westus.api.cognitive.microsoft.com/speechtotext/operations/models/copy/\
      e30f6a27-82be-4cca-9258-0399c70489ff?api-version=2024-11-15
      """
    let body = try Sample.data("2024-11-15/models-copy/response-202")
    let reply = try V2024_11_15.Models.Copy.reply(202, ["Operation-Location": url, "Retry-After": "10"], body)
    let link = try #require(reply.statusLink)
    let head = try await APIRequest(following: link).httpRequest(
      endpoint: makeURL(pageEndpoints[1]),
      credential: V2024_11_15.Credential.subscriptionKey("key")
    )

    #expect(try reply.operationLocation == makeURL(url))
    #expect(reply.retryAfter == .seconds(10))
    #expect(head.line == "GET \(url)")
    let operation = try V2024_11_15.Operations.GetModelCopy.reply(200, [:], body).output
    #expect(try operation.id == makeUUID("e30f6a27-82be-4cca-9258-0399c70489ff"))
    #expect(operation.status == .notStarted)
    #expect(operation.progress == .pending)
    #expect(operation.createdDateTime == Date(timeIntervalSince1970: 1_546_860_852))
    #expect(operation.error == nil)
  }

  // MARK: Creation

  @Test func `a model of 2024-11-15 is read into its properties`() throws {
    let model = "https://westus.api.cognitive.microsoft.com/speechtotext/models/827712a5-f942-4997-91c3-7c6cde35600b"
    let body = try Sample.data("2024-11-15/models-create/create-a-model-with-custom-model-weight/response-201")
    let reply = try V2024_11_15.Models.Create.reply(201, ["Location": model], body)

    #expect(reply.output.status == .running)
    #expect(reply.output.progress == .pending)
    #expect(reply.output.lastActionDateTime == Date(timeIntervalSince1970: 1_546_860_967))
    #expect(reply.output.properties?.customModelWeightPercent == 42)
    #expect(reply.output.properties?.features?.supportedOutputFormats == [.lexical, .display])
    #expect(try reply.output.links?.copy == makeURL("\(model):copy?api-version=2024-11-15"))
    #expect(try reply.location == makeURL(model))
    #expect(try V2024_11_15.Models.Create.reply(201, [:], body).location == nil)
  }
}
