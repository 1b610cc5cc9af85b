#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension JSONNode: Decoder {
  /// The keys and indices that lead to the value.
  public var codingPath: [any CodingKey] { text.codingPath(to: index) }
  /// What the decoding of the text was started with.
  public var userInfo: [CodingUserInfoKey: Any] { text.userInfo }

  /// Returns the object.
  /// - Throws: `DecodingError` if the value is not an object.
  public func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard kind == .object else { throw unexpected([String: Any].self) }
    return KeyedDecodingContainer(JSONObjectContainer(node: self))
  }

  /// Returns the array.
  /// - Throws: `DecodingError` if the value is not an array.
  public func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard kind == .array else { throw unexpected([Any].self) }
    return JSONArrayContainer(node: self)
  }

  /// Returns the value itself.
  public func singleValueContainer() -> any SingleValueDecodingContainer { JSONScalarContainer(node: self) }
}

extension JSONNode {
  /// Decodes a value as `JSONDecoder` does without options.
  /// - Throws: `DecodingError` if the value is not one of the type.
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    switch type {
    case is URL.Type, is Decimal.Type, is Data.Type: try decodeScalar(type)
    default: try type.init(from: self)
    }
  }

  /// Decodes a Boolean, a number, a string or what is one of these for Foundation.
  /// - Throws: `DecodingError` if the value is not one of the type.
  func decodeScalar<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let quick: (any Sendable)? =
      switch type {
      case is String.Type: string
      case is Bool.Type: kind == .true ? true : kind == .false ? false : nil
      case is Double.Type: double
      case is Int.Type: integer.flatMap { Int(exactly: $0) }
      case is Int64.Type: integer
      default: nil
      }
    if let value = quick as? Value { return value }
    if kind == .array || kind == .object { throw unexpected(type) }
    // Foundation decides about the rest, such as which numbers a type can hold.
    do {
      return try JSONDecoder().decode(JSONScalar<Value>.self, from: json).value
    } catch let error as DecodingError {
      throw error.moved(to: codingPath)
    }
  }

  /// The text of a scalar.
  private var json: Data {
    switch kind {
    case .string, .escapedString: Data("\"".utf8) + Data(bytes) + Data("\"".utf8)
    default: Data(bytes)
    }
  }

  /// Returns the error that the value is of another type.
  func unexpected(_ type: Any.Type) -> DecodingError {
    let context = DecodingError.Context(codingPath: codingPath, debugDescription: "the value is of another type")
    return isNull ? .valueNotFound(type, context) : .typeMismatch(type, context)
  }
}

/// Lets Foundation decode a value by its own rules, which it has for some types.
private struct JSONScalar<Value: Decodable>: Decodable {
  let value: Value

  init(from decoder: any Decoder) throws {
    value = try decoder.singleValueContainer().decode(Value.self)
  }
}

extension DecodingError {
  /// Returns the error at another place.
  fileprivate func moved(to codingPath: [any CodingKey]) -> DecodingError {
    func moving(_ context: Context) -> Context {
      Context(
        codingPath: codingPath,
        debugDescription: context.debugDescription,
        underlyingError: context.underlyingError
      )
    }
    return switch self {
    case .typeMismatch(let type, let context): .typeMismatch(type, moving(context))
    case .valueNotFound(let type, let context): .valueNotFound(type, moving(context))
    case .keyNotFound(let key, let context): .keyNotFound(key, moving(context))
    case .dataCorrupted(let context): .dataCorrupted(moving(context))
    @unknown default: self
    }
  }
}
