/// A key of a JSON object.
@_spi(Generated)
public struct JSONKey: CodingKey {
  /// The key.
  public let stringValue: String
  /// Nil.
  public var intValue: Int? { nil }

  /// Creates a key.
  public init(stringValue: String) { self.stringValue = stringValue }
  init(_ key: StaticString) { stringValue = key.description }
  /// Returns nil.
  public init?(intValue: Int) { nil }
}

extension JSONKey: CustomStringConvertible {
  /// The key.
  public var description: String { stringValue }
}
