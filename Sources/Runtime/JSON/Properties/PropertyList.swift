/// The stored properties of a struct: their keys in JSON, and where they lie in a value.
///
/// A struct lists them with key paths. Nothing but their offsets is kept: it takes a few instructions to reach a property.
/// A list that does not cover the whole struct is never used to access memory.
public final class PropertyList: Sendable {
  /// A property. The bytes of its key are those of a literal, which no one changes.
  struct Property: @unchecked Sendable {
    let key: StaticString
    let keyBytes: UnsafeRawBufferPointer
    let offset: Int
    let access: any PropertyAccess.Type

    init(_ key: StaticString, offset: Int, _ access: any PropertyAccess.Type) {
      self.key = key
      keyBytes = UnsafeRawBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
      self.offset = offset
      self.access = access
    }
  }

  let properties: [Property]
  /// The properties in the order of their keys, which is that of JSON.
  private let sortedProperties: [Property]
  /// The struct that consists of these properties, all of them; nil if there is none.
  private let root: ObjectIdentifier?

  /// Creates the list of a struct.
  /// - Parameters:
  ///   - root: The struct.
  ///   - addProperties: Adds the stored properties, all of them.
  @_spi(Generated)
  public init<Root>(of root: Root.Type, _ addProperties: (inout PropertyListBuilder) -> Void) {
    var builder = PropertyListBuilder()
    addProperties(&builder)
    properties = builder.properties
    // Keys that are not ASCII may be equal in Unicode, and then the last one counts.
    sortedProperties =
      properties.allSatisfy(\.key.isASCII)
      ? properties.sorted { $0.keyBytes.lexicographicallyPrecedes($1.keyBytes) } : properties
    let isComplete = Self.end(of: properties) == MemoryLayout<Root>.size
    self.root = isComplete ? ObjectIdentifier(Root.self) : nil
  }

  /// The end of the last property; nil if there is a gap before one, or an offset is unknown.
  private static func end(of properties: [Property]) -> Int? {
    var end = 0
    for property in properties.sorted(by: { $0.offset < $1.offset }) {
      let alignment = property.access.alignment
      guard property.offset == (end + alignment - 1) / alignment * alignment else { return nil }
      end = property.offset + property.access.size
    }
    return end
  }

  /// Decodes an object.
  /// - Throws: `DecodingError` if the value is not an object, or lacks a required property.
  func value<Root>(of decoder: any Decoder) throws -> Root {
    if let node = decoder as? JSONNode { return try value(of: node) }
    let object = try ObjectReader(decoder)
    return try value(at: { decoder.codingPath }) { index, place in
      try properties[index].access.read(properties[index].key, of: object, into: place)
    }
  }

  /// Decodes an object.
  /// - Throws: `DecodingError` if the value is not an object, or lacks a required property.
  func value<Root>(of node: JSONNode) throws -> Root {
    try node.checkDepth()
    guard node.kind == .object else { throw node.mismatch([String: JSONValue].self) }
    return try withUnsafeTemporaryAllocation(of: UInt32.self, capacity: properties.count) { values in
      node.findValues(of: properties, values)
      return try value(at: { node.codingPath }) { index, place in
        let value = values[index] == 0 ? nil : JSONNode(text: node.text, index: Int(values[index]))
        try properties[index].access.read(
          JSONProperty(key: properties[index].key, value: value, object: node),
          into: place
        )
      }
    }
  }

  /// Makes a value of its properties, in their order.
  private func value<Root>(
    at codingPath: () -> [any CodingKey],
    _ read: (Int, UnsafeMutableRawPointer) throws -> Void
  ) throws -> Root {
    try withUnsafeTemporaryAllocation(of: Root.self, capacity: 1) { buffer in
      guard covers(Root.self), let start = UnsafeMutableRawPointer(buffer.baseAddress) else {
        throw DecodingError.dataCorrupted(.init(codingPath: codingPath(), debugDescription: Self.problem(Root.self)))
      }
      var count = 0
      do {
        while count < properties.count {
          try read(count, start + properties[count].offset)
          count += 1
        }
      } catch {
        for property in properties[..<count] { property.access.deinitialize(start + property.offset) }
        throw error
      }
      return buffer.moveElement(from: 0)
    }
  }

  /// Encodes a value with whatever encoder there is.
  /// - Throws: The error of the encoder.
  func write<Root>(_ value: Root, to encoder: any Encoder) throws {
    try check(value, at: encoder.codingPath)
    if let writer = encoder as? JSONWriter, writer.beginObject() { return try writeProperties(of: value, to: writer) }
    var object = ObjectWriter(encoder)
    try withUnsafePointer(to: value) { value in
      for property in properties { try property.access.write(property.place(in: value), as: property.key, to: &object) }
    }
  }

  /// Encodes a value as JSON.
  /// - Throws: The error of a value that JSON cannot represent.
  func write<Root>(_ value: Root, json writer: JSONWriter) throws {
    try check(value, at: [])
    try writer.begin(.object)
    try writeProperties(of: value, to: writer)
    try writer.end()
  }

  private func writeProperties<Root>(of value: Root, to writer: JSONWriter) throws {
    try withUnsafePointer(to: value) { value in
      for property in sortedProperties {
        try property.access.write(property.place(in: value), as: property.key, to: writer)
      }
    }
  }

  /// Returns whether all properties of two values are equal.
  func areEqual<Root>(_ left: Root, _ right: Root) -> Bool {
    guard covers(Root.self) else { return false }
    return withUnsafePointer(to: left) { left in
      withUnsafePointer(to: right) { right in
        properties.allSatisfy { $0.access.areEqual($0.place(in: left), $0.place(in: right)) }
      }
    }
  }

  /// Returns the hash value of all properties of a value.
  func hashValue<Root>(of value: Root) -> Int {
    var hasher = Hasher()
    hash(value, into: &hasher)
    return hasher.finalize()
  }

  /// Hashes all properties of a value.
  func hash<Root>(_ value: Root, into hasher: inout Hasher) {
    guard covers(Root.self) else { return }
    withUnsafePointer(to: value) { value in
      for property in properties { property.access.hash(property.place(in: value), into: &hasher) }
    }
  }

  /// Whether the list has all properties of a struct, and no others.
  private func covers<Root>(_ type: Root.Type) -> Bool { root == ObjectIdentifier(Root.self) }

  private func check<Root>(_ value: Root, at codingPath: [any CodingKey]) throws {
    guard covers(Root.self) else {
      throw EncodingError.invalidValue(value, .init(codingPath: codingPath, debugDescription: Self.problem(Root.self)))
    }
  }

  private static func problem<Root>(_ type: Root.Type) -> String {
    "\(Root.self) lists other properties than it stores."
  }
}

extension PropertyList.Property {
  /// Where the property lies in a value.
  fileprivate func place<Root>(in value: UnsafePointer<Root>) -> UnsafeRawPointer { UnsafeRawPointer(value) + offset }
}
