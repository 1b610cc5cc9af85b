/// Decodes the properties of a JSON object.
///
/// With ``ReplyDecoding/lenient``, and wherever a `JSONDecoder` is used directly, a property that is not what the service
/// documents costs as little as possible. With ``ReplyDecoding/strict`` it is an error.
struct ObjectReader {
  private let container: KeyedDecodingContainer<JSONKey>
  private let decoder: any Decoder

  /// Creates a reader of the decoder's object.
  /// - Throws: `DecodingError` if the value is not an object.
  init(_ decoder: any Decoder) throws {
    do {
      container = try decoder.container(keyedBy: JSONKey.self)
    } catch {
      throw decoder.mismatch([String: JSONValue].self)
    }
    self.decoder = decoder
  }

  /// Returns a required property.
  /// - Parameters:
  ///   - key: The key of the property.
  ///   - isSecret: Whether errors must not show the value.
  /// - Throws: `DecodingError` if it is missing or unreadable. Then the object is unreadable.
  func required<Value: WireValue>(_ key: StaticString, isSecret: Bool = false) throws -> Value {
    do {
      return try value(key) ?? valueForNull(key)
    } catch let error as DecodingError {
      throw isSecret ? error.withoutValue : error
    }
  }

  /// Returns an optional property; nil if it is missing, null or unreadable. The last is an issue, except that an empty
  /// string is none where the service documents a URL, a date or the like.
  /// - Parameters:
  ///   - key: The key of the property.
  ///   - isSecret: Whether the issue must not show the value.
  /// - Throws: `DecodingError` if it is unreadable and decoding is strict.
  func optional<Value: WireValue>(_ key: StaticString, isSecret: Bool = false) throws -> Value? {
    do {
      return try value(key)
    } catch {
      try IssueRecorder.record(error, in: decoder, isSecret: isSecret)
      return nil
    }
  }

  /// Returns a property of an update, where missing and null differ. One that is unreadable is unchanged, and an issue.
  /// - Parameters:
  ///   - key: The key of the property.
  ///   - isSecret: Whether the issue must not show the value.
  /// - Throws: `DecodingError` if it is unreadable and decoding is strict.
  func patch<Value: WireValue>(_ key: StaticString, isSecret: Bool = false) throws -> Patch<Value> {
    do {
      if let value: Value = try value(key) { return .set(value) }
      return contains(key) ? .clear : .unchanged
    } catch {
      try IssueRecorder.record(error, in: decoder, isSecret: isSecret)
      return .unchanged
    }
  }

  /// Returns the value of a property; nil if it is missing or null.
  private func value<Value: WireValue>(_ key: StaticString) throws -> Value? {
    try Value.wireValue(in: container, forKey: JSONKey(key))
  }

  private func contains(_ key: StaticString) -> Bool { container.contains(JSONKey(key)) }

  /// Returns the value of a property that is missing or null, for the types that have such a value.
  private func valueForNull<Value: WireValue>(_ key: StaticString) throws -> Value {
    let jsonKey = JSONKey(key)
    guard container.contains(jsonKey) else { throw decoder.missing(jsonKey, Value.self) }
    return try container.decode(Wire<Value>.self, forKey: jsonKey).value
  }
}

extension Decoder {
  /// The error of an object that lacks a property.
  func missing<Value: WireValue>(_ key: JSONKey, _ type: Value.Type) -> DecodingError {
    let codingPath = codingPath
    let issue = ReplyIssue(path: codingPath + [key], expected: Value.formName, found: "nothing")
    return .keyNotFound(key, .init(issue, codingPath: codingPath))
  }
}
