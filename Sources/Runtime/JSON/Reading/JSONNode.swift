#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A value in a JSON text.
@_spi(Generated)
public struct JSONNode: Sendable {
  let text: JSONText
  let index: Int

  init(text: JSONText, index: Int) {
    self.text = text
    self.index = index
  }

  var token: JSONToken { text.tokens[index] }
  var kind: JSONToken.Kind { token.kind }
  /// The index after the value.
  var end: Int { Int(token.next) }
  var isNull: Bool { kind == .null }

  /// The bytes of a string, with its escapes, or of a number.
  var bytes: UnsafeRawBufferPointer {
    let token = token
    return UnsafeRawBufferPointer(rebasing: text.bytes[Int(token.start)..<Int(token.start) + Int(token.count)])
  }

  /// The string; nil if the value is of another kind.
  var string: String? {
    switch kind {
    case .string: String(decoding: bytes, as: UTF8.self)
    case .escapedString: JSONEscape.unescaped(bytes)
    default: nil
    }
  }

  var hasEmptyString: Bool {
    let token = token
    return token.kind == .string && token.count == 0
  }

  /// The number if it is whole, and written with at most 18 digits and without an exponent; nil otherwise.
  var integer: Int64? {
    guard var (number, exponent) = decimal else { return nil }
    while exponent < 0 {
      guard number % 10 == 0 else { return nil }
      number /= 10
      exponent += 1
    }
    return number
  }

  /// The number; nil if the value is of another kind, or at the limits of what a `Double` can hold.
  var double: Double? {
    guard kind == .integer || kind == .number else { return nil }
    // Both operands are exact, so that the result is the nearest number. Minus zero is not an integer.
    if let (significand, exponent) = decimal, significand.magnitude <= 1 << 53,
      Self.powersOf10.indices.contains(-exponent), significand != 0 || bytes.first != UInt8(ascii: "-")
    {
      return Double(significand) / Self.powersOf10[-exponent]
    }
    guard let number = Double(String(decoding: bytes, as: UTF8.self)), number.isNormal else { return nil }
    return number
  }

  /// The powers that a `Double` holds exactly.
  private static let powersOf10 = (0...22).map { power in (0..<power).reduce(1.0) { product, _ in product * 10 } }

  /// The digits of a number, and the power of ten that they are multiplied with; nil if there are more than 18 digits, or
  /// an exponent.
  private var decimal: (significand: Int64, exponent: Int)? {
    guard kind == .integer || kind == .number else { return nil }
    var significand: Int64 = 0
    var digitCount = 0
    var fractionStart: Int?
    var isNegative = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        significand = significand &* 10 &+ Int64(byte &- UInt8(ascii: "0"))
        digitCount += 1
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "."): fractionStart = digitCount
      default: return nil
      }
    }
    guard digitCount <= 18 else { return nil }
    return (isNegative ? -significand : significand, fractionStart.map { $0 - digitCount } ?? 0)
  }

  /// Scans a string of ASCII characters.
  /// - Throws: `DecodingError` if the value is of another kind, or not of the form.
  func scanned<Value: WireValue>(_ scan: (inout ASCIIScanner) -> Value?) throws -> Value {
    var value: Value?
    if kind == .string {
      var scanner = ASCIIScanner(bytes)
      value = scan(&scanner)
    } else {
      value = string.flatMap { ASCIIScanner.scan($0, scan) }
    }
    guard let value else { throw mismatch(Value.self) }
    return value
  }

  // MARK: Objects and arrays

  /// Decodes an element of an array, or a value of a map.
  func nested<Value: WireValue>() throws -> Value {
    try checkDepth()
    return try Value(json: self)
  }

  /// - Throws: `DecodingError` if the value lies too deep in others.
  func checkDepth() throws {
    guard token.depth < NestingDepth.limit else { throw NestingDepth.error(at: codingPath) }
  }

  /// Returns the value of the first property with a key; nil if there is none. The value must be an object.
  func value(forKey key: String) -> JSONNode? {
    firstValue { JSONNode(text: text, index: $0).string == key }
  }

  /// Returns the value of the first property with a key of ASCII characters; nil if there is none. The value must be an
  /// object.
  func value(forKey key: StaticString) -> JSONNode? {
    firstValue { hasKey(key, at: $0) }
  }

  private func firstValue(whereKey isKey: (Int) -> Bool) -> JSONNode? {
    var child = index + 1
    let end = end
    while child < end {
      if isKey(child) { return JSONNode(text: text, index: child + 1) }
      child = Int(text.tokens[child + 1].next)
    }
    return nil
  }

  /// Reads the value of the first property with a key; nil if there is none.
  ///
  /// Properties that are read in the order in which they are there are found at once.
  func readProperty<Value>(_ key: StaticString, _ read: (JSONNode) throws -> Value?) rethrows -> Value? {
    let next = text.cursor.object == index ? text.cursor.next : index + 1
    if next < end, hasKey(key, at: next) {
      let value = JSONNode(text: text, index: next + 1)
      // Values that are objects move the cursor.
      defer { text.cursor = JSONText.Cursor(object: index, next: value.end) }
      return try read(value)
    }
    guard let value = value(forKey: key) else { return nil }
    defer { text.cursor = JSONText.Cursor(object: index, next: next) }
    return try read(value)
  }

  /// Whether a token is a certain key of ASCII characters.
  private func hasKey(_ key: StaticString, at index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .string else { return JSONNode(text: text, index: index).string == key.description }
    let count = key.utf8CodeUnitCount
    guard count == token.count else { return false }
    let start = Int(token.start)
    let keyBytes = UnsafeRawPointer(key.utf8Start)
    var offset = 0
    while offset + 8 <= count {
      let word = keyBytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      guard word == text.bytes.loadUnaligned(fromByteOffset: start + offset, as: UInt64.self) else { return false }
      offset += 8
    }
    while offset < count {
      guard key.utf8Start[offset] == text.bytes[start + offset] else { return false }
      offset += 1
    }
    return true
  }

  /// Calls a closure with each element, in their order.
  func forEachElement(_ body: (JSONNode) throws -> Void) rethrows {
    var child = index + 1
    let end = end
    while child < end {
      let element = JSONNode(text: text, index: child)
      try body(element)
      child = element.end
    }
  }

  /// Calls a closure with each key and value, in their order.
  func forEachProperty(_ body: (String, JSONNode) throws -> Void) rethrows {
    var child = index + 1
    let end = end
    while child < end {
      let value = JSONNode(text: text, index: child + 1)
      try body(JSONNode(text: text, index: child).string ?? "", value)
      child = value.end
    }
  }
}
