import Testing
import VersionedAPIRuntime

struct JSONValueTests {
  @Test(
    arguments: [
      ("null", .null),
      ("true", .bool(true)),
      ("false", .bool(false)),
      ("0", .integer(0)),
      ("1", .integer(1)),
      ("-7", .integer(-7)),
      ("9223372036854775807", .integer(.max)),
      ("-9223372036854775808", .integer(.min)),
      ("0.1", .number(0.1)),
      ("-2.5", .number(-2.5)),
      (#""""#, .string("")),
      (#""a \"quoted\" text\n""#, .string("a \"quoted\" text\n")),
      (#""Grüße 👋""#, .string("Grüße 👋")),
      ("[]", .array([])),
      ("{}", .object([:])),
      (#"[1,"1",[null]]"#, .array([.integer(1), .string("1"), .array([.null])])),
      (#"{"a":{"b":[true]}}"#, .object(["a": .object(["b": .array([.bool(true)])])])),
    ] as [(String, JSONValue)]
  )
  func `a value is preserved`(json: String, value: JSONValue) throws {
    #expect(try decoded(JSONValue.self, json) == value)
    #expect(try encoded(value) == json)
  }

  /// JSON has one kind of number only.
  @Test(arguments: ["1.0", "1e0", "10e-1"])
  func `a whole number is an integer however it is written`(json: String) throws {
    #expect(try decoded(JSONValue.self, json) == .integer(1))
  }

  @Test func `an integer of more than 64 bits is a number`() throws {
    #expect(try decoded(JSONValue.self, "9223372036854775808") == .number(9_223_372_036_854_775_808))
  }

  @Test(arguments: ["1e400", "[1e400]", #"{"a":[1e400]}"#])
  func `a number out of the range of a Double is an error`(json: String) {
    let error = #expect(throws: DecodingError.self) { try decoded(JSONValue.self, json) }
    guard case .dataCorrupted = error else {
      Issue.record("the error should be about the number: \(String(describing: error))")
      return
    }
  }

  @Test func `a number that JSON does not have is an error`() {
    #expect(throws: EncodingError.self) { try encoded(JSONValue.number(.nan)) }
  }

  @Test func `properties are found by name`() throws {
    let value = try decoded(JSONValue.self, #"{"error":{"code":"NotFound","status":404}}"#)

    #expect(value["error"]?["code"]?.stringValue == "NotFound")
    #expect(value["error"]?["status"]?.stringValue == nil)
    #expect(value["error"]?["code"]?["code"] == nil)
    #expect(value["message"] == nil)
  }
}
