import Testing
import VersionedAPIRuntime

@testable import EmulatorCore

@Suite struct CopyTests {
  private static let source = "/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a"

  private func authorization(_ harness: Harness) async -> JSON {
    await harness.call("POST", "/models:authorizecopy", ["sourceResourceId": .string(Self.source)]).json
  }

  private func copyURL(_ model: String) -> String { model.replacing("?", with: ":copy?") }

  @Test func `a copy with an authorization ends with a link to the new model`() async throws {
    let harness = try Harness(pace: .manual)
    let model = try await harness.create("/models", ["displayName": "m", "locale": "en-US"])
    await harness.advance(5)
    let started = await harness.call("POST", copyURL(model), await authorization(harness))
    #expect(started.status == 202)
    let location = try #require(started.fields.get("Operation-Location"))
    #expect(started.json["self"] == .string(location))
    #expect(await harness.call("GET", location).json["status"] == "NotStarted")
    await harness.advance(5)
    let done = await harness.call("GET", location).json
    #expect(done["status"] == "Succeeded")
    let link = try #require(done["result"]?["link"]?.stringValue)
    let copy = await harness.call("GET", link).json
    #expect(copy["displayName"] == "m")
    #expect(copy["status"] == "Succeeded")
    #expect(link != model)
  }

  @Test func `an authorization that is invalid or has expired is an error`() async throws {
    let harness = try Harness(pace: .manual)
    let model = try await harness.create("/models", ["displayName": "m", "locale": "en-US"])
    await harness.advance(5)
    let authorization = await authorization(harness)
    let changed = authorization.setting("sourceResourceId", "/other")
    #expect(await harness.call("POST", copyURL(model), changed).failure == "403 Forbidden/InvalidPermissions")
    await harness.advance(90_000)
    let expired = await harness.call("POST", copyURL(model), authorization)
    #expect(expired.failure == "400 InvalidRequest/ModelCopyAuthorizationExpired")
  }

  @Test func `a resource identifier has the form of Azure`() async throws {
    let response = await (try Harness()).call("POST", "/models:authorizecopy", ["sourceResourceId": "mine"])
    #expect(response.failure == "400 InvalidRequest/InvalidSourceAzureResourceId")
  }

  @Test func `a model that asks for a failure is not copied`() async throws {
    let harness = try Harness()
    let model = try await harness.create("/models", ["displayName": "m", "locale": "en-US", "description": "[fail]"])
    let started = await harness.call("POST", copyURL(model), await authorization(harness))
    let done = await harness.call("GET", started.fields.get("Operation-Location") ?? "").json
    #expect(done["status"] == "Failed")
    #expect(done["error"]?["code"] == "InvalidModel")
  }

  @Test func `older versions copy to a key`() async throws {
    let harness = try Harness(version: "v3.0")
    let model = try await harness.create("/models", ["displayName": "m", "locale": "en-US"])
    let copied = await harness.call("POST", "\(model)/copyto", ["targetSubscriptionKey": "k"])
    #expect(copied.status == 201)
    let location = try #require(copied.fields[.location])
    #expect(location != model)
    #expect(await harness.call("GET", location).json["status"] == "Succeeded")
  }
}
