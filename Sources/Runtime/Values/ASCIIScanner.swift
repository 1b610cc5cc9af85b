/// Scans ASCII digits, names and separators.
struct ASCIIScanner {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  /// Scans bytes, which must be valid as long as the scanner is used.
  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// Scans a string.
  static func scan<Value>(_ string: String, _ body: (inout ASCIIScanner) -> Value) -> Value {
    var string = string
    return string.withUTF8 { bytes in
      var scanner = ASCIIScanner(UnsafeRawBufferPointer(bytes))
      return body(&scanner)
    }
  }

  var isAtEnd: Bool { position == bytes.count }

  /// Skips a character if it comes next.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, UInt32(bytes[position]) == character.value else { return false }
    position += 1
    return true
  }

  /// Skips the first of several words that comes next, and returns its index.
  mutating func skip(oneOf words: [String]) -> Int? {
    guard let index = words.firstIndex(where: { bytes[position...].starts(with: $0.utf8) }) else { return nil }
    position += words[index].utf8.count
    return index
  }

  /// Reads exactly `count` digits.
  mutating func digits(_ count: Int) -> Int? {
    guard digitCount >= count else { return nil }
    return Int(take(count))
  }

  /// Reads all digits that come next as a number; nil if there are none, or more than 64 bits can hold.
  mutating func number() -> Int64? {
    let count = digitCount
    guard count > 18 else { return count > 0 ? take(count) : nil }
    defer { position += count }
    return Int64(String(decoding: bytes[position..<position + count], as: UTF8.self))
  }

  /// Reads all digits that come next as a fraction of one; nil if there are none, or more than `maximumDigits`, which is 9
  /// at most.
  mutating func fraction(maximumDigits: Int) -> Double? {
    let count = digitCount
    guard (1...maximumDigits).contains(count) else { return nil }
    // Both are exact, so that the quotient is the nearest number.
    return Double(take(count)) / Double(Self.powerOf10(count))
  }

  /// Reads all digits that come next as a fraction of one, in units of 10 to the minus 18; further digits are dropped.
  mutating func attoseconds() -> Int64? {
    let count = digitCount
    guard count > 0 else { return nil }
    let kept = min(count, 18)
    let number = take(kept)
    position += count - kept
    return number * Self.powerOf10(18 - kept)
  }

  /// Reads `hh:mm:ss` in seconds since midnight. A leap second is the first second of the next minute.
  mutating func timeOfDay() -> Int64? {
    guard let hour = digits(2), skip(":"), let minute = digits(2), skip(":"), let second = digits(2), hour < 24,
      minute < 60, second <= 60
    else { return nil }
    return Int64(hour * 3600 + minute * 60 + second)
  }

  /// The number of digits that come next.
  private var digitCount: Int {
    var end = position
    while end < bytes.count, (48...57).contains(bytes[end]) { end += 1 }
    return end - position
  }

  /// Takes at most 18 digits.
  private mutating func take(_ count: Int) -> Int64 {
    var number: Int64 = 0
    for index in position..<position + count { number = number * 10 + Int64(bytes[index]) - 48 }
    position += count
    return number
  }

  private static func powerOf10(_ exponent: Int) -> Int64 {
    (0..<exponent).reduce(1) { product, _ in product * 10 }
  }
}
