import Foundation
import HTTPTypes
import Testing
@_spi(Generated) import VersionedAPIRuntime

/// Deeply nested bodies: an error instead of an overflow, also on a small stack, in linear time.
struct NestingTests {
  /// An error with a closer one in it, as in a generated module.
  struct Level: WireStruct, Hashable {
    var code: String?
    @Indirect var inner: Level?
    var others: [Level]?

    static let propertyList = PropertyList(of: Self.self) { list in
      list.optional("code", \Self.code)
      list.optional(indirect: "innerError", \Self._inner)
      list.optional("others", \Self.others)
    }

    /// The number of errors that lie in each other.
    var depth: Int {
      var depth = 1
      var level = inner ?? others?.first
      while let next = level {
        depth += 1
        level = next.inner ?? next.others?.first
      }
      return depth
    }
  }

  struct Extra: WireStruct, Hashable {
    var extra: JSONValue?

    static let propertyList = PropertyList(of: Self.self) { list in
      list.optional("extra", \Self.extra)
    }
  }

  private static let limit = 64

  @Test(arguments: [1, 64, 65, 500])
  func `errors within errors are read down to the limit`(depth: Int) throws {
    let reply = try onSmallStack {
      try Fetch<Level>.reply(from: HTTPResponse(status: .ok), body: nested(depth, #"{"innerError":"#, "{}", "}"))
    }

    #expect(reply.output.depth == min(depth + 1, Self.limit))
    #expect(reply.issues.map(\.expected) == (depth < Self.limit ? [] : ["at most 64 levels of nesting"]))
    #expect(reply.issues.allSatisfy { $0.path.hasSuffix(".innerError.innerError") && $0.found == "more" })
  }

  @Test func `errors in arrays are read down to the limit`() throws {
    let reply = try onSmallStack {
      try Fetch<Level>.reply(from: HTTPResponse(status: .ok), body: nested(200, #"{"others":["#, "{}", "]}"))
    }

    // An array is a level, too.
    #expect(reply.output.depth == 32)
    #expect(reply.issues.count == 1)
  }

  @Test func `a strict reply that is too deep is an error`() throws {
    let error = try onSmallStack {
      #expect(throws: ServiceError.self) {
        let body = nested(500, #"{"innerError":"#, "{}", "}")
        return try Fetch<Level>.reply(from: HTTPResponse(status: .ok), body: body, decoding: .strict)
      }
    }

    #expect(error?.issue?.expected == "at most 64 levels of nesting")
  }

  @Test(
    arguments: [
      (#"{"a":"#, "}"), ("[", "]"), (#"[{"a":["#, "]}]"), (#"{"innerError":{"a":[0,"#, "]}}"),
    ]
  )
  func `a JSON value that is too deep is nil, and an issue`(start: String, end: String) throws {
    let body = nested(400 / (start.count { "[{".contains($0) }), start, "1", end)
    let reply = try onSmallStack {
      try Fetch<Extra>.reply(
        from: HTTPResponse(status: .ok),
        body: Data(#"{"extra":"#.utf8) + body + Data("}".utf8)
      )
    }

    #expect(reply.output.extra == nil)
    #expect(reply.issues.map(\.expected) == ["at most 64 levels of nesting"])
  }

  @Test(arguments: [(#"{"a":"#, "}"), ("[", "]"), (#"[{"a":["#, "]}]")])
  func `a JSON value at the limit is read, compared and written on a small stack`(start: String, end: String) throws {
    let body = nested(62 / (start.count { "[{".contains($0) }), start, "1", end)
    let written = try onSmallStack {
      let value = try Fetch<JSONValue>.reply(from: HTTPResponse(status: .ok), body: body).output
      let copy = try JSONDecoder().decode(JSONValue.self, from: body)
      #expect(Set([value, copy]).count == 1)
      return try JSONEncoder().encode(value)
    }

    #expect(written == body)
  }

  @Test func `maps and arrays of a documented type are no exception`() throws {
    typealias Deep = [String: [[String: [Int]]]]

    #expect(throws: DecodingError.self) {
      try onSmallStack { try JSONDecoder().decode(JSONValue.self, from: nested(400, "[", "", "]")) }
    }
    #expect(try decoded(Deep.self, #"{"a":[{"b":[1]}]}"#) == ["a": [["b": [1]]]])
  }

  @Test func `a plain decoder reads as deep`() throws {
    let level = try onSmallStack {
      try JSONDecoder().decode(Level.self, from: nested(500, #"{"innerError":"#, "{}", "}"))
    }

    #expect(level.depth == Self.limit + 1)
  }

  @Test func `the codes of an error response are found at every depth`() throws {
    let body = nested(500, #"{"code":"A","innerError":"#, #"{"code":"B","message":"In."}"#, "}")
    let (detailedCode, description, depth) = try onSmallStack {
      let error = ServiceError(
        operationID: "Op",
        response: HTTPResponse(status: .badRequest),
        body: body,
        reason: .errorResponse
      )
      return (error.detailedCode, error.description, error.payload(as: Level.self)?.depth)
    }

    #expect(detailedCode == "B")
    #expect(description == "Op failed with status 400 Bad Request (A): B: In.")
    #expect(depth == Self.limit)
  }

  @Test func `a deep error with deep errors beside it is read`() throws {
    let deep = nested(200, #"{"a":["#, "1", "]}")
    let body = Data(#"{"title":"No.","errors":"#.utf8) + deep + Data(#","error":"#.utf8) + deep + Data("}".utf8)
    let message = try onSmallStack {
      ServiceError(
        operationID: "Op",
        response: HTTPResponse(status: .badRequest),
        body: body,
        reason: .errorResponse
      ).message
    }

    #expect(message == "No.")
  }

  /// Beyond what the parser of JSON itself accepts.
  @Test func `a body of nothing but brackets is an error`() throws {
    let error = try onSmallStack {
      #expect(throws: ServiceError.self) {
        try Fetch<[JSONValue]>.reply(
          from: HTTPResponse(status: .ok),
          body: Data(repeating: UInt8(ascii: "["), count: 100_000)
        )
      }
    }

    #expect(error?.issue == nil)
  }
}

/// A body in which a value lies in many others.
private func nested(_ depth: Int, _ start: String, _ value: String, _ end: String) -> Data {
  Data((String(repeating: start, count: depth) + value + String(repeating: end, count: depth)).utf8)
}

/// Runs a closure on a thread with the stack that threads of Apple platforms have, other than the main one.
private func onSmallStack<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) throws -> Value {
  let box = Box<Value>()
  let isDone = DispatchSemaphore(value: 0)
  let thread = Thread {
    box.result = Result(catching: body)
    isDone.signal()
  }
  thread.stackSize = 512 * 1024
  thread.start()
  isDone.wait()
  return try #require(box.result).get()
}

/// What a thread hands to the one that waits for it.
private final class Box<Value>: @unchecked Sendable {
  var result: Result<Value, any Error>?
}
