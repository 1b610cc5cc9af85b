import Foundation
import VersionedAPIRuntime
import Testing

/// Every enum of every api-version, wherever it occurs: in a property, an array, a map, a query or an error.
struct OpenEnumerationTests {
  @Test(arguments: AnyEnumeration.all)
  func `a known value goes out as it came`(enumeration: AnyEnumeration) throws {
    try expectKnownValues(of: enumeration.type)
  }

  @Test(arguments: AnyEnumeration.all)
  func `an unknown value goes out as it came`(enumeration: AnyEnumeration) throws {
    try expectUnknownValue(of: enumeration.type)
  }

  @Test(arguments: AnyEnumeration.all)
  func `an unknown value compares by its text`(enumeration: AnyEnumeration) throws {
    expectComparison(of: enumeration.type)
  }

  @Test(arguments: AnyEnumeration.all)
  func `a value that is neither text nor a number is an error`(enumeration: AnyEnumeration) throws {
    #expect(throws: DecodingError.self) { try decode(enumeration.type, "[true]") }
  }

  private func expectKnownValues<Value: OpenEnumeration>(of type: Value.Type) throws {
    #expect(!Value.allCases.isEmpty)
    for value in Value.allCases {
      let json = #"["\#(value.rawValue)"]"#
      #expect(names(of: [Value(rawValue: value.rawValue)]) == names(of: [value]))
      #expect(names(of: try decode(type, json)) == names(of: [value]))
      #expect(try encode([value]) == json)
      #expect(value.parameterText == value.rawValue)
    }
  }

  private func expectUnknownValue<Value: OpenEnumeration>(of type: Value.Type) throws {
    let json = #"["AddedLater"]"#
    let values = try decode(type, json)

    #expect(names(of: values) == [#"unknown("AddedLater")"#])
    #expect(values.map(\.parameterText) == ["AddedLater"])
    #expect(try encode(values) == json)
  }

  private func expectComparison<Value: OpenEnumeration>(of type: Value.Type) {
    let unknown = Value(rawValue: "AddedLater")

    #expect(unknown == Value(rawValue: "AddedLater"))
    #expect(unknown != Value(rawValue: "addedLater"))
    #expect(!Value.allCases.contains(unknown))
    #expect(Set([unknown, Value(rawValue: "AddedLater")]) == [unknown])
  }

  /// The cases by their names: values compare by their texts, which does not tell a case from an unknown value.
  private func names(of values: [some OpenEnumeration]) -> [String] {
    values.map { String(describing: $0) }
  }

  private func decode<Value: OpenEnumeration>(_ type: Value.Type, _ json: String) throws -> [Value] {
    try decoded([Value].self, json)
  }

  private func encode(_ values: [some OpenEnumeration]) throws -> String {
    String(decoding: try JSONEncoder().encode(values), as: UTF8.self)
  }
}
