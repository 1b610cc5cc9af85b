import Foundation
import HTTPTypes
import Testing
@_spi(Generated) import VersionedAPIRuntime

/// Updates say unchanged, clear and set at every level (RFC 7396).
struct MergePatchTests {
  /// The update of a schema with a nested one and with maps, as a generated module has it.
  struct Update: WireStruct, Hashable {
    struct Inner: WireStruct, Hashable {
      var note: Patch<String> = .unchanged
      var count: Patch<Int> = .unchanged

      init(note: Patch<String> = .unchanged, count: Patch<Int> = .unchanged) {
        self.note = note
        self.count = count
      }

      static let propertyList = PropertyList(of: Self.self) { list in
        list.patch("note", \Self.note)
        list.patch("count", \Self.count)
      }
    }

    var inner: Patch<Inner> = .unchanged
    var labels: Patch<[String: Patch<String>]> = .unchanged
    var inners: Patch<[String: Patch<Inner>]> = .unchanged
    var deep: Patch<[String: Patch<[String: Patch<Date>]>]> = .unchanged

    init() {}

    static let propertyList = PropertyList(of: Self.self) { list in
      list.patch("inner", \Self.inner)
      list.patch("labels", \Self.labels)
      list.patch("inners", \Self.inners)
      list.patch("deep", \Self.deep)
    }
  }

  private static func update(_ change: (inout Update) -> Void) -> Update {
    var update = Update()
    change(&update)
    return update
  }

  @Test(
    arguments: [
      (update { _ in }, "{}"),
      (update { $0.inner = .clear }, #"{"inner":null}"#),
      (update { $0.inner = .set(.init()) }, #"{"inner":{}}"#),
      (update { $0.inner = .set(.init(note: .clear, count: .set(2))) }, #"{"inner":{"count":2,"note":null}}"#),
      (update { $0.labels = .clear }, #"{"labels":null}"#),
      (update { $0.labels = .set([:]) }, #"{"labels":{}}"#),
      (update { $0.labels = .set(["a": .clear, "b": .set("x")]) }, #"{"labels":{"a":null,"b":"x"}}"#),
      (
        update { $0.inners = .set(["a": .set(.init(note: .clear)), "b": .clear]) },
        #"{"inners":{"a":{"note":null},"b":null}}"#
      ),
      (
        update { $0.deep = .set(["a": .set(["b": .clear, "c": .set(Date(timeIntervalSince1970: 0))])]) },
        #"{"deep":{"a":{"b":null,"c":"1970-01-01T00:00:00Z"}}}"#
      ),
    ]
  )
  func `an update is the same after it is read back`(update: Update, json: String) throws {
    #expect(try encoded(update) == json)
    #expect(try decoded(Update.self, json) == update)
  }

  @Test func `an unchanged value of a map is not sent`() throws {
    let update = Self.update {
      $0.labels = .set(["a": .unchanged, "b": .clear])
      $0.inners = .set(["a": .unchanged])
      $0.deep = .set(["a": .set(["b": .unchanged])])
    }

    #expect(try encoded(update) == #"{"deep":{"a":{}},"inners":{},"labels":{"b":null}}"#)
  }

  @Test func `an unreadable value of a map is unchanged, and an issue`() throws {
    let body = Data(#"{"labels":{"a":[],"b":"x"},"inners":{"a":7,"b":{"note":{},"count":null}}}"#.utf8)
    let reply = try Fetch<Update>.reply(from: HTTPResponse(status: .ok), body: body)

    #expect(
      reply.output
        == Self.update {
          $0.labels = .set(["b": .set("x")])
          $0.inners = .set(["b": .set(.init(count: .clear))])
        }
    )
    #expect(
      Set(reply.issues.map(\.description)) == [
        "labels.a: expected a string, found an array", "inners.a: expected an object, found 7",
        "inners.b.note: expected a string, found an object",
      ]
    )
  }

  @Test func `an update is the body of a request`() throws {
    var request = APIRequest(Route(.patch, "/books"))
    try request.setBody(
      json: Self.update { $0.labels = .set(["a": .clear]) },
      contentType: "application/merge-patch+json"
    )

    #expect(try request.body?.data() == Data(#"{"labels":{"a":null}}"#.utf8))
  }
}
