import Foundation
import HTTPTypes
import SpeechToTextV2024_11_15
import Testing

/// The page "Models - Create" of 2024-11-15, with its two examples.
struct V2024ModelsCreatePageTests {
  private typealias Create = V2024_11_15.Models.Create
  private typealias Credential = V2024_11_15.Credential
  private typealias Reference = V2024_11_15.EntityReference

  private static let root = "https://westus.api.cognitive.microsoft.com/speechtotext"
  private static let model = "\(root)/models/827712a5-f942-4997-91c3-7c6cde35600b"
  private static let samples = "2024-11-15/models-create"

  private let plain: Create
  private let weighted: Create

  init() throws {
    let datasets = [
      try Self.reference("/datasets/9d5f4100-5f8e-4dd6-bd83-9bbbf50d57f1"),
      try Self.reference("/datasets/cdc91c24-3972-496d-a12f-209c35f4cc6c"),
    ]
    plain = Create(
      body: .init(
        displayName: "Model with acoustic and language datasets",
        locale: "en-US",
        baseModel: try Self.reference("/models/base/8a043172-65b7-4cf3-a8b5-4449efa5a0f1"),
        datasets: datasets
      )
    )
    weighted = Create(
      body: .init(
        displayName: "Model with acoustic and language datasets",
        locale: "en-US",
        baseModel: try Self.reference("/models/base/8a043172-65b7-4cf3-a8b5-4449efa5a0f1"),
        datasets: datasets,
        properties: .init(customModelWeightPercent: 42)
      )
    )
  }

  @Test func `the request body is the page's`() throws {
    #expect(try plain.bodyJSON() == Sample.json("\(Self.samples)/create-a-model/request"))
  }

  @Test func `the request body with a weight is the page's`() throws {
    #expect(
      try weighted.bodyJSON() == Sample.json("\(Self.samples)/create-a-model-with-custom-model-weight/request")
    )
  }

  @Test(arguments: pageEndpoints)
  func `the request goes to the models`(endpoint: String) throws {
    let head = try plain.head(to: endpoint, from: Credential.subscriptionKey("key"))

    #expect(head.line == "POST \(Self.root)/models?api-version=2024-11-15")
  }

  @Test func `the header fields are the page's`() throws {
    let head = try plain.head(from: Credential.subscriptionKey("key"))

    #expect(
      head.headerFields.dictionary == [
        "Accept": "application/json",
        "Content-Type": "application/json",
        "Ocp-Apim-Subscription-Key": "key",
      ]
    )
  }

  @Test(arguments: ["create-a-model", "create-a-model-with-custom-model-weight"])
  func `the response encodes to what it was read from`(example: String) throws {
    let response = try created(example)

    #expect(try canonicalJSON(of: response.body) == Sample.json("\(Self.samples)/\(example)/response-201"))
  }

  @Test func `the response is read into its members`() throws {
    let model = try created("create-a-model-with-custom-model-weight").body

    #expect(model.status == .running)
    #expect(model.lastActionDateTime == Date(timeIntervalSince1970: 1_546_860_967))
    #expect(model.properties?.customModelWeightPercent == 42)
    #expect(model.properties?.features?.supportedOutputFormats == [.lexical, .display])
    #expect(try model.links?.copy == url("\(Self.model):copy?api-version=2024-11-15"))
  }

  @Test func `the header field Location is read`() throws {
    let address = "\(Self.model)?api-version=2024-11-15"
    let response = try created("create-a-model-with-custom-model-weight", [.location: address])

    #expect(try response.location == url(address))
  }

  /// The page's first example shows no such header field.
  @Test func `the header field Location may be missing`() throws {
    #expect(try created("create-a-model").location == nil)
  }

  private func created(_ example: String, _ headerFields: HTTPFields = [:]) throws -> Create.Response {
    try plain.output(
      from: HTTPResponse(status: .created, headerFields: headerFields),
      body: Sample.data("\(Self.samples)/\(example)/response-201")
    )
  }

  private static func reference(_ path: String) throws -> Reference {
    Reference(selfURL: try url("\(root)\(path)?api-version=2024-11-15"))
  }
}
