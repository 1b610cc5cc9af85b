import Foundation
import HTTPTypes
import SpeechToTextV3_0
import Testing

/// The page "Copy Model" of v3.0. Its refusals are in ``V3_0RefusalTests``.
struct V3_0CopyModelPageTests {
  private typealias CopyTo = V3_0.Models.CopyTo
  private typealias Create = V3_0.Models.Create
  private typealias Credential = V3_0.Credential

  private let operation: CopyTo

  init() throws {
    operation = CopyTo(
      id: try uuid("021a72d0-54c4-43d3-8254-27336ead9037"),
      body: .init(targetSubscriptionKey: "KeyForTheSubscriptionTheModelIsSupposedToBeCopiedTo")
    )
  }

  @Test func `the request body is the page's`() throws {
    #expect(try operation.bodyJSON() == Sample.json("v3.0/copy-model/request"))
  }

  @Test(arguments: pageEndpoints)
  func `the request goes to copyto below the model`(endpoint: String) throws {
    let head = try operation.head(to: endpoint, from: Credential.subscriptionKey("key"))

    #expect(
      head.line == """
        POST https://westus.api.cognitive.microsoft.com/speechtotext/v3.0/models/\
        021a72d0-54c4-43d3-8254-27336ead9037/copyto
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

  @Test func `the operation has the page's name`() {
    #expect(CopyTo.operationID == "CopyModelToSubscription")
  }

  @Test func `the response encodes to what it was read from`() throws {
    let response = try created()

    #expect(try canonicalJSON(of: response.body) == Sample.json("v3.0/copy-model/response-201"))
  }

  @Test func `the response is read into its members`() throws {
    let model = try created().body

    #expect(model.status == .running)
    #expect(model.createdDateTime == Date(timeIntervalSince1970: 1_546_860_852))
    #expect(model.datasets?.count == 1)
    #expect(model.properties?.deprecationDates?.transcriptionDateTime == Date(timeIntervalSince1970: 1_683_158_400))
  }

  @Test func `the header field Location is read`() throws {
    let address = "https://westus.api.cognitive.microsoft.com/speechtotext/v3.0/models/021a72d0"

    #expect(try created([.location: address]).location == url(address))
    #expect(try created().location == nil)
  }

  /// The page shows a second model, as the example of the schema: it is what a request to train one sends.
  @Test func `the schema's example is what a request to create sends`() throws {
    let base = "https://westus.api.cognitive.microsoft.com/speechtotext/v3.0"
    let operation = Create(
      body: .init(
        displayName: "Model with acoustic and language datasets",
        locale: "en-US",
        baseModel: .init(selfURL: try url("\(base)/models/base/8a043172-65b7-4cf3-a8b5-4449efa5a0f1")),
        datasets: [
          .init(selfURL: try url("\(base)/datasets/ca588c0f-7637-47db-a137-dd4223a42d93")),
          .init(selfURL: try url("\(base)/datasets/cdc91c24-3972-496d-a12f-209c35f4cc6c")),
        ]
      )
    )

    #expect(try operation.bodyJSON() == Sample.json("v3.0/copy-model/schema-example-model"))
  }

  private func created(_ headerFields: HTTPFields = [:]) throws -> CopyTo.Response {
    try operation.output(
      from: HTTPResponse(status: .created, headerFields: headerFields),
      body: Sample.data("v3.0/copy-model/response-201")
    )
  }
}
