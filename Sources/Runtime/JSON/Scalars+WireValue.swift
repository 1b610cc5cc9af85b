extension String: WireObject {
  /// Decodes a string, or a number as its decimal notation: some services write codes as numbers.
  /// - Throws: `DecodingError` if the value is neither.
  public init(wire decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let string = try? container.decode(String.self) {
      self = string
    } else if let number = container.numberText {
      self = number
    } else {
      throw decoder.mismatch(String.self)
    }
  }

  /// Decodes a value without the detour of ``init(wire:)`` if it is what the service documents.
  @_spi(Generated) public static func wireValue(
    in container: KeyedDecodingContainer<JSONKey>,
    forKey key: JSONKey
  ) throws -> String? {
    do {
      return try container.decodeIfPresent(String.self, forKey: key)
    } catch {
      return try container.decodeIfPresent(Wire<String>.self, forKey: key)?.value
    }
  }

  /// Decodes a value without the detour of ``init(wire:)`` if it is what the service documents.
  @_spi(Generated) public init(json node: JSONNode) throws {
    if let string = node.string { self = string } else { try self.init(wire: node) }
  }

  /// Encodes the value without a container.
  @_spi(Generated) public func write(json writer: JSONWriter) { writer.bytes.append(quoted: self) }
}

extension Bool: WireObject {
  /// Decodes `true` or `false`.
  /// - Throws: `DecodingError` if the value is neither.
  public init(wire decoder: any Decoder) throws {
    do { self = try decoder.singleValueContainer().decode(Bool.self) } catch { throw decoder.mismatch(Bool.self) }
  }

  /// Decodes a value without the detour of ``init(wire:)`` if it is what the service documents.
  @_spi(Generated) public static func wireValue(
    in container: KeyedDecodingContainer<JSONKey>,
    forKey key: JSONKey
  ) throws -> Bool? {
    do {
      return try container.decodeIfPresent(Bool.self, forKey: key)
    } catch {
      return try container.decodeIfPresent(Wire<Bool>.self, forKey: key)?.value
    }
  }

  /// Decodes a value without the detour of ``init(wire:)`` if it is what the service documents.
  @_spi(Generated) public init(json node: JSONNode) throws {
    switch node.kind {
    case .true: self = true
    case .false: self = false
    default: try self.init(wire: node)
    }
  }

  /// Encodes the value without a container.
  @_spi(Generated) public func write(json writer: JSONWriter) { writer.bytes.append(self) }
}

extension Int: WireObject {
  /// Decodes a whole number. Another number is rounded, which is an issue.
  /// - Throws: `DecodingError` if the value is not a number, or out of range.
  public init(wire decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let integer = try? container.decode(Int.self) { self = integer } else { try self.init(rounded: decoder) }
  }

  /// Decodes a value without the detour of ``init(wire:)`` if it is what the service documents.
  @_spi(Generated) public static func wireValue(
    in container: KeyedDecodingContainer<JSONKey>,
    forKey key: JSONKey
  ) throws -> Int? {
    do {
      return try container.decodeIfPresent(Int.self, forKey: key)
    } catch {
      return try container.decodeIfPresent(Wire<Int>.self, forKey: key)?.value
    }
  }

  /// Decodes a value without the detour of ``init(wire:)`` if it is what the service documents.
  @_spi(Generated) public init(json node: JSONNode) throws {
    if let integer = node.integer.flatMap({ Int(exactly: $0) }) { self = integer } else { try self.init(wire: node) }
  }

  /// Encodes the value without a container.
  @_spi(Generated) public func write(json writer: JSONWriter) { writer.bytes.append(Int64(self)) }
}

extension Int64: WireObject {
  /// Decodes a whole number. Another number is rounded, which is an issue.
  /// - Throws: `DecodingError` if the value is not a number, or out of range.
  public init(wire decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let integer = try? container.decode(Int64.self) { self = integer } else { try self.init(rounded: decoder) }
  }

  /// Decodes a value without the detour of ``init(wire:)`` if it is what the service documents.
  @_spi(Generated) public static func wireValue(
    in container: KeyedDecodingContainer<JSONKey>,
    forKey key: JSONKey
  ) throws -> Int64? {
    do {
      return try container.decodeIfPresent(Int64.self, forKey: key)
    } catch {
      return try container.decodeIfPresent(Wire<Int64>.self, forKey: key)?.value
    }
  }

  /// Decodes a value without the detour of ``init(wire:)`` if it is what the service documents.
  @_spi(Generated) public init(json node: JSONNode) throws {
    if let integer = node.integer { self = integer } else { try self.init(wire: node) }
  }

  /// Encodes the value without a container.
  @_spi(Generated) public func write(json writer: JSONWriter) { writer.bytes.append(self) }
}

extension Double: WireObject {
  /// Decodes a number.
  /// - Throws: `DecodingError` if the value is not a number, or out of range.
  public init(wire decoder: any Decoder) throws {
    do { self = try decoder.singleValueContainer().decode(Double.self) } catch { throw decoder.mismatch(Double.self) }
  }

  /// Decodes a value without the detour of ``init(wire:)`` if it is what the service documents.
  @_spi(Generated) public static func wireValue(
    in container: KeyedDecodingContainer<JSONKey>,
    forKey key: JSONKey
  ) throws -> Double? {
    do {
      return try container.decodeIfPresent(Double.self, forKey: key)
    } catch {
      return try container.decodeIfPresent(Wire<Double>.self, forKey: key)?.value
    }
  }

  /// Decodes a value without the detour of ``init(wire:)`` if it is what the service documents.
  @_spi(Generated) public init(json node: JSONNode) throws {
    if let number = node.double { self = number } else { try self.init(wire: node) }
  }

  /// Encodes the value without a container.
  @_spi(Generated) public func write(json writer: JSONWriter) throws {
    guard isFinite else { throw writer.notFinite(self, at: writer.codingPath(toMember: true)) }
    writer.bytes.append(self)
  }
}

extension FixedWidthInteger where Self: WireValue {
  /// Decodes the nearest whole number, and records an issue if it differs.
  fileprivate init(rounded decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let number = try? container.decode(Double.self), let integer = Self(exactly: number.rounded()) else {
      throw decoder.mismatch(Self.self)
    }
    if number != number.rounded() { try IssueRecorder.record(decoder.mismatch(Self.self), in: decoder) }
    self = integer
  }
}
