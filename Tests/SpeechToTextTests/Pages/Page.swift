import Foundation
import HTTPTypes
import SpeechToTextV2024_11_15
import SpeechToTextV3_0
import SpeechToTextV3_2Preview2
import Testing
import VersionedAPIRuntimeTestSupport

/// A documentation page of the service: a request that it shows, and the response to it.
struct Page: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// The request that the page shows.
  let operation: any APIOperation
  /// Its method and URL.
  let line: String
  /// The key in the page's request.
  let credential: any RequestCredential
  /// The file with the body of the request, below `Tests/Fixtures/Pages`.
  let request: String
  /// The file with the body of the response.
  let response: String
  /// The body of the response, decoded and encoded again.
  let roundTrip: @Sendable (Data) throws -> String

  init<Operation: APIOperation>(
    _ operation: Operation,
    _ line: String,
    _ credential: any RequestCredential,
    request: String,
    response: String,
    status: Int
  ) where Operation.Output: Encodable {
    testDescription = response
    self.operation = operation
    self.line = line
    self.credential = credential
    self.request = request
    self.response = response
    roundTrip = { try canonicalJSON(of: Operation.reply(status, [:], $0).output) }
  }

  private static let root = "https://westus.api.cognitive.microsoft.com/speechtotext"
  private static let sourceID = """
    /subscriptions/sourceSubscriptionId/resourceGroups/sourceResourceGroupName/providers/\
    Microsoft.CognitiveServices/accounts/sourceSpeechResourceName
    """
  private static let targetID = """
    /subscriptions/targetSubscriptionId/resourceGroups/targetResourceGroupName/providers/\
    Microsoft.CognitiveServices/accounts/targetSpeechResourceName
    """

  /// The five pages; two of them have two examples each.
  static func all() throws -> [Page] {
    try [copyModel(), copyV3_2(), copy2024()] + createV3_2() + create2024()
  }

  // MARK: Copies

  private static func copyModel() throws -> Page {
    Page(
      V3_0.Models.CopyTo(
        id: try makeUUID("021a72d0-54c4-43d3-8254-27336ead9037"),
        target: .init(targetSubscriptionKey: "KeyForTheSubscriptionTheModelIsSupposedToBeCopiedTo")
      ),
      "POST \(root)/v3.0/models/021a72d0-54c4-43d3-8254-27336ead9037/copyto",
      V3_0.Credential.subscriptionKey("key"),
      request: "v3.0/copy-model/request",
      response: "v3.0/copy-model/response-201",
      status: 201
    )
  }

  private static func copyV3_2() throws -> Page {
    Page(
      V3_2Preview2.Models.Copy(
        id: try makeUUID("827712a5-f942-4997-91c3-7c6cde35600b"),
        authorization: .init(
          id: "d61573c6-788b-4eff-b3f5-38a1c7a9585b",
          sourceResourceID: sourceID,
          targetResourceID: targetID,
          targetResourceRegion: "westus2",
          targetResourceEndpoint: "\(root)/v3.2-preview.2/models",
          expirationDateTime: Date(timeIntervalSince1970: 1_546_860_852)
        )
      ),
      "POST \(root)/v3.2-preview.2/models/827712a5-f942-4997-91c3-7c6cde35600b:copy",
      V3_2Preview2.Credential.subscriptionKey("key"),
      request: "v3.2-preview.2/models-copy/request",
      response: "v3.2-preview.2/models-copy/response-202",
      status: 202
    )
  }

  private static func copy2024() throws -> Page {
    Page(
      V2024_11_15.Models.Copy(
        id: try makeUUID("827712a5-f942-4997-91c3-7c6cde35600b"),
        authorization: .init(
          id: "d61573c6-788b-4eff-b3f5-38a1c7a9585b",
          sourceResourceID: sourceID,
          targetResourceID: targetID,
          targetResourceRegion: "westus2",
          targetResourceEndpoint: "\(root)/models?api-version=2024-11-15",
          expirationDateTime: Date(timeIntervalSince1970: 1_546_860_852)
        )
      ),
      "POST \(root)/models/827712a5-f942-4997-91c3-7c6cde35600b:copy?api-version=2024-11-15",
      V2024_11_15.Credential.subscriptionKey("key"),
      request: "2024-11-15/models-copy/request",
      response: "2024-11-15/models-copy/response-202",
      status: 202
    )
  }

  // MARK: Creation

  private static let datasets = ["9d5f4100-5f8e-4dd6-bd83-9bbbf50d57f1", "cdc91c24-3972-496d-a12f-209c35f4cc6c"]
  private static let baseModel = "models/base/8a043172-65b7-4cf3-a8b5-4449efa5a0f1"
  /// The names of the examples of a page, and the requested weights.
  private static let examples: [(name: String, weight: Int?)] = [
    ("create-a-model", nil), ("create-a-model-with-custom-model-weight", 42),
  ]

  private static func createV3_2() throws -> [Page] {
    typealias API = V3_2Preview2
    let folder = "v3.2-preview.2/models-create"
    return try examples.map { name, weight in
      // The page's second example names a base model of the version before.
      let version = weight == nil ? "v3.2-preview.2" : "v3.1"
      return Page(
        API.Models.Create(
          model: .init(
            displayName: "Model with acoustic and language datasets",
            locale: "en-US",
            baseModel: .init(selfURL: try makeURL("\(root)/\(version)/\(baseModel)")),
            datasets: try datasets.map { .init(selfURL: try makeURL("\(root)/v3.2-preview.2/datasets/\($0)")) },
            properties: weight.map { .init(customModelWeightPercent: $0) }
          )
        ),
        "POST \(root)/v3.2-preview.2/models",
        API.Credential.subscriptionKey("key"),
        request: "\(folder)/\(name)/request",
        response: "\(folder)/\(name)/response-201",
        status: 201
      )
    }
  }

  private static func create2024() throws -> [Page] {
    typealias API = V2024_11_15
    let folder = "2024-11-15/models-create"
    return try examples.map { name, weight in
      Page(
        API.Models.Create(
          model: .init(
            displayName: "Model with acoustic and language datasets",
            locale: "en-US",
            baseModel: .init(selfURL: try makeURL("\(root)/\(baseModel)?api-version=2024-11-15")),
            datasets: try datasets.map { .init(selfURL: try makeURL("\(root)/datasets/\($0)?api-version=2024-11-15")) },
            properties: weight.map { .init(customModelWeightPercent: $0) }
          )
        ),
        "POST \(root)/models?api-version=2024-11-15",
        API.Credential.subscriptionKey("key"),
        request: "\(folder)/\(name)/request",
        response: "\(folder)/\(name)/response-201",
        status: 201
      )
    }
  }
}
