extension JSONNode {
  /// Finds the first value of each property. The value must be an object.
  ///
  /// Properties that are in their order are found at once.
  /// - Parameter values: Becomes the index of the value of each property; 0 for those that are missing.
  func findValues(of properties: [PropertyList.Property], _ values: UnsafeMutableBufferPointer<UInt32>) {
    values.initialize(repeating: 0)
    var expected = 0
    var child = index + 1
    let end = end
    text.tokens.withUnsafeBufferPointer { tokens in
      properties.withUnsafeBufferPointer { properties in
        while child < end {
          if let found = property(properties, from: expected, whereKeyIs: tokens[child], at: child) {
            if values[found] == 0 { values[found] = UInt32(child + 1) }
            expected = found + 1
          }
          child = Int(tokens[child + 1].next)
        }
      }
    }
  }

  /// The index of the property with a key; nil if there is none.
  /// - Parameter start: The index of the property that probably has the key.
  private func property(
    _ properties: UnsafeBufferPointer<PropertyList.Property>,
    from start: Int,
    whereKeyIs token: JSONToken,
    at index: Int
  ) -> Int? {
    guard token.kind == .string, let base = text.bytes.baseAddress else {
      let key = JSONNode(text: text, index: index).string
      return properties.firstIndex { $0.key.description == key }
    }
    let key = UnsafeRawBufferPointer(start: base + Int(token.start), count: Int(token.count))
    for index in start..<properties.count where properties[index].hasKey(key) { return index }
    for index in 0..<start where properties[index].hasKey(key) { return index }
    return nil
  }
}

extension PropertyList.Property {
  /// Whether bytes are the key.
  fileprivate func hasKey(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard keyBytes.count == bytes.count, let left = keyBytes.baseAddress, let right = bytes.baseAddress else {
      return false
    }
    var offset = 0
    // Eight bytes at once.
    while offset + 8 <= bytes.count {
      let (first, second) = (
        left.loadUnaligned(fromByteOffset: offset, as: UInt64.self),
        right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      )
      if first != second { return false }
      offset += 8
    }
    while offset < bytes.count {
      if left.load(fromByteOffset: offset, as: UInt8.self) != right.load(fromByteOffset: offset, as: UInt8.self) {
        return false
      }
      offset += 1
    }
    return true
  }
}
