import Foundation
import VersionedAPIRuntime
import Testing

/// The other values that JSON carries as strings of a certain form.
struct TextValueTests {
  @Test(arguments: ["e30f6a27-82be-4cca-9258-0399c70489ff", "E30F6A27-82BE-4CCA-9258-0399C70489FF"])
  func `a UUID goes out in small letters`(text: String) throws {
    #expect(
      try encoded(decoded(UUID.self, #""\#(text)""#)) == #""e30f6a27-82be-4cca-9258-0399c70489ff""#
    )
  }

  @Test(arguments: ["", "e30f6a27", "e30f6a2782be4cca92580399c70489ff", "g30f6a27-82be-4cca-9258-0399c70489ff"])
  func `a bad UUID is refused by name`(text: String) throws {
    #expect(try complaint(about: text, as: UUID.self) == "'\(text)' is not a UUID")
  }

  @Test(
    arguments: [
      "https://westus.api.cognitive.microsoft.com/speechtotext/models/base/8a04?api-version=2024-11-15",
      "https://contoso.blob.core.windows.net/data/my%20file.wav?sv=2024-11-04&sig=a%2Bb%2Fc%3D",
      "https://contoso.com/E30F6A27",
    ]
  )
  func `a URL goes out as it came`(text: String) throws {
    #expect(try encoded(decoded(URL.self, #""\#(text)""#)) == #""\#(text)""#)
  }

  @Test(arguments: ["", "http://["])
  func `a bad URL is refused without showing it, for it may be signed`(text: String) throws {
    #expect(try complaint(about: text, as: URL.self) == "the text is not a URL")
  }

  @Test func `arrays and maps carry the forms of their elements`() throws {
    let json = #"{"a":["e30f6a27-82be-4cca-9258-0399c70489ff"],"b":[]}"#

    #expect(try encoded(decoded([String: [UUID]].self, json)) == json)
    #expect(try encoded([Date(timeIntervalSince1970: 0)]) == #"["1970-01-01T00:00:00Z"]"#)
  }
}
