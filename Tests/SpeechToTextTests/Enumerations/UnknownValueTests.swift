import Foundation
import HTTPTypes
import SpeechToTextV2025_10_15
import Testing
import VersionedAPIRuntimeTestSupport

/// A value that the service added after this library was generated, in whole responses and requests.
struct UnknownValueTests {
  private typealias List = V2025_10_15.Models.ListCustomModels

  private static let page = """
    {
      "values": [
        { "displayName": "First", "locale": "en-US", "status": "Paused" },
        { "displayName": "Second", "locale": "de-DE", "status": "Succeeded" }
      ],
      "@nextLink": "https://westus.api.cognitive.microsoft.com/speechtotext/models?skip=2&api-version=2025-10-15"
    }
    """

  @Test func `a page with an unknown status is read whole`() throws {
    let page = try List.reply(200, [:], Data(Self.page.utf8))

    #expect(page.items.map(\.status) == [.unknown("Paused"), .succeeded])
    #expect(
      try page.nextLink?.url
        == makeURL("https://westus.api.cognitive.microsoft.com/speechtotext/models?skip=2&api-version=2025-10-15")
    )
  }

  @Test func `a page with an unknown status encodes to what it was read from`() throws {
    let page = try List.reply(200, [:], Data(Self.page.utf8))

    #expect(try canonicalJSON(of: page.output) == canonicalJSON(Self.page))
  }

  @Test func `an unknown value in an array does not affect the other elements`() throws {
    let json = #"{"supportedOutputFormats": ["Lexical", "Rhymed", "Display"]}"#
    let features = try decoded(json, as: V2025_10_15.CustomModelFeatures.self)

    #expect(features.supportedOutputFormats == [.lexical, .unknown("Rhymed"), .display])
    #expect(try canonicalJSON(of: features) == canonicalJSON(json))
  }

  @Test func `an unknown value of a required property is kept`() throws {
    let json = #"{"displayName": "Data", "kind": "Video", "locale": "en-US"}"#
    let dataset = try decoded(json, as: V2025_10_15.Dataset.self)

    #expect(dataset.kind == .unknown("Video"))
    #expect(try canonicalJSON(of: dataset) == canonicalJSON(json))
  }

  @Test func `an unknown value goes out in a request`() throws {
    let definition = V2025_10_15.TranscribeDefinition(profanityFilterMode: .init(rawValue: "Bleeped"))

    #expect(try canonicalJSON(of: definition) == canonicalJSON(#"{"profanityFilterMode": "Bleeped"}"#))
  }
}
