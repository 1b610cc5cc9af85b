#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An optional property of a frequent type. The compiler makes code for each of these that has no generic parts, and takes
/// a fraction of the instructions. ``OptionalAccess`` has the same functions: shared with it, they look for its type at run
/// time, which costs 3 % of decoding and 5 % of encoding.
protocol FrequentAccess: PropertyAccess where Stored == Value? {
  associatedtype Value: WireValue
}

extension FrequentAccess {
  static func read(_ property: JSONProperty, isSecret: Bool) throws -> Value? {
    try property.optional(isSecret: isSecret)
  }

  static func read(_ key: StaticString, of object: ObjectReader, isSecret: Bool) throws -> Value? {
    try object.optional(key, isSecret: isSecret)
  }

  static func write(_ value: Value?, as key: StaticString, to writer: JSONWriter) throws {
    if let value { try writer.write(key, value) }
  }

  static func write(_ value: Value?, as key: StaticString, to object: inout ObjectWriter) throws {
    try object.write(key, value)
  }
}

extension OptionalAccess {
  /// The same for a frequent type; nil for all others.
  static var frequent: (any PropertyAccess.Type)? {
    switch Value.self {
    case is String.Type: StringAccess.self
    case is URL.Type: URLAccess.self
    case is Date.Type: DateAccess.self
    case is Bool.Type: BoolAccess.self
    case is Int.Type: IntAccess.self
    case is Double.Type: DoubleAccess.self
    case is Duration.Type: DurationAccess.self
    default: nil
    }
  }
}

private enum StringAccess: FrequentAccess { typealias Value = String }
private enum URLAccess: FrequentAccess { typealias Value = URL }
private enum DateAccess: FrequentAccess { typealias Value = Date }
private enum BoolAccess: FrequentAccess { typealias Value = Bool }
private enum IntAccess: FrequentAccess { typealias Value = Int }
private enum DoubleAccess: FrequentAccess { typealias Value = Double }
private enum DurationAccess: FrequentAccess { typealias Value = Duration }
