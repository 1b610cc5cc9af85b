import Foundation
import Testing
import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport

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
  func `an unknown value compares by its raw value`(enumeration: AnyEnumeration) throws {
    expectComparison(of: enumeration.type)
  }

  @Test(arguments: AnyEnumeration.all)
  func `a value that is neither a string nor a number is an error`(enumeration: AnyEnumeration) throws {
    expectError(of: enumeration.type)
  }

  private func expectKnownValues<Value: OpenEnumeration>(of type: Value.Type) throws {
    #expect(!Value.allCases.isEmpty)
    for value in Value.allCases {
      let json = #"["\#(value.rawValue)"]"#
      #expect(names(of: [Value(rawValue: value.rawValue)]) == names(of: [value]))
      #expect(names(of: try decoded(json, as: [Value].self)) == names(of: [value]))
      #expect(try encode([value]) == json)
      #expect(value.parameterText == value.rawValue)
    }
  }

  private func expectUnknownValue<Value: OpenEnumeration>(of type: Value.Type) throws {
    let json = #"["AddedLater"]"#
    let values = try decoded(json, as: [Value].self)

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

  private func expectError<Value: OpenEnumeration>(of type: Value.Type) {
    #expect(throws: DecodingError.self) { try decoded("[true]", as: [Value].self) }
  }

  /// Returns the names of the cases: values compare by their raw values, which does not tell a case from an unknown value.
  private func names(of values: [some OpenEnumeration]) -> [String] {
    values.map { String(describing: $0) }
  }

  private func encode(_ values: [some OpenEnumeration]) throws -> String {
    String(decoding: try JSONEncoder().encode(values), as: UTF8.self)
  }
}
