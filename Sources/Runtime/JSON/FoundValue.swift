#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a decoder has where something else is expected. Decoders cannot be asked; each type is tried, which is slow.
enum FoundValue {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array
  case object
  /// A number that no type can hold, or a string that is not Unicode, for example.
  case invalid(String)

  init(_ decoder: any Decoder) {
    guard let container = try? decoder.singleValueContainer() else {
      // Only decoders other than that of JSON have no single value.
      self = .invalid("another value")
      return
    }
    if container.decodeNil() {
      self = .null
      return
    }
    if let string = try? container.decode(String.self) {
      self = .string(string)
    } else if let number = container.numberText {
      self = .number(number)
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if (try? decoder.container(keyedBy: JSONKey.self)) != nil {
      self = .object
    } else if (try? decoder.unkeyedContainer()) != nil {
      self = .array
    } else {
      self = .invalid(container.hasNumberOutOfRange ? "a number out of range" : "a value that is not valid")
    }
  }

  /// The value for a message: a string that is long or may be a URL is not shown.
  func description(hidesStrings: Bool = false) -> String {
    switch self {
    case .null: "null"
    case .bool(let bool): "\(bool)"
    case .number(let number): number
    case .string(""): "an empty string"
    case .string(let string): hidesStrings || string.contains("://") ? "a string" : string.shortened.quoted
    case .array: "an array"
    case .object: "an object"
    case .invalid(let name): name
    }
  }
}

extension SingleValueDecodingContainer {
  /// The number in decimal notation, as far as types can hold it; nil if the value is not a number.
  var numberText: String? {
    if let integer = try? decode(Int64.self) { return "\(integer)" }
    if let decimal = try? decode(Decimal.self) { return "\(decimal)" }
    return (try? decode(Double.self)).map { "\($0)" }
  }

  /// Whether the value is a number, but no type can hold it. Then the error is not about the type.
  fileprivate var hasNumberOutOfRange: Bool {
    do {
      _ = try decode(Double.self)
      return false
    } catch DecodingError.typeMismatch {
      return false
    } catch {
      return true
    }
  }
}
