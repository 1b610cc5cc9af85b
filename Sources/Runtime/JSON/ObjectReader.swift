/// Decodes the properties of a JSON object.
///
/// With ``ReplyDecoding/lenient``, and wherever a `JSONDecoder` is used directly, a property that is not what the service
/// documents costs as little as possible. With ``ReplyDecoding/strict`` it is an error.
@_spi(Generated)
public struct ObjectReader {
  private let decoder: any Decoder
  private let container: KeyedDecodingContainer<JSONKey>

  /// Creates a reader of the decoder's object.
  /// - Throws: `DecodingError` if the value is not an object.
  public init(_ decoder: any Decoder) throws {
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
  public func required<Value: WireValue>(_ key: String, isSecret: Bool = false) throws -> Value {
    let key = JSONKey(stringValue: key)
    do {
      return try Value.wireValue(in: container, forKey: key) ?? valueForNull(key)
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
  public func optional<Value: WireValue>(_ key: String, isSecret: Bool = false) throws -> Value? {
    do {
      return try Value.wireValue(in: container, forKey: JSONKey(stringValue: key))
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
  public func patch<Value: WireValue>(_ key: String, isSecret: Bool = false) throws -> Patch<Value> {
    let key = JSONKey(stringValue: key)
    do {
      if let value = try Value.wireValue(in: container, forKey: key) { return .set(value) }
      return container.contains(key) ? .clear : .unchanged
    } catch {
      try IssueRecorder.record(error, in: decoder, isSecret: isSecret)
      return .unchanged
    }
  }

  /// Returns the value of a property that is missing or null, for the types that have such a value.
  private func valueForNull<Value: WireValue>(_ key: JSONKey) throws -> Value {
    if container.contains(key) { return try container.decode(Wire<Value>.self, forKey: key).value }
    let issue = ReplyIssue(path: container.codingPath + [key], expected: Value.formName, found: "nothing")
    throw DecodingError.keyNotFound(key, .init(issue, codingPath: container.codingPath))
  }
}
