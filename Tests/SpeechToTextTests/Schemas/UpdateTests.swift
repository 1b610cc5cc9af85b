import Foundation
import SpeechToTextV2025_10_15
import Testing
import VersionedAPIRuntimeTestSupport

/// Updates, whose members tell absent, null and a value apart.
struct UpdateTests {
  private typealias ModelUpdate = V2025_10_15.ModelUpdate

  @Test func `a new update sends nothing`() throws {
    #expect(try canonicalJSON(of: ModelUpdate()) == canonicalJSON(Data("{}".utf8)))
  }

  @Test func `an update sends null for what it clears`() throws {
    let update = ModelUpdate(description: .clear)

    #expect(try canonicalJSON(of: update) == canonicalJSON(Data(#"{"description": null}"#.utf8)))
  }

  @Test func `an update sends what it sets`() throws {
    let update = ModelUpdate(
      displayName: .set("New name"),
      customProperties: .set(["team": .set("speech"), "old": .clear])
    )
    let json = #"{"displayName": "New name", "customProperties": {"team": "speech", "old": null}}"#

    #expect(try canonicalJSON(of: update) == canonicalJSON(json))
  }

  @Test func `an update is read back with all three`() throws {
    let update = try decoded(#"{"displayName": "New name", "description": null}"#, as: ModelUpdate.self)

    #expect(update == ModelUpdate(displayName: .set("New name"), description: .clear, customProperties: .unchanged))
  }

  @Test func `an update clears a part of a nested object`() throws {
    let update = V2025_10_15.WebHookUpdate(events: .set(.init(modelCreation: .set(true), ping: .clear)))

    #expect(
      try canonicalJSON(of: update) == canonicalJSON(Data(#"{"events": {"modelCreation": true, "ping": null}}"#.utf8))
    )
  }

  @Test func `an update goes out with PATCH`() async throws {
    let operation = V2025_10_15.Models.Update(
      id: try makeUUID("827712a5-f942-4997-91c3-7c6cde35600b"),
      changes: ModelUpdate(description: .clear)
    )

    #expect(
      try await operation.head(from: V2025_10_15.Credential.subscriptionKey("key")).line == """
        PATCH https://westus.api.cognitive.microsoft.com/speechtotext/models/\
        827712a5-f942-4997-91c3-7c6cde35600b?api-version=2025-10-15
        """
    )
  }
}
