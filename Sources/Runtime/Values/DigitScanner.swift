/// Walks over a text of ASCII digits and separators.
struct DigitScanner {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = text[...].utf8
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// Takes a character if it comes next.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == character.value else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// Exactly so many digits, as a number.
  mutating func digits(_ count: Int) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy(Self.isDigit) else { return nil }
    rest = rest.dropFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1) - 48 }
  }

  /// As many digits as there are, as a number; nil for none, or for more than a number holds.
  mutating func number() -> Int64? {
    let digits = rest.prefix(while: Self.isDigit)
    guard !digits.isEmpty, let value = Int64(String(Substring(digits))) else { return nil }
    rest = rest.dropFirst(digits.count)
    return value
  }

  /// The digits behind a decimal point, as a fraction of one.
  mutating func fraction(maximumDigits: Int) -> Double? {
    let digits = rest.prefix(while: Self.isDigit)
    guard (1...maximumDigits).contains(digits.count), let value = Double("0." + String(Substring(digits))) else {
      return nil
    }
    rest = rest.dropFirst(digits.count)
    return value
  }

  /// The digits behind a decimal point in units of 10 to the minus 18; digits beyond are dropped.
  mutating func attoseconds() -> Int64? {
    let digits = rest.prefix(while: Self.isDigit)
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    let text = String(Substring(digits.prefix(18)))
    return Int64(text + String(repeating: "0", count: 18 - text.utf8.count))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
