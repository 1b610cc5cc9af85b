import Foundation
import HTTPTypes
import SpeechToTextV2025_10_15
import Testing
import VersionedAPIRuntimeTestSupport

/// Projects from their creation to their removal.
struct ProjectTests {
  private typealias Projects = V2025_10_15.Projects

  private static let id = "122fd2f7-1d3a-4404-885d-2b24a2a187e8"
  private static let root = "https://westus.api.cognitive.microsoft.com/speechtotext/projects"
  private static let query = "api-version=2025-10-15"
  private static let project = """
    {
      "self": "\(root)/\(id)?\(query)",
      "displayName": "Calls",
      "locale": "en-US",
      "customProperties": { "team": "speech" },
      "createdDateTime": "2025-11-07T11:34:12Z",
      "links": {
        "datasets": "\(root)/\(id)/datasets?\(query)",
        "transcriptions": "\(root)/\(id)/transcriptions?\(query)"
      },
      "foundryProjectName": "contoso"
    }
    """

  private func line(_ operation: some APIOperation) async throws -> String {
    try await operation.head(from: V2025_10_15.Credential.subscriptionKey("key")).line
  }

  @Test func `a project is created with what a caller can set`() async throws {
    let create = Projects.Create(
      project: .init(
        displayName: "Calls",
        locale: "en-US",
        customProperties: ["team": "speech"],
        foundryProjectName: "contoso"
      )
    )

    #expect(try await line(create) == "POST \(Self.root)?\(Self.query)")
    #expect(
      try create.bodyJSON()
        == canonicalJSON(
          """
          {
            "displayName": "Calls", "locale": "en-US", "customProperties": { "team": "speech" },
            "foundryProjectName": "contoso"
          }
          """
        )
    )
    let location = "\(Self.root)/\(Self.id)?\(Self.query)"
    let reply = try Projects.Create.reply(201, ["Location": location], Data(Self.project.utf8))
    #expect(reply.issues.isEmpty)
    #expect(try reply.location == makeURL(location))
    #expect(try canonicalJSON(of: reply.output) == canonicalJSON(Self.project))
  }

  @Test func `a project is read into its properties`() async throws {
    #expect(try await line(Projects.Get(id: makeUUID(Self.id))) == "GET \(Self.root)/\(Self.id)?\(Self.query)")

    let project = try Projects.Get.reply(200, [:], Data(Self.project.utf8)).output

    #expect(project.displayName == "Calls")
    #expect(project.createdDateTime == Date(timeIntervalSince1970: 1_762_515_252))
    #expect(try project.links?.datasets == makeURL("\(Self.root)/\(Self.id)/datasets?\(Self.query)"))
    #expect(project.links?.models == nil)
  }

  @Test func `projects are listed page by page`() throws {
    let next = "\(Self.root)?skip=1&\(Self.query)"
    let json = #"{ "values": [\#(Self.project)], "@nextLink": "\#(next)" }"#
    let page = try Projects.List.reply(200, [:], Data(json.utf8))

    #expect(page.items.map(\.foundryProjectName) == ["contoso"])
    #expect(try page.nextLink?.url == makeURL(next))
  }

  @Test func `an update sends what changes`() async throws {
    let update = Projects.Update(
      id: try makeUUID(Self.id),
      changes: .init(description: .clear, foundryProjectName: .set("fabrikam"))
    )

    #expect(try await line(update) == "PATCH \(Self.root)/\(Self.id)?\(Self.query)")
    #expect(try update.bodyJSON() == canonicalJSON(#"{ "description": null, "foundryProjectName": "fabrikam" }"#))
    #expect(try Projects.Update.reply(200, [:], Data(Self.project.utf8)).output.locale == "en-US")
  }

  @Test func `a project is deleted`() async throws {
    #expect(try await line(Projects.Delete(id: makeUUID(Self.id))) == "DELETE \(Self.root)/\(Self.id)?\(Self.query)")
    #expect(throws: Never.self) { try Projects.Delete.reply(204, [:], Data()).output }
  }

  @Test func `what belongs to a project is listed, and can be moved to another one`() async throws {
    let list = Projects.ListTranscriptions(id: try makeUUID(Self.id), top: 5)
    #expect(try await line(list) == "GET \(Self.root)/\(Self.id)/transcriptions?\(Self.query)&top=5")

    let project = V2025_10_15.EntityReference(selfURL: try makeURL("\(Self.root)/\(Self.id)?\(Self.query)"))
    let update = V2025_10_15.TranscriptionUpdate(project: .set(project))
    #expect(
      try canonicalJSON(of: update)
        == canonicalJSON(#"{ "project": { "self": "\#(Self.root)/\#(Self.id)?\#(Self.query)" } }"#)
    )
  }
}
