import Testing
import VersionedAPIDefinition
import VersionedAPIOpenAPI
import VersionedAPISourceText
import VersionedAPITestSupport
import VersionedAPIYAML

struct JSONTests {
  private func root(_ text: String) throws -> Node {
    let result = try #require(JSONParser.parse(bytes: Array(text.utf8), path: "a.json"))
    #expect(findings(result.diagnostics) == "")
    return try #require(result.root)
  }

  /// Returns the string in a document `{"a": string}`.
  private func value(_ text: String) throws -> String? { try root(#"{"a": \#(text)}"#).entries?.first?.value.scalar }

  @Test(arguments: [
    try Repository.text("Tests/Fixtures/OpenAPI/shop.swagger.json"),
    try Repository.text("Tests/Fixtures/OpenAPI/TestService.json"),
    "\u{FEFF}{\"a\": [],\r\n\t\"\u{1F642}\": {}, \"b\": \"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\", \"c\": [true, -1.5e+3, null]}\r",
  ]
  )
  func `what is JSON and YAML is the same in both, places included`(_ text: String) throws {
    var limits = Limits()
    limits.acceptsInvisibleCharacters = true
    #expect(outline(try root(text)) == outline(text, limits: limits))
  }

  @Test func `two escapes can make one character, and half of a pair makes none`() throws {
    #expect(try value(#""a\ud83d\ude42b""#) == "a\u{1F642}b")
    #expect(try value(#""\ud83d""#) == "\u{FFFD}")
    let entries = try #require(try root(#"{"a": "\ud83d\ude42", "b": 1}"#).entries)
    #expect(entries.map(\.keyRange.label) == ["a.json:1:2", "a.json:1:23"])
  }

  @Test(arguments: ["\u{7F}", "\u{9F}", "\u{FEFF}", "\u{2028}"])
  func `characters that YAML allows only as escapes need none`(_ character: String) throws {
    #expect(try value("\"\(character)\"") == character)
  }

  @Test func `a key can be long, and its value can be on the next line`() throws {
    let key = String(repeating: "k", count: 2000)
    #expect(try root("{\"\(key)\"\n:1}").entries?.first?.key == key)
  }

  @Test(arguments: [
    ("{", "1:2: error: a key in double quotes is missing here"),
    (#"{"a" 1}"#, "1:6: error: a ':' is missing here"),
    (#"{"a": 1"#, "1:8: error: a ',' or a '}' is missing here"),
    (#"{"a": [1 2]}"#, "1:10: error: a ',' or a ']' is missing here"),
    (#"{"a": 1,}"#, "1:9: error: a key in double quotes is missing here"),
    (#"{"a": }"#, "1:7: error: a JSON value is missing here"),
    (#"{"a": +5}"#, "1:7: error: a JSON value is missing here"),
    (#"{"a": no}"#, "1:7: error: a JSON value is missing here"),
    (#"{"a": "b}"#, "1:7: error: the string that begins here has no closing quote"),
    ("{\"a\": \"b\n\"}", "1:9: error: a control character is not allowed in a JSON string; use an escape"),
    (#"{"a": "\x"}"#, "1:8: error: this is not an escape of JSON"),
    (#"{"a": "\u12g4"}"#, "1:8: error: this is not an escape of JSON"),
    (#"{"a": "\"#, "1:8: error: this is not an escape of JSON"),
    ("{}\n{}", "2:1: error: the document continues after its end"),
    (#"{"a": 1, "a": 2}"#, "1:10: error: the key 'a' occurs twice in this object"),
  ]
  )
  func `errors have their place`(text: String, expected: String) throws {
    let result = try #require(JSONParser.parse(bytes: Array(text.utf8), path: "a.json"))
    #expect(findings(result.diagnostics).hasPrefix("a.json:\(expected)\n"))
  }

  @Test func `nesting has a limit`() throws {
    let text = #"{"a": "# + String(repeating: "[", count: 100_000)
    let result = try #require(JSONParser.parse(bytes: Array(text.utf8), path: "a.json"))
    #expect(result.diagnostics.map(\.message) == ["objects and arrays nest deeper than 64 levels"])
  }

  @Test(arguments: ["", "[]", "a: 1", "# {\n{}"])
  func `what does not begin as a JSON object is left to YAML`(_ text: String) {
    #expect(JSONParser.parse(bytes: Array(text.utf8), path: "a.json") == nil)
  }

  @Test func `what is not UTF-8 is left to YAML, which says so`() {
    #expect(JSONParser.parse(bytes: Array("{\"a\": \"".utf8) + [0xFC] + Array("\"}".utf8), path: "a.json") == nil)
  }

  @Test func `JSON has fewer notations of numbers than Swift`() {
    for number in ["0", "-0", "10", "1.50", "1e5", "1E+5", "-1.5e-10"] { #expect(number.isJSONNumber) }
    for text in ["", "+5", "05", ".5", "5.", "0x5", "1e", "nan", "inf", "1 ", "-", "5\u{301}", "\u{665}"] {
      #expect(!text.isJSONNumber, "\(text)")
    }
  }
}
