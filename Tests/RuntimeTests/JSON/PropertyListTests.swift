import Foundation
import Testing
@_spi(Generated) import VersionedAPIRuntime

/// Structs list their properties, and share the code that decodes, encodes, compares and hashes them.
struct PropertyListTests {
  private struct Point: WireStruct {
    var isBlue: Bool?
    var x: Double
    var name: String?
    @Secret var key: String?
    @Indirect var next: Point?
    var tags: [String]?

    init(x: Double, name: String? = nil, key: String? = nil, next: Point? = nil, tags: [String]? = nil) {
      self.x = x
      self.name = name
      self.key = key
      self.next = next
      self.tags = tags
    }

    static let propertyList = PropertyList(of: Self.self) { list in
      list.optional("isBlue", \Self.isBlue)
      list.required("x", \Self.x)
      list.optional("a name of more than sixteen bytes", \Self.name)
      list.optional(secret: "key", \Self._key)
      list.optional(indirect: "next", \Self._next)
      list.optional("tags", \Self.tags)
    }
  }

  /// The list has a property that is not stored.
  private struct Computed: WireStruct {
    var a: Int?
    var b: Int? { a }

    static let propertyList = PropertyList(of: Self.self) { list in
      list.optional("a", \Self.a)
      list.optional("b", \Self.b)
    }
  }

  private let all =
    #"{"a name of more than sixteen bytes":"A","isBlue":true,"key":"k","next":{"x":-2},"tags":["t"],"x":0.5}"#

  @Test func `every property is read and written`() throws {
    let point = try decoded(Point.self, all)

    #expect(point.isBlue == true && point.x == 0.5 && point.name == "A" && point.key == "k" && point.tags == ["t"])
    #expect(point.next?.x == -2)
    #expect(try encoded(point) == all)
  }

  @Test(
    arguments: [
      #"{"x":1,"tags":["t"],"isBlue":null,"a name of more than sixteen bytes":"A"}"#,
      #"{"tags":["t"],"later":{"x":2},"a name of more than sixteen bytes":"A","x":1}"#,
      #"{"\u0078":1,"tags":["t"],"a name of more than sixteen byte":"B","a name of more than sixteen bytes":"A"}"#,
      #"{"x":1,"x":2,"a name of more than sixteen bytes":"A","tags":["t"],"tags":[]}"#,
    ]
  )
  func `the order, unknown keys, escapes and repetitions make no difference`(json: String) throws {
    #expect(try decoded(Point.self, json) == Point(x: 1, name: "A", tags: ["t"]))
    #expect(try JSONDecoder().decode(Point.self, from: Data(json.utf8)) == Point(x: 1, name: "A", tags: ["t"]))
  }

  @Test func `values are equal if all properties are`() {
    let point = Point(x: 1, name: "A", key: "k", next: Point(x: 2), tags: ["t"])
    let others = [
      Point(x: 2, name: "A", key: "k", next: Point(x: 2), tags: ["t"]),
      Point(x: 1, name: "B", key: "k", next: Point(x: 2), tags: ["t"]),
      Point(x: 1, name: "A", key: "l", next: Point(x: 2), tags: ["t"]),
      Point(x: 1, name: "A", key: "k", next: Point(x: 3), tags: ["t"]),
      Point(x: 1, name: "A", key: "k", next: Point(x: 2), tags: nil),
    ]

    #expect(point == point)
    #expect(Set([point] + others).count == 6)
    for other in others {
      #expect(point != other)
      #expect(point.hashValue != other.hashValue)
    }
  }

  @Test func `what was read before an error is released`() {
    struct Pair: WireStruct {
      var first: Tracked?
      var second: Double

      static let propertyList = PropertyList(of: Self.self) { list in
        list.optional("first", \Self.first)
        list.required("second", \Self.second)
      }
    }

    #expect(throws: Never.self) { try decoded(Pair.self, #"{"first":"a","second":1}"#) }
    #expect(throws: DecodingError.self) { try decoded(Pair.self, #"{"first":"a","second":"b"}"#) }
    #expect(Tracked.wasMade)
    #expect(Tracked.last == nil)
  }

  /// A value that is an object, and the last one of these.
  private final class Tracked: WireObject, Hashable {
    nonisolated(unsafe) static weak var last: Tracked?
    nonisolated(unsafe) static var wasMade = false

    init(from decoder: any Decoder) {
      Self.last = self
      Self.wasMade = true
    }
    func encode(to encoder: any Encoder) {}
    static func == (left: Tracked, right: Tracked) -> Bool { left === right }
    func hash(into hasher: inout Hasher) {}
  }

  @Test func `a list that leaves out a property is not used`() throws {
    struct Partial: WireStruct {
      var a: String?
      var b: Int?

      static let propertyList = PropertyList(of: Self.self) { $0.optional("a", \Self.a) }
    }
    struct Repeated: WireStruct {
      var a: Int?
      var b: Int?

      static let propertyList = PropertyList(of: Self.self) { list in
        list.optional("a", \Self.a)
        list.optional("b", \Self.a)
      }
    }
    struct Borrowed: WireStruct {
      var a: String?
      var b: Int?

      static let propertyList = Point.propertyList
    }

    let types: [(any WireStruct.Type, String)] = [
      (Partial.self, "Partial"), (Repeated.self, "Repeated"), (Computed.self, "Computed"), (Borrowed.self, "Borrowed"),
    ]
    for (type, name) in types {
      let error = try #require(throws: DecodingError.self) { try read(type) }
      guard case .dataCorrupted(let context) = error else {
        Issue.record("\(error)")
        continue
      }
      #expect(context.debugDescription == "\(name) lists other properties than it stores.")
    }
  }

  @Test func `a value whose list is incomplete equals none and cannot be written`() {
    let value = Computed(a: 1)

    #expect(value != Computed(a: 1))
    #expect(value.hashValue == value.hashValue)
    #expect(throws: EncodingError.self) { try encoded(value) }
    #expect(throws: EncodingError.self) { try JSONEncoder().encode(value) }
  }

  @Test func `a struct without properties is an empty object`() throws {
    struct Empty: WireStruct {
      static let propertyList = PropertyList(of: Self.self) { _ in }
    }

    #expect(try encoded(decoded(Empty.self, #"{"x":1}"#)) == "{}")
    #expect(throws: DecodingError.self) { try decoded(Empty.self, "[]") }
  }

  private func read<Value: WireStruct>(_ type: Value.Type) throws {
    _ = try decoded(type, "{}")
  }
}
