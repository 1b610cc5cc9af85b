import Foundation
import Testing
@_spi(Generated) import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport
import VersionedAPITestSupport

/// The writer of JSON writes the bytes that Foundation writes.
struct JSONWritingTests {
  /// The number of random values of each kind. 3,000 take five seconds.
  private static let count = ProcessInfo.processInfo.environment["MUTATIONS"].flatMap { Int($0) } ?? 300

  private static let numbers: [Double] = [
    0, -0.0, 1, -1, 0.1, -0.1, 0.5, 100, 1e5, 123_456.789, 999_999, 1_000_000, 1e15, 1e16, 1e17, 1e100, 1e-5, 1e-4,
    0.30000000000000004, 9_007_199_254_740_991, 9_007_199_254_740_992, 18_014_398_509_481_984, .pi,
    .greatestFiniteMagnitude, .leastNormalMagnitude, .leastNonzeroMagnitude, -.greatestFiniteMagnitude,
  ]

  @Test(arguments: numbers)
  func `numbers are written as with Foundation`(number: Double) throws {
    try compare(number)
    try compare([number])
    try compare(JSONValue.number(number))
  }

  @Test(arguments: [0, 1, -1, 9, 10, 99, 100, .max, .min, .max - 1, 1_000_000_000_000_000_000] as [Int64])
  func `whole numbers are written as with Foundation`(number: Int64) throws {
    try compare(number)
    try compare(Int(number))
  }

  @Test func `each character is written as with Foundation`() throws {
    for value in UInt32(0)...0x2100 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      try compare(String(scalar))
      try compare("1234567\(scalar)1234567")
      try compare(["\(scalar)": 1, "aa": 2])
    }
  }

  @Test func `values of all types are written as with Foundation`() throws {
    var values = RandomValues(seed: 17)
    for _ in 0..<Self.count {
      try compare(values.text())
      try compare(values.double())
      try compare(values.integer())
      try compare(values.date())
      try compare(values.duration())
      try compare(CalendarDate(year: 1 + Int(values.integer().magnitude % 9999), month: 2, day: 28))
      try compare(UUID(uuidString: "E30F6A27-82BE-4CCA-9258-0399C70489FF"))
      try compare(URL(string: "https://contoso.com/\(values.integer())?a=\"/%20"))
      try compare(values.map { $0.text() })
      try compare(values.map { values in values.list { Bool.random(using: &$0.random) ? $0.double() : nil } })
      try compare(values.list { $0.book() })
    }
  }

  @Test func `JSON values are written as with Foundation, and read again`() throws {
    var values = RandomValues(seed: 19)
    for _ in 0..<Self.count {
      let value = values.json()
      try compare(value)
      let again = try BodyDecoder(.strict).decode(JSONValue.self, from: WireCoding.data(value))
      #expect(again.withDoubles == value.withDoubles)
    }
  }

  @Test func `values with an implementation of their own are written as with Foundation`() throws {
    var values = RandomValues(seed: 23)
    for _ in 0..<Self.count {
      try compare(values.handMade())
      try compare(["a": values.handMade(), "0": values.handMade()])
      try compare(Holder(value: values.handMade(), number: values.double()))
    }
  }

  @Test func `updates are written as with Foundation`() throws {
    let patches: [Patch<[String: Patch<Int>]>] = [
      .unchanged, .clear, .set([:]), .set(["b": .set(1), "a": .clear, "c": .unchanged]),
    ]
    for patch in patches {
      try compare(patch)
      try compare(["x": patch, "y": patch])
      try compare(Updated(first: patch, second: patch))
    }
  }

  @Test func `values have the paths that they have with Foundation`() throws {
    let path = HandMade.path
    try compare(path)
    try compare([path, path])
    try compare(["a": ["b\n": [path, path], "c": [path]]])
    try compare(Holder(value: .array([(path, .value), (path, .superEncoder)]), number: 1))
    try compare([
      HandMade.object([("2", path, .value), ("1", .single(path), .superEncoder), ("super", path, .superEncoder)])
    ])
  }

  @Test(arguments: [.nan, .infinity, -.infinity] as [Double])
  func `numbers that JSON does not have are the error that they are with Foundation`(number: Double) throws {
    try compareErrors(number)
    try compareErrors(["a": [1, number]])
    try compareErrors(JSONValue.array([.object(["a": .number(number)])]))
    try compareErrors(Holder(value: .null, number: number))
    try compareErrors(Holder(value: .object([("a", .array([(.scalar(number), .value)]), .container)]), number: 1))
    try compareErrors([HandMade.scalar(Float(number))])
  }

  @Test func `a value that encodes nothing is the error that it is with Foundation`() throws {
    try compareErrors(Nothing())
    try compareErrors(Nothing?.some(Nothing()))
    try compare([Nothing()])
    try compare(["a": Nothing()])
    try compare(HandMade.single(.joined([])))
  }

  @Test(arguments: [1, 100, 505, 506, 507, 508, 509, 510, 511, 512, 513, 600])
  func `values may be nested as deep as with Foundation`(depth: Int) throws {
    let array = (1..<depth).reduce(JSONValue.array([])) { value, _ in .array([value]) }
    let object = (1..<depth).reduce(JSONValue.object([:])) { value, _ in .object(["a": value]) }
    let handMade = (1..<depth).reduce(HandMade.array([])) { value, _ in .array([(value, .value)]) }
    let generated = (1..<depth).reduce(HandMade.object([])) { value, _ in .wire(Level(value: value)) }
    for value in [array, object, handMade, generated] as [any WireValue] {
      let (ours, foundations) = (
        outcome { try WireCoding.data(value) }, outcome { try WireCoding.dataWithFoundation(value) }
      )
      #expect(ours == foundations)
      if depth < 500 { #expect(JSONWriter.data(value) != nil) }
    }
  }

  /// What was encoded before and after an error that is caught is there.
  @Test func `a type may catch errors`() throws {
    try compare(Catching(value: .nan))
    try compare([Catching(value: .nan)])
    try compare(Catching(value: 1))
  }

  @Test func `other encoders encode the same properties`() throws {
    let book = Library.Book(title: "a", selfLink: URL(string: "https://contoso.com/a"))
    let data = try PropertyListEncoder().encode(book)

    #expect(
      try PropertyListDecoder().decode([String: String].self, from: data) == [
        "title": "a", "state": "Ready", "self": "https://contoso.com/a",
      ]
    )
    #expect(try PropertyListDecoder().decode(Library.Book.self, from: data) == book)
  }

  /// Foundation has the last word on errors. What is written without it, must be the same.
  private func compare(_ value: some WireValue, _ location: SourceLocation = #_sourceLocation) throws {
    let expected = String(decoding: try WireCoding.dataWithFoundation(value), as: UTF8.self)
    let written = JSONWriter.data(value).map { String(decoding: $0, as: UTF8.self) }
    // Equal strings may be of different bytes.
    #expect(
      written.map { Array($0.utf8) } == Array(expected.utf8),
      "\(written ?? "nil")\n\(expected)",
      sourceLocation: location
    )
  }

  private func compareErrors(_ value: some WireValue, _ location: SourceLocation = #_sourceLocation) throws {
    #expect(JSONWriter.data(value) == nil, sourceLocation: location)
    let expected = outcome { try WireCoding.dataWithFoundation(value) }
    #expect(outcome { try WireCoding.data(value) } == expected, sourceLocation: location)
    #expect(expected.hasPrefix("error"), sourceLocation: location)
  }

  private func outcome(_ encode: () throws -> Data) -> String {
    do { return String(decoding: try encode(), as: UTF8.self) } catch { return "error: \(error)" }
  }
}

/// A generated type that has a hand-written one.
private struct Holder: WireStruct {
  var value: HandMade
  var number: Double
  var values: [HandMade]
  var valuesByName: [String: HandMade]
  var count: Int?

  init(value: HandMade, number: Double) {
    self.value = value
    self.number = number
    values = [value]
    valuesByName = ["a": value]
  }

  static let propertyList = PropertyList(of: Self.self) { list in
    list.required("value", \Self.value)
    list.required("number", \Self.number)
    list.required("é", \Self.values)
    list.required("e\u{301}", \Self.valuesByName)
    list.optional("Number", \Self.count)
  }
}

private struct Level: WireStruct {
  var value: HandMade

  static let propertyList = PropertyList(of: Self.self) { $0.required("value", \Self.value) }
}

private struct Updated: WireStruct {
  var first: Patch<[String: Patch<Int>]>
  var second: Patch<[String: Patch<Int>]>

  static let propertyList = PropertyList(of: Self.self) { list in
    list.patch("second", \Self.second)
    list.patch("first", \Self.first)
  }
}

private struct Nothing: WireObject {
  init() {}
  init(from decoder: any Decoder) throws {}
  func encode(to encoder: any Encoder) throws {}
}

private struct Catching: WireObject {
  var value: Double

  init(value: Double) { self.value = value }
  init(from decoder: any Decoder) throws { throw HandMade.Unreadable() }

  func encode(to encoder: any Encoder) throws {
    try? Holder(value: .null, number: value).encode(to: encoder)
    var container = encoder.container(keyedBy: HandMade.Key.self)
    try? container.encode(["b": [value]], forKey: HandMade.Key(stringValue: "z"))
    try container.encode(1, forKey: HandMade.Key(stringValue: "a"))
    var elements = container.nestedUnkeyedContainer(forKey: HandMade.Key(stringValue: "c"))
    try? elements.encode(["b": [value]])
    try elements.encode(2)
  }
}

extension JSONValue {
  /// The value with a `Double` for each integer: a whole number may be read as either.
  fileprivate var withDoubles: JSONValue {
    switch self {
    case .integer(let integer): .number(Double(integer))
    case .array(let array): .array(array.map(\.withDoubles))
    case .object(let object): .object(object.mapValues(\.withDoubles))
    default: self
    }
  }
}
