extension Array: WireValue, FormNaming where Element: WireValue {
  static var formName: String { "an array" }

  /// Decodes a JSON array without its unreadable elements, each of which is an issue.
  /// - Throws: `DecodingError` if the value is not an array.
  public init(wire decoder: any Decoder) throws {
    guard var container = try? decoder.unkeyedContainer() else { throw decoder.mismatch(Self.self) }
    self = []
    reserveCapacity(container.count ?? 0)
    while !container.isAtEnd {
      if let element = try container.decode(WireElement<Element>.self).value { append(element) }
    }
  }

  /// Decodes a JSON array without its unreadable elements, as ``init(wire:)`` does.
  @_spi(Generated) public init(json node: JSONNode) throws {
    try node.checkDepth()
    guard node.kind == .array else { throw node.mismatch(Self.self) }
    self = []
    reserveCapacity(Int(node.token.count))
    try node.forEachElement { element in
      do { append(try element.nested()) } catch { try IssueRecorder.record(error, in: element) }
    }
  }

  /// Encodes a JSON array.
  public func encodeWire(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    for element in self { try container.encode(Wire(element)) }
  }

  /// Encodes a JSON array.
  @_spi(Generated) public func write(json writer: JSONWriter) throws {
    try writer.begin(.array)
    try withUnsafeBufferPointer { elements in
      // An iterator would copy each element.
      for index in elements.indices {
        writer.beginElement()
        try elements[index].write(json: writer)
      }
    }
    try writer.end()
  }
}

extension Dictionary: WireValue, FormNaming where Key == String, Value: WireValue {
  static var formName: String { "an object" }

  /// Decodes a JSON object without its unreadable values, each of which is an issue.
  /// - Throws: `DecodingError` if the value is not an object.
  public init(wire decoder: any Decoder) throws {
    guard let container = try? decoder.container(keyedBy: JSONKey.self) else { throw decoder.mismatch(Self.self) }
    let keys = container.allKeys
    self.init(minimumCapacity: keys.count)
    for key in keys {
      self[key.stringValue] = try container.decode(WireElement<Value>.self, forKey: key).value
    }
  }

  /// Decodes a JSON object without its unreadable values, as ``init(wire:)`` does.
  @_spi(Generated) public init(json node: JSONNode) throws {
    try node.checkDepth()
    guard node.kind == .object else { throw node.mismatch(Self.self) }
    self.init(minimumCapacity: Int(node.token.count))
    var unreadable: Set<String> = []
    try node.forEachProperty { key, value in
      guard self[key] == nil, !unreadable.contains(key) else { return }
      do {
        let element: Value = try value.nested()
        self[key] = element
      } catch {
        try IssueRecorder.record(error, in: value)
        unreadable.insert(key)
      }
    }
  }

  /// Encodes a JSON object without the values of ``Patch/unchanged``.
  public func encodeWire(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: JSONKey.self)
    let isPatch = Value.self is any Omissible.Type
    for (key, value) in self {
      if isPatch, (value as? any Omissible)?.isOmitted == true { continue }
      try container.encode(Wire(value), forKey: JSONKey(stringValue: key))
    }
  }

  /// Encodes a JSON object as ``encodeWire(to:)`` does.
  @_spi(Generated) public func write(json writer: JSONWriter) throws {
    try writer.begin(.object)
    let isPatch = Value.self is any Omissible.Type
    for (key, value) in self {
      if isPatch, (value as? any Omissible)?.isOmitted == true { continue }
      writer.beginMember(key)
      try value.write(json: writer)
    }
    try writer.end()
  }
}
