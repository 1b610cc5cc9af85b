import Foundation
import HTTPTypes
import VersionedAPIRuntime
import Testing

struct BodyTests {
  @Test func `JSON goes out in the same bytes each time`() throws {
    var request = APIRequest.models
    try request.setBody(json: ["f": 6, "c": 3, "a": 1, "e": 5, "b": 2, "d": 4])

    #expect(request.body == Data(#"{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6}"#.utf8))
    #expect(request.headerFields[.contentType] == "application/json")
  }

  @Test func `addresses and letters stay legible in JSON`() throws {
    var request = APIRequest.models
    try request.setBody(json: ["https://contoso.com/ä"])

    #expect(request.body == Data(#"["https://contoso.com/ä"]"#.utf8))
  }

  @Test func `bytes go out as they are`() {
    var request = APIRequest.models
    request.setBody(Data([0, 255]), contentType: "application/octet-stream")

    #expect(request.body == Data([0, 255]))
    #expect(request.headerFields[.contentType] == "application/octet-stream")
  }

  @Test func `a number that JSON does not have is refused`() {
    var request = APIRequest.models

    #expect(throws: EncodingError.self) { try request.setBody(json: Double.infinity) }
    #expect(request == .models)
  }
}
