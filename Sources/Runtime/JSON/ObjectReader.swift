/// Decodes the properties of a JSON object.
///
/// With ``ReplyDecoding/lenient``, and wherever a `JSONDecoder` is used directly, a property that is not what the service
/// documents costs as little as possible. With ``ReplyDecoding/strict`` it is an error.
@_spi(Generated)
public struct ObjectReader {
  private enum Source {
    case node(JSONNode)
    case container(KeyedDecodingContainer<JSONKey>, any Decoder)
  }

  private let source: Source

  /// Creates a reader of the decoder's object.
  /// - Throws: `DecodingError` if the value is not an object.
  public init(_ decoder: any Decoder) throws {
    if let node = decoder as? JSONNode {
      try self.init(node: node)
    } else {
      do {
        self.init(source: .container(try decoder.container(keyedBy: JSONKey.self), decoder))
      } catch {
        throw decoder.mismatch([String: JSONValue].self)
      }
    }
  }

  private init(source: Source) { self.source = source }

  init(node: JSONNode) throws {
    try node.checkDepth()
    guard node.kind == .object else { throw node.mismatch([String: JSONValue].self) }
    source = .node(node)
  }

  /// Returns a required property.
  /// - Parameters:
  ///   - key: The key of the property.
  ///   - isSecret: Whether errors must not show the value.
  /// - Throws: `DecodingError` if it is missing or unreadable. Then the object is unreadable.
  public func required<Value: WireValue>(_ key: StaticString, isSecret: Bool = false) throws -> Value {
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
  public func optional<Value: WireValue>(_ key: StaticString, isSecret: Bool = false) throws -> Value? {
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
  public func patch<Value: WireValue>(_ key: StaticString, isSecret: Bool = false) throws -> Patch<Value> {
    do {
      if let value: Value = try value(key) { return .set(value) }
      return contains(key) ? .clear : .unchanged
    } catch {
      try IssueRecorder.record(error, in: decoder, isSecret: isSecret)
      return .unchanged
    }
  }

  /// An error of the whole object.
  func error(_ text: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: text))
  }

  private var decoder: any Decoder {
    switch source {
    case .node(let node): node
    case .container(_, let decoder): decoder
    }
  }

  /// Returns the value of a property; nil if it is missing or null.
  private func value<Value: WireValue>(_ key: StaticString) throws -> Value? {
    switch source {
    case .node(let node):
      try node.readProperty(key) { $0.isNull ? nil : try Value.wireValue(json: $0) }
    case .container(let container, _):
      try Value.wireValue(in: container, forKey: JSONKey(key))
    }
  }

  private func contains(_ key: StaticString) -> Bool {
    switch source {
    case .node(let node): node.value(forKey: key) != nil
    case .container(let container, _): container.contains(JSONKey(key))
    }
  }

  /// Returns the value of a property that is missing or null, for the types that have such a value.
  private func valueForNull<Value: WireValue>(_ key: StaticString) throws -> Value {
    let jsonKey = JSONKey(key)
    switch source {
    case .node(let node):
      if let value = node.value(forKey: key) { return try Value(json: value) }
    case .container(let container, _):
      if container.contains(jsonKey) { return try container.decode(Wire<Value>.self, forKey: jsonKey).value }
    }
    let codingPath = decoder.codingPath
    let issue = ReplyIssue(path: codingPath + [jsonKey], expected: Value.formName, found: "nothing")
    throw DecodingError.keyNotFound(jsonKey, .init(issue, codingPath: codingPath))
  }
}
