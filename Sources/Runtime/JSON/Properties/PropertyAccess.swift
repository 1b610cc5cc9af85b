/// How properties of one kind and type are decoded, encoded, compared and hashed where they lie in a struct.
protocol PropertyAccess: SendableMetatype {
  /// What the struct stores.
  associatedtype Stored: Hashable

  /// Decodes a property of a JSON text.
  static func read(_ property: JSONProperty, isSecret: Bool) throws -> Stored
  /// Decodes a property of a JSON text into memory that is not initialized.
  static func read(_ property: JSONProperty, into place: UnsafeMutableRawPointer) throws
  /// Decodes a property.
  static func read(_ key: StaticString, of object: ObjectReader, isSecret: Bool) throws -> Stored
  /// Encodes a property as JSON.
  static func write(_ value: Stored, as key: StaticString, to writer: JSONWriter) throws
  /// Encodes a property.
  static func write(_ value: Stored, as key: StaticString, to object: inout ObjectWriter) throws
  /// Whether errors must not show the value.
  static var isSecret: Bool { get }
}

extension PropertyAccess {
  static var isSecret: Bool { false }
  static var size: Int { MemoryLayout<Stored>.size }
  static var alignment: Int { MemoryLayout<Stored>.alignment }

  /// Decodes a property of a JSON text into memory that is not initialized.
  static func read(_ property: JSONProperty, into place: UnsafeMutableRawPointer) throws {
    place.initializeMemory(as: Stored.self, to: try read(property, isSecret: isSecret))
  }

  /// Decodes a property into memory that is not initialized.
  static func read(_ key: StaticString, of object: ObjectReader, into place: UnsafeMutableRawPointer) throws {
    place.initializeMemory(as: Stored.self, to: try read(key, of: object, isSecret: isSecret))
  }

  static func write(_ place: UnsafeRawPointer, as key: StaticString, to writer: JSONWriter) throws {
    try write(place.assumingMemoryBound(to: Stored.self).pointee, as: key, to: writer)
  }

  static func write(_ place: UnsafeRawPointer, as key: StaticString, to object: inout ObjectWriter) throws {
    try write(place.assumingMemoryBound(to: Stored.self).pointee, as: key, to: &object)
  }

  static func areEqual(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer) -> Bool {
    left.assumingMemoryBound(to: Stored.self).pointee == right.assumingMemoryBound(to: Stored.self).pointee
  }

  static func hash(_ place: UnsafeRawPointer, into hasher: inout Hasher) {
    place.assumingMemoryBound(to: Stored.self).pointee.hash(into: &hasher)
  }

  static func deinitialize(_ place: UnsafeMutableRawPointer) {
    place.assumingMemoryBound(to: Stored.self).deinitialize(count: 1)
  }
}

/// A property that an object must have.
enum RequiredAccess<Value: WireValue>: PropertyAccess {
  static func read(_ property: JSONProperty, isSecret: Bool) throws -> Value {
    try property.required(isSecret: isSecret)
  }

  static func read(_ key: StaticString, of object: ObjectReader, isSecret: Bool) throws -> Value {
    try object.required(key, isSecret: isSecret)
  }

  static func write(_ value: Value, as key: StaticString, to writer: JSONWriter) throws {
    try writer.write(key, value)
  }

  static func write(_ value: Value, as key: StaticString, to object: inout ObjectWriter) throws {
    try object.write(key, value)
  }
}

/// A property that an object may leave out.
enum OptionalAccess<Value: WireValue>: PropertyAccess {
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

/// A property of an update.
enum PatchAccess<Value: WireValue>: PropertyAccess {
  static func read(_ property: JSONProperty, isSecret: Bool) throws -> Patch<Value> {
    try property.patch(isSecret: isSecret)
  }

  static func read(_ key: StaticString, of object: ObjectReader, isSecret: Bool) throws -> Patch<Value> {
    try object.patch(key, isSecret: isSecret)
  }

  static func write(_ value: Patch<Value>, as key: StaticString, to writer: JSONWriter) throws {
    switch value {
    case .unchanged: break
    case .clear, .set: try writer.write(key, value)
    }
  }

  static func write(_ value: Patch<Value>, as key: StaticString, to object: inout ObjectWriter) throws {
    try object.write(key, value)
  }
}

/// A property with a wrapper.
enum WrappedAccess<Wrapper: StoredWrapper, Base: PropertyAccess>: PropertyAccess where Wrapper.Value == Base.Stored {
  static var isSecret: Bool { Wrapper.isSecret }

  static func read(_ property: JSONProperty, isSecret: Bool) throws -> Wrapper {
    Wrapper(wrappedValue: try Base.read(property, isSecret: isSecret))
  }

  static func read(_ key: StaticString, of object: ObjectReader, isSecret: Bool) throws -> Wrapper {
    Wrapper(wrappedValue: try Base.read(key, of: object, isSecret: isSecret))
  }

  static func write(_ value: Wrapper, as key: StaticString, to writer: JSONWriter) throws {
    try Base.write(value.wrappedValue, as: key, to: writer)
  }

  static func write(_ value: Wrapper, as key: StaticString, to object: inout ObjectWriter) throws {
    try Base.write(value.wrappedValue, as: key, to: &object)
  }
}
