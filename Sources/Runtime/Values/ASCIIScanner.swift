/// Scans a string of ASCII digits, names and separators.
struct ASCIIScanner {
  private var rest: Substring.UTF8View

  init(_ string: String) {
    rest = string[...].utf8
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// Skips a character if it comes next.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == character.value else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// Skips the first of several words that comes next, and returns its index.
  mutating func skip(oneOf words: [String]) -> Int? {
    guard let index = words.firstIndex(where: { rest.starts(with: $0.utf8) }) else { return nil }
    rest = rest.dropFirst(words[index].utf8.count)
    return index
  }

  /// Reads exactly `count` digits.
  mutating func digits(_ count: Int) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy(Self.isDigit) else { return nil }
    rest = rest.dropFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1) - 48 }
  }

  /// Reads all digits that come next as a number; nil if there are none, or more than 64 bits can hold.
  mutating func number() -> Int64? {
    let digits = rest.prefix(while: Self.isDigit)
    guard !digits.isEmpty, let value = Int64(String(Substring(digits))) else { return nil }
    rest = rest.dropFirst(digits.count)
    return value
  }

  /// Reads all digits that come next as a fraction of one; nil if there are none, or more than `maximumDigits`.
  mutating func fraction(maximumDigits: Int) -> Double? {
    let digits = rest.prefix(while: Self.isDigit)
    guard (1...maximumDigits).contains(digits.count), let value = Double("0." + String(Substring(digits))) else {
      return nil
    }
    rest = rest.dropFirst(digits.count)
    return value
  }

  /// Reads all digits that come next as a fraction of one, in units of 10 to the minus 18; further digits are dropped.
  mutating func attoseconds() -> Int64? {
    let digits = rest.prefix(while: Self.isDigit)
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    let kept = String(Substring(digits.prefix(18)))
    return Int64(kept + String(repeating: "0", count: 18 - kept.utf8.count))
  }

  /// Reads `hh:mm:ss` in seconds since midnight. A leap second is the first second of the next minute.
  mutating func timeOfDay() -> Int64? {
    guard let hour = digits(2), skip(":"), let minute = digits(2), skip(":"), let second = digits(2), hour < 24,
      minute < 60, second <= 60
    else { return nil }
    return Int64(hour * 3600 + minute * 60 + second)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
