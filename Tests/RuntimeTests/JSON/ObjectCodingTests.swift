import Foundation
import Testing
@_spi(Generated) import VersionedAPIRuntime

/// The properties of objects: required, optional, and those of updates.
struct ObjectCodingTests {
  private struct Entity: WireStruct, Equatable {
    var name: String
    var count: Int?

    init(name: String, count: Int? = nil) {
      self.name = name
      self.count = count
    }

    static let propertyList = PropertyList(of: Self.self) { list in
      list.required("name", \Self.name)
      list.optional("count", \Self.count)
    }
  }

  private struct Update: WireStruct, Equatable {
    var name: Patch<String>

    init(name: Patch<String>) {
      self.name = name
    }

    static let propertyList = PropertyList(of: Self.self) { list in
      list.patch("name", \Self.name)
    }
  }

  @Test(
    arguments: [
      ("{}", .unchanged),
      (#"{"name":null}"#, .clear),
      (#"{"name":"new"}"#, .set("new")),
      (#"{"name":""}"#, .set("")),
    ] as [(String, Patch<String>)]
  )
  func `an update tells absent, null and a value apart`(json: String, patch: Patch<String>) throws {
    #expect(try decoded(Update.self, json).name == patch)
    #expect(try encoded(Update(name: patch)) == json)
  }

  @Test func `an unreadable property of an update is unchanged`() throws {
    #expect(try decoded(Update.self, #"{"name":[]}"#).name == .unchanged)
  }

  @Test(arguments: [#"{"name":"a"}"#, #"{"name":"a","count":null}"#, #"{"name":"a","later":[1]}"#])
  func `missing, null and unknown properties do no harm`(json: String) throws {
    #expect(try decoded(Entity.self, json) == Entity(name: "a"))
  }

  @Test(arguments: ["{}", #"{"name":null}"#, #"{"name":true}"#, "[]", #""a""#, "null"])
  func `an object without a readable required property is an error`(json: String) {
    #expect(throws: DecodingError.self) { try decoded(Entity.self, json) }
  }

  @Test func `nothing is written for nil`() throws {
    #expect(try encoded(Entity(name: "a")) == #"{"name":"a"}"#)
    #expect(try encoded(Entity(name: "a", count: 2)) == #"{"count":2,"name":"a"}"#)
  }

  @Test func `an error in an array has its path`() throws {
    let error = try #require(throws: DecodingError.self) {
      try BodyDecoder(.strict).decode(
        [String: [Entity]].self,
        from: Data(#"{"values":[{"name":"a"},{"name":"b","count":"2"}]}"#.utf8)
      )
    }
    guard case .typeMismatch(_, let context) = error else {
      Issue.record("\(error) is no type mismatch")
      return
    }

    #expect(context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue } == ["values", "1", "count"])
    #expect(context.debugDescription == "expected a whole number, found \"2\"")
  }

  /// Some services write an empty string for a URL that they do not have.
  @Test(arguments: ["{}", #"{"self":null}"#, #"{"self":""}"#])
  func `an optional URL may be missing, null or empty`(json: String) throws {
    #expect(try decoded(Linked.self, json).link == nil)
  }

  @Test func `an optional URL is read`() throws {
    #expect(
      try decoded(Linked.self, #"{"self":"https://contoso.com/a"}"#).link?.absoluteString == "https://contoso.com/a"
    )
  }

  private struct Linked: WireStruct {
    var link: URL?

    static let propertyList = PropertyList(of: Self.self) { list in
      list.optional("self", \Self.link)
    }
  }
}
