#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// For types with a `Codable` implementation of their own.
extension JSONWriter: Encoder {
  /// The keys and indices that lead to the value.
  public var codingPath: [any CodingKey] { codingPath(toMember: false) }
  /// Empty.
  public var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// Returns a container of an object. Several of them share the object, also with a ``PropertyList``.
  public func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    let container = container()
    container.beginObject()
    return KeyedEncodingContainer(JSONObjectEncodingContainer(container: container))
  }

  /// Returns a container of an array. Several of them share the array.
  public func unkeyedContainer() -> any UnkeyedEncodingContainer {
    let container = container()
    return JSONArrayEncodingContainer(container: container)
  }

  /// Returns a container of a single value.
  public func singleValueContainer() -> any SingleValueEncodingContainer { JSONScalarEncodingContainer(writer: self) }

  /// Returns the container of the innermost value.
  private func container() -> JSONContainer {
    if frame.hasContainer, let container = containers.last { return container }
    let container = takeObject()
    dropValue()
    frames[innermost].hasContainer = true
    containers.append(container)
    return container
  }
}

extension JSONWriter {
  /// Encodes a value as `JSONEncoder` does without options.
  /// - Throws: The error of the value.
  func encode<Value: Encodable>(_ value: Value) throws {
    if Value.self == URL.self, let url = value as? URL {
      writeScalar { $0.append(quoted: url.absoluteString) }
    } else if Value.self == Data.self, let data = value as? Data {
      writeScalar { $0.append(quoted: data.base64EncodedString()) }
    } else if Value.self == Decimal.self, let decimal = value as? Decimal {
      writeScalar { $0.append(plain: decimal.description) }
    } else {
      try value.encode(to: self)
    }
  }

  /// Writes the innermost value. A container has priority.
  func writeScalar(_ write: (inout JSONBytes) -> Void) {
    guard !frame.hasContainer else { return }
    if !isFrameEmpty { dropValue() }
    write(&bytes)
  }

  func encodeNil() { writeScalar { $0.append("null") } }

  /// Drops what has been written of the innermost value.
  private func dropValue() {
    bytes.remove(from: frame.start)
    members.removeLast(members.count - frame.firstMember)
    frames[innermost] = JSONFrame(start: frame.start, firstMember: frame.firstMember)
  }

  /// Returns the error that JSON has no such number.
  func notFinite(_ number: some BinaryFloatingPoint, at path: [any CodingKey]) -> EncodingError {
    .invalidValue(number, .init(codingPath: path, debugDescription: "JSON has no number \(number)"))
  }
}
