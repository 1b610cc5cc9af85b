import Foundation
import HTTPTypes
import Testing
import VersionedAPIRuntimeTestSupport
@_spi(Generated) import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport

/// What becomes of values that are not what the service documents: a reply is read as far as possible, and says what
/// was not; a strict one is an error; and a plain `JSONDecoder` reads the same values.
struct LenientDecodingTests {
  @Test(
    arguments: [
      (#""count":"NaN""#, "count", "a whole number", #""NaN""#),
      (#""count":"12""#, "count", "a whole number", #""12""#),
      (#""count":true"#, "count", "a whole number", "true"),
      (#""count":[1]"#, "count", "a whole number", "an array"),
      (#""count":9223372036854775808"#, "count", "a whole number", "9223372036854775808"),
      (#""total":-92233720368547758080"#, "total", "a whole number", "-92233720368547758080"),
      (#""total":1e30"#, "total", "a whole number", "1000000000000000000000000000000"),
      (#""total":1e400"#, "total", "a whole number", "a number out of range"),
      (#""weight":"NaN""#, "weight", "a number", #""NaN""#),
      (#""weight":"Infinity""#, "weight", "a number", #""Infinity""#),
      (#""weight":1e400"#, "weight", "a number", "a number out of range"),
      (#""weight":{}"#, "weight", "a number", "an object"),
      (#""isOpen":"true""#, "isOpen", "a Boolean", #""true""#),
      (#""isOpen":1"#, "isOpen", "a Boolean", "1"),
      (#""note":true"#, "note", "a string", "true"),
      (#""note":{"a":1}"#, "note", "a string", "an object"),
      (#""note":"\ud800""#, "note", "a string", "a value that is not valid"),
      (#""created":"yesterday""#, "created", Date.wireForm, #""yesterday""#),
      (#""created":1731659400"#, "created", Date.wireForm, "1731659400"),
      (#""created":[]"#, "created", Date.wireForm, "an array"),
      (#""day":"2024-02-30""#, "day", CalendarDate.wireForm, #""2024-02-30""#),
      (#""time":"P1M""#, "time", Duration.wireForm, #""P1M""#),
      (#""id":"e30f6a27""#, "id", UUID.wireForm, #""e30f6a27""#),
      (#""link":"http://[s3cret""#, "link", "a URL", "a string"),
      (#""link":5"#, "link", "a URL", "5"),
      (#""kind":["Open"]"#, "kind", "a string", "an array"),
      (#""key":"s3cret""#, "key", UUID.wireForm, "a string"),
      (#""pin":12345678901234567890"#, "pin", "a whole number", "a number"),
      (#""pin":"s3cret""#, "pin", "a whole number", "a string"),
      (#""extra":1e400"#, "extra", "a value", "a number out of range"),
      (#""extra":{"a":[0,1e400]}"#, "extra.a[1]", "a value", "a number out of range"),
      (#""box":"none""#, "box", "an object", #""none""#),
      (#""box":[]"#, "box", "an object", "an array"),
      (#""box":{}"#, "box.self", "a URL", "nothing"),
      (#""box":{"self":null}"#, "box.self", "a URL", "null"),
      (#""box":{"self":""}"#, "box.self", "a URL", "an empty string"),
      (#""tags":"a""#, "tags", "an array", #""a""#),
      (#""tags":{}"#, "tags", "an array", "an object"),
      (#""labels":["a"]"#, "labels", "an object", "an array"),
      (#""labels":"a""#, "labels", "an object", #""a""#),
    ]
  )
  func `an unreadable optional value is nil`(property: String, path: String, expected: String, found: String) throws {
    let reply = try reply(Shelf.self, #"{"name":"a",\#(property)}"#)

    #expect(reply.output == Shelf(name: "a"))
    #expect(reply.issues == [ReplyIssue(path: path, expected: expected, found: found)])
  }

  @Test(
    arguments: [
      (#""tags":["a",null,"b"]"#, #""tags":["a","b"]"#, "tags[1]", "a string", "null"),
      (#""tags":[[],"b"]"#, #""tags":["b"]"#, "tags[0]", "a string", "an array"),
      (#""links":["",null]"#, #""links":[]"#, "links[0]", "a URL", "an empty string"),
      (#""rows":[[0,null],[1]]"#, #""rows":[[0],[1]]"#, "rows[0][1]", "a whole number", "null"),
      (#""rows":[0,[1]]"#, #""rows":[[1]]"#, "rows[0]", "an array", "0"),
      (
        #""boxes":[{"self":"/a"},{"count":1},{"self":"/b"}]"#, #""boxes":[{"self":"/a"},{"self":"/b"}]"#,
        "boxes[1].self",
        "a URL", "nothing"
      ),
      (
        #""boxes":[{"self":"/a","count":"x"}]"#, #""boxes":[{"self":"/a"}]"#, "boxes[0].count", "a whole number",
        #""x""#
      ),
      (#""labels":{"k":null,"l":"b"}"#, #""labels":{"l":"b"}"#, "labels.k", "a string", "null"),
      (#""labels":{"1":{},"l":"b"}"#, #""labels":{"l":"b"}"#, "labels.1", "a string", "an object"),
      (#""labels":{"a b":true,"l":"b"}"#, #""labels":{"l":"b"}"#, #"labels["a b"]"#, "a string", "true"),
      (
        #""boxesByName":{"a":{},"b":{"self":"/b"}}"#, #""boxesByName":{"b":{"self":"/b"}}"#, "boxesByName.a.self",
        "a URL", "nothing"
      ),
      (
        #""boxesByName":{"a":{"self":"/a","count":{}}}"#, #""boxesByName":{"a":{"self":"/a"}}"#, "boxesByName.a.count",
        "a whole number", "an object"
      ),
    ]
  )
  func `an unreadable element of an array or a map is left out`(
    property: String,
    remaining: String,
    path: String,
    expected: String,
    found: String
  ) throws {
    let reply = try reply(Shelf.self, #"{"name":"a",\#(property)}"#)

    #expect(reply.output == (try decoded(Shelf.self, #"{"name":"a",\#(remaining)}"#)))
    #expect(reply.issues.first == ReplyIssue(path: path, expected: expected, found: found))
  }

  @Test(
    arguments: [
      (#""count":42.0"#, #""count":42"#),
      (#""count":4.2e1"#, #""count":42"#),
      (#""count":420e-1"#, #""count":42"#),
      (#""total":9007199254740993.0"#, #""total":9007199254740993"#),
      (#""weight":1"#, #""weight":1.0"#),
      (#""note":404"#, #""note":"404""#),
      (#""note":-1.5"#, #""note":"-1.5""#),
      (#""kind":7"#, #""kind":"7""#),
      (#""tags":["a",1]"#, #""tags":["a","1"]"#),
      (#""labels":{"a":1}"#, #""labels":{"a":"1"}"#),
      (#""created":"2024-11-15T08:30:00""#, #""created":"2024-11-15T08:30:00Z""#),
      (#""created":"2023-07-10T14:28:16.1234567""#, #""created":"2023-07-10T14:28:16.1234567Z""#),
      (#""created":"""#, #""created":null"#),
      (#""link":"""#, "\"link\":null"),
      (#""id":"""#, #""id":null"#),
      (#""values":[null,[null]]"#, #""values":[null,[null]]"#),
      (#""extra":null"#, #""extra":null"#),
      (#""later":[{"a":1e400}]"#, #""later":null"#),
    ]
  )
  func `a harmless form is simply read`(form: String, documented: String) throws {
    let reply = try reply(Shelf.self, #"{"name":"a",\#(form)}"#)

    #expect(reply.output == (try decoded(Shelf.self, #"{"name":"a",\#(documented)}"#)))
    #expect(reply.issues == [])
  }

  @Test(
    arguments: [
      ("5699999.999999999", 5_700_000, "5699999.999999999"),
      ("42000.5", 42_001, "42000.5"),
      ("-0.25", 0, "-0.25"),
      ("1.5e1", 15, nil),
      ("15e-1", 2, "1.5"),
    ]
  )
  func `a number with a fraction is rounded where a whole one is due`(json: String, count: Int, found: String?) throws {
    let issues = found.map { [ReplyIssue(path: "count", expected: "a whole number", found: $0)] } ?? []
    let reply = try reply(Shelf.self, #"{"name":"a","count":\#(json)}"#)

    #expect(reply.output.count == count)
    #expect(reply.issues == issues)
  }

  @Test(
    arguments: [
      (#"{"name":null}"#, ReplyIssue(path: "name", expected: "a string", found: "null")),
      ("{}", ReplyIssue(path: "name", expected: "a string", found: "nothing")),
      (#"{"name":{}}"#, ReplyIssue(path: "name", expected: "a string", found: "an object")),
      ("[]", ReplyIssue(path: "", expected: "an object", found: "an array")),
      ("null", ReplyIssue(path: "", expected: "an object", found: "null")),
      (#""later""#, ReplyIssue(path: "", expected: "an object", found: #""later""#)),
    ]
  )
  func `a body without a required value is unreadable`(json: String, issue: ReplyIssue) throws {
    for decoding in [ReplyDecoding.lenient, .strict] {
      let error = try #require(throws: ServiceError.self) {
        try Fetch<Shelf>.reply(from: HTTPResponse(status: .ok), body: Data(json.utf8), decoding: decoding)
      }

      #expect(error.issue == issue)
      #expect(
        error.description == "Shelves_Fetch returned status 200 OK with a body that cannot be decoded: \(issue)"
      )
    }
  }

  @Test func `a body may be an array or a map`() throws {
    let array = try reply([Shelf.Box].self, #"[{"self":"/a"},{"self":1},null]"#)
    let map = try reply([String: Int].self, #"{"a":1,"b":null}"#)

    #expect(array.output.map(\.link.relativeString) == ["/a"])
    #expect(
      array.issues.map(\.description) == ["[1].self: expected a URL, found 1", "[2]: expected an object, found null"]
    )
    #expect(map.output == ["a": 1])
    #expect(map.issues.map(\.description) == ["b: expected a whole number, found null"])
  }

  @Test func `every issue is recorded in the order of decoding`() throws {
    let reply = try reply(
      [Shelf].self,
      #"[{"name":"a","count":"x","box":{"count":"y"}},{"box":{"self":"/b","count":"z"}},{"name":"c"}]"#
    )

    #expect(reply.output.map(\.name) == ["a", "c"])
    #expect(
      reply.issues.map(\.path) == ["[0].count", "[0].box.self", "[1].name"]
    )
  }

  @Test func `no more than 1000 issues are kept`() throws {
    let json = "[" + Array(repeating: "null", count: 3000).joined(separator: ",") + "]"

    #expect(try reply([Int].self, json).issues.count == 1000)
  }

  @Test(
    arguments: [
      #"{"name":"a","created":"https://contoso.com/a?sig=s3cret"}"#,
      #"{"name":"a","count":"https://contoso.com/a?sig=s3cret"}"#,
      #"{"name":"a","link":"http://[contoso?sig=s3cret"}"#,
      #"{"name":"a","boxes":["https://contoso.com/a?sig=s3cret"]}"#,
      #"{"name":"a","key":"s3cret"}"#,
      #"{"name":"a","pin":"s3cret"}"#,
    ]
  )
  func `no issue shows a secret`(json: String) throws {
    let issues = try reply(Shelf.self, json).issues
    let error = try #require(throws: ServiceError.self) { try strictReply(Shelf.self, json) }

    #expect(issues.count == 1)
    #expect(!"\(issues)".contains("s3cret") && !dumped(issues).contains("s3cret"))
    #expect(!"\(error)".contains("s3cret") && !"\(error.reason)".contains("s3cret"))
  }

  @Test func `a long string is shortened`() throws {
    let json = #"{"name":"a","count":"\#(String(repeating: "word ", count: 100))"}"#

    #expect(try reply(Shelf.self, json).issues.first?.found == #""\#(String(repeating: "word ", count: 8))…""#)
  }

  @Test func `a required value that is secret is not shown`() throws {
    struct Locked: WireStruct {
      @Secret var key: UUID

      static let propertyList = PropertyList(of: Self.self) { $0.required(secret: "key", \Self._key) }
    }
    let error = try #require(throws: DecodingError.self) { try decoded(Locked.self, #"{"key":"s3cret"}"#) }

    #expect(!"\(error)".contains("s3cret"))
    #expect("\(error)".contains("expected a UUID, found a string"))
  }

  @Test func `a type with an implementation of its own has issues too`() throws {
    struct Plain: WireObject {
      var size: Int
    }
    let reply = try reply([Plain].self, #"[{"size":1},{"size":"x"},{},{"size":null},{"size":1.5},"x"]"#)

    #expect(reply.output.map(\.size) == [1])
    #expect(reply.issues.map(\.path) == ["[1].size", "[2].size", "[3].size", "[4].size", "[5]"])
    #expect(reply.issues[1].description == "[2].size: expected a value, found nothing")
  }

  /// Reads a reply, and checks that a strict one has the first issue as its error, and that a plain decoder reads the
  /// same.
  private func reply<Output: WireValue>(_ type: Output.Type, _ json: String) throws -> Reply<Fetch<Output>> {
    let reply = try Fetch<Output>.reply(from: HTTPResponse(status: .ok), body: Data(json.utf8))
    if let issue = reply.issues.first {
      let error = try #require(throws: ServiceError.self) { try strictReply(type, json) }
      #expect(error.issue == issue)
    } else {
      #expect(try strictReply(type, json) == reply)
    }
    #expect(try decoded(type, json) == reply.output)
    return reply
  }

  private func strictReply<Output: WireValue>(_ type: Output.Type, _ json: String) throws -> Reply<Fetch<Output>> {
    try Fetch<Output>.reply(from: HTTPResponse(status: .ok), body: Data(json.utf8), decoding: .strict)
  }
}
