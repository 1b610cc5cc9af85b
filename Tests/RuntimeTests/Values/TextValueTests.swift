import Foundation
import Testing
import VersionedAPIRuntime

/// The other values that are strings of a certain form in JSON.
struct TextValueTests {
  @Test(arguments: ["e30f6a27-82be-4cca-9258-0399c70489ff", "E30F6A27-82BE-4CCA-9258-0399C70489FF"])
  func `a UUID is written in lowercase`(text: String) throws {
    #expect(
      try encoded(decoded(UUID.self, #""\#(text)""#)) == #""e30f6a27-82be-4cca-9258-0399c70489ff""#
    )
  }

  @Test(arguments: ["", "e30f6a27", "e30f6a2782be4cca92580399c70489ff", "g30f6a27-82be-4cca-9258-0399c70489ff"])
  func `a string that is not a UUID is an error that shows it`(text: String) throws {
    #expect(try found(in: text, as: UUID.self) == text.shown)
  }

  @Test(arguments: ["", "http://["])
  func `a string that is not a URL is an error that hides it, since it may be signed`(text: String) throws {
    #expect(try found(in: text, as: URL.self) == (text.isEmpty ? "an empty string" : "a string"))
  }

  @Test func `elements of arrays and maps have their forms`() throws {
    let json = #"{"a":["e30f6a27-82be-4cca-9258-0399c70489ff"],"b":[]}"#

    #expect(try encoded(decoded([String: [UUID]].self, json)) == json)
    #expect(try encoded([Date(timeIntervalSince1970: 0)]) == #"["1970-01-01T00:00:00Z"]"#)
  }
}
