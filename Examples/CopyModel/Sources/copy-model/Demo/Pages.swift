import HTTPTypes

/// The sample requests and responses of the service's documentation pages, for two resources in one region. The pages
/// have none for the authorization and for a finished job; those are made of the others.
enum Pages {
  static let model = "021a72d0-54c4-43d3-8254-27336ead9037"

  static let environment = [
    "SPEECH_SOURCE_ENDPOINT": endpoint,
    "SPEECH_SOURCE_KEY": sourceKey,
    "SPEECH_SOURCE_ID": sourceID,
    "SPEECH_TARGET_ENDPOINT": endpoint,
    "SPEECH_TARGET_KEY": targetKey,
  ]

  /// The expected requests, in this order.
  static func exchanges(in version: APIVersion) -> [Exchange] {
    switch version {
    case .v2025_10_15: withAuthorization(path: "/speechtotext", query: "?api-version=2025-10-15")
    case .v2024_11_15: withAuthorization(path: "/speechtotext", query: "?api-version=2024-11-15")
    case .v3_2Preview2: withAuthorization(path: "/speechtotext/v3.2-preview.2", query: "")
    case .v3_0: withKey
    }
  }

  private static let endpoint = "https://westus.api.cognitive.microsoft.com"
  private static let sourceKey = "KeyForTheSubscriptionThatHasTheModel"
  private static let targetKey = "KeyForTheSubscriptionTheModelIsSupposedToBeCopiedTo"
  private static let sourceID = """
    /subscriptions/sourceSubscriptionId/resourceGroups/sourceResourceGroupName/providers/Microsoft.CognitiveServices\
    /accounts/sourceSpeechResourceName
    """
  private static let targetID = """
    /subscriptions/targetSubscriptionId/resourceGroups/targetResourceGroupName/providers/Microsoft.CognitiveServices\
    /accounts/targetSpeechResourceName
    """

  private static func withAuthorization(path: String, query: String) -> [Exchange] {
    let models = "\(endpoint)\(path)/models"
    let job = "\(endpoint)\(path)/operations/models/copy/e30f6a27-82be-4cca-9258-0399c70489ff\(query)"
    let authorization = """
      {
        "targetResourceRegion": "westus2",
        "targetResourceId": "\(targetID)",
        "targetResourceEndpoint": "\(models)\(query)",
        "sourceResourceId": "\(sourceID)",
        "expirationDateTime": "2019-01-07T11:34:12Z",
        "id": "d61573c6-788b-4eff-b3f5-38a1c7a9585b"
      }
      """
    func operation(status: String, result: String = "") -> String {
      """
      {
        "id": "e30f6a27-82be-4cca-9258-0399c70489ff",
        "self": "\(job)",
        "createdDateTime": "2019-01-07T11:34:12Z",
        "lastActionDateTime": "2019-01-07T11:34:12Z",
        "status": "\(status)"\(result)
      }
      """
    }
    return [
      Exchange(
        method: .post,
        url: "\(models):authorizecopy\(query)",
        key: targetKey,
        requestBody: #"{ "sourceResourceId": "\#(sourceID)" }"#,
        status: .ok,
        responseBody: authorization
      ),
      Exchange(
        method: .post,
        url: "\(models)/\(model):copy\(query)",
        key: sourceKey,
        requestBody: authorization,
        status: .accepted,
        headerFields: ["Operation-Location": job, "Retry-After": "2"],
        responseBody: operation(status: "NotStarted")
      ),
      Exchange(
        method: .get,
        url: job,
        key: sourceKey,
        status: .ok,
        headerFields: ["Retry-After": "10"],
        responseBody: operation(status: "Running")
      ),
      Exchange(
        method: .get,
        url: job,
        key: sourceKey,
        status: .ok,
        responseBody: operation(
          status: "Succeeded",
          result: #", "result": { "link": "\#(models)/9f6f1c3b-6d35-4ea2-9d5a-0d8a4a0b6c11\#(query)" }"#
        )
      ),
    ]
  }

  private static var withKey: [Exchange] {
    let models = "\(endpoint)/speechtotext/v3.0/models"
    let copy = "\(models)/\(model)"
    func customModel(status: String) -> String {
      """
      {
        "self": "\(copy)",
        "baseModel": { "self": "\(models)/base/8a043172-65b7-4cf3-a8b5-4449efa5a0f1" },
        "datasets": [
          { "self": "\(endpoint)/speechtotext/v3.0/datasets/cdc91c24-3972-496d-a12f-209c35f4cc6c" }
        ],
        "links": {
          "manifest": "\(endpoint)/speechtotext/v3.0/endpoints/manifest/\(model)",
          "copyTo": "\(copy)/copy"
        },
        "properties": {
          "deprecationDates": {
            "adaptationDateTime": "2022-11-04T00:00:00Z",
            "transcriptionDateTime": "2023-05-04T00:00:00Z"
          }
        },
        "lastActionDateTime": "2019-01-07T11:36:07Z",
        "status": "\(status)",
        "createdDateTime": "2019-01-07T11:34:12Z",
        "locale": "en-US",
        "displayName": "Language model",
        "description": "This is a language model"
      }
      """
    }
    func copyTo(status: HTTPResponse.Status, headerFields: [String: String], responseBody: String) -> Exchange {
      Exchange(
        method: .post,
        url: "\(models)/\(model)/copyto",
        key: sourceKey,
        requestBody: #"{ "targetSubscriptionKey": "\#(targetKey)" }"#,
        status: status,
        headerFields: headerFields,
        responseBody: responseBody
      )
    }
    return [
      copyTo(
        status: .tooManyRequests,
        headerFields: ["Retry-After": "1"],
        responseBody: """
          {
            "code": "TooManyRequests",
            "message": "The rate limit has been reached. The timeout in seconds can be found in the Retry-After header."
          }
          """
      ),
      copyTo(status: .created, headerFields: ["Location": copy], responseBody: customModel(status: "Running")),
      Exchange(method: .get, url: copy, key: targetKey, status: .ok, responseBody: customModel(status: "Succeeded")),
    ]
  }
}
