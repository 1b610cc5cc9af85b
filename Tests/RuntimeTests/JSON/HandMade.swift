import Foundation
@_spi(Generated) import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport
import VersionedAPITestSupport

/// A value with a `Codable` implementation of its own, which uses whatever encoders have.
indirect enum HandMade: WireObject {
  case scalar(any Encodable & Sendable)
  case null
  /// The path at which it is encoded.
  case path
  case object([(key: String, value: HandMade, way: Way)])
  case array([(value: HandMade, way: Way)])
  /// A value by way of a container of a single value.
  case single(HandMade)
  /// Several objects as one.
  case joined([HandMade])
  /// A value as generated code has it.
  case generated(Library.Book)
  /// A value in the form of ``WireValue``.
  case wire(any WireValue)

  /// How a value is encoded into an array or object.
  enum Way: CaseIterable {
    case value, container, superEncoder
  }

  struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { Int(stringValue) }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { stringValue = "\(intValue)" }
  }

  struct Unreadable: Error {}

  init(from decoder: any Decoder) throws { throw Unreadable() }

  // No value is compared.
  static func == (left: HandMade, right: HandMade) -> Bool { false }
  func hash(into hasher: inout Hasher) {}

  func encode(to encoder: any Encoder) throws {
    switch self {
    case .scalar(let scalar):
      var container = encoder.singleValueContainer()
      try container.encode(scalar)
    case .null:
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    case .path:
      var container = encoder.singleValueContainer()
      try container.encode(encoder.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue })
    case .object(let properties):
      var container = encoder.container(keyedBy: Key.self)
      for (key, value, way) in properties { try value.encode(to: &container, Key(stringValue: key), way) }
    case .array(let elements):
      var container = encoder.unkeyedContainer()
      for (value, way) in elements { try value.encode(to: &container, way) }
    case .single(let value):
      var container = encoder.singleValueContainer()
      try container.encode(value)
    case .joined(let objects):
      for object in objects { try object.encode(to: encoder) }
    case .generated(let book): try book.encode(to: encoder)
    case .wire(let value): try value.encodeWire(to: encoder)
    }
  }

  private func encode(to container: inout KeyedEncodingContainer<Key>, _ key: Key, _ way: Way) throws {
    switch (way, self) {
    case (.container, .object(let properties)):
      var nested = container.nestedContainer(keyedBy: Key.self, forKey: key)
      for (key, value, way) in properties { try value.encode(to: &nested, Key(stringValue: key), way) }
    case (.container, .array(let elements)):
      var nested = container.nestedUnkeyedContainer(forKey: key)
      for (value, way) in elements { try value.encode(to: &nested, way) }
    case (.superEncoder, _):
      try encode(to: key.stringValue == "super" ? container.superEncoder() : container.superEncoder(forKey: key))
    case (_, .scalar(let scalar)): try container.encode(scalar, forKey: key)
    case (_, .null): try container.encodeNil(forKey: key)
    default: try container.encode(self, forKey: key)
    }
  }

  private func encode(to container: inout any UnkeyedEncodingContainer, _ way: Way) throws {
    switch (way, self) {
    case (.container, .object(let properties)):
      var nested = container.nestedContainer(keyedBy: Key.self)
      for (key, value, way) in properties { try value.encode(to: &nested, Key(stringValue: key), way) }
    case (.container, .array(let elements)):
      var nested = container.nestedUnkeyedContainer()
      for (value, way) in elements { try value.encode(to: &nested, way) }
    case (.superEncoder, _): try encode(to: container.superEncoder())
    case (_, .scalar(let scalar)): try container.encode(scalar)
    case (_, .null): try container.encodeNil()
    default: try container.encode(self)
    }
  }
}
