import VersionedAPIRuntime

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A JSON value.
public typealias JSON = JSONValue

extension JSONValue {
  /// The properties; empty if this is not an object. Setting them makes it one.
  var fields: [String: JSONValue] {
    get { if case .object(let object) = self { object } else { [:] } }
    set { self = .object(newValue) }
  }

  /// The elements; empty if this is not an array.
  var elements: [JSONValue] { if case .array(let array) = self { array } else { [] } }

  /// The number; nil if this is not an integer.
  var integerValue: Int? { if case .integer(let integer) = self { Int(exactly: integer) } else { nil } }

  /// The truth value; nil if this is not one.
  var boolValue: Bool? { if case .bool(let bool) = self { bool } else { nil } }

  /// The words for the type, for messages.
  var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .integer, .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }

  /// Returns the object with another value of a property; nil removes it.
  func setting(_ key: String, _ value: JSONValue?) -> JSONValue {
    var result = fields
    result[key] = value
    return .object(result)
  }

  /// Sets a property of an object within this one, which is created if it is missing.
  mutating func set(_ path: String..., to value: JSONValue?) { set(path[...], to: value) }

  private mutating func set(_ path: ArraySlice<String>, to value: JSONValue?) {
    guard let first = path.first else { return }
    if path.count == 1 {
      self = setting(first, value)
    } else {
      var inner = self[first] ?? .object([:])
      inner.set(path.dropFirst(), to: value)
      self = setting(first, inner)
    }
  }

  /// The value merged with a merge patch (RFC 7396).
  func merging(_ patch: JSONValue) -> JSONValue {
    guard case .object(let changes) = patch else { return patch }
    var result = fields
    for (key, change) in changes {
      result[key] = change == .null ? nil : (result[key] ?? .null).merging(change)
    }
    return .object(result)
  }

  /// The value without the properties that are null.
  var withoutNulls: JSONValue {
    switch self {
    case .object(let object): .object(object.filter { $0.value != .null }.mapValues(\.withoutNulls))
    case .array(let array): .array(array.map(\.withoutNulls))
    default: self
    }
  }

  /// Reads JSON.
  /// - Throws: `DecodingError` if it is malformed.
  init(json data: Data) throws {
    self = try BodyDecoder().decode(JSONValue.self, from: data)
  }

  /// The value as JSON, with the properties in alphabetical order.
  func data(pretty: Bool = false) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
    // A number that is not finite is the only value that cannot be written; there are none in JSON.
    return (try? encoder.encode(self)) ?? Data("null".utf8)
  }
}

extension JSONValue: @retroactive ExpressibleByStringLiteral, @retroactive ExpressibleByIntegerLiteral,
  @retroactive ExpressibleByBooleanLiteral, @retroactive ExpressibleByArrayLiteral,
  @retroactive ExpressibleByDictionaryLiteral
{
  /// Creates a string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// Creates an integer.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// Creates a truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Creates an array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// Creates an object.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(Dictionary(elements) { _, last in last })
  }
}
