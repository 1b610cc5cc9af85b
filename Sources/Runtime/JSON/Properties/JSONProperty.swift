/// A property of a JSON text, or where it would be.
struct JSONProperty {
  let key: StaticString
  /// The value; nil if the object does not have the property.
  let value: JSONNode?
  let object: JSONNode

  /// Decodes a required property, as ``ObjectReader`` does.
  func required<Value: WireValue>(isSecret: Bool) throws -> Value {
    do {
      guard let value else { throw object.missing(JSONKey(key), Value.self) }
      // Some types have a value for null, and for what otherwise counts as missing.
      return try (value.isNull ? nil : Value.wireValue(json: value)) ?? Value(json: value)
    } catch let error as DecodingError {
      throw isSecret ? error.withoutValue : error
    }
  }

  /// Decodes an optional property, as ``ObjectReader`` does.
  func optional<Value: WireValue>(isSecret: Bool) throws -> Value? {
    guard let value, !value.isNull else { return nil }
    do {
      return try Value.wireValue(json: value)
    } catch {
      try IssueRecorder.record(error, in: object, isSecret: isSecret)
      return nil
    }
  }

  /// Decodes a property of an update, as ``ObjectReader`` does.
  func patch<Value: WireValue>(isSecret: Bool) throws -> Patch<Value> {
    guard let value else { return .unchanged }
    do {
      return try (value.isNull ? nil : Value.wireValue(json: value)).map(Patch.set) ?? .clear
    } catch {
      try IssueRecorder.record(error, in: object, isSecret: isSecret)
      return .unchanged
    }
  }
}
