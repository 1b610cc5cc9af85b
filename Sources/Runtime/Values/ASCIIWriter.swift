/// Writes ASCII digits, names and separators.
struct ASCIIWriter {
  private let bytes: UnsafeMutableRawPointer
  private(set) var count = 0

  /// Writes to memory, which must have room for all that is written.
  init(_ bytes: UnsafeMutableRawPointer) {
    self.bytes = bytes
  }

  /// Returns what a closure writes, which is at most `capacity` characters.
  static func string(capacity: Int, _ write: (inout ASCIIWriter) -> Void) -> String {
    String(unsafeUninitializedCapacity: capacity) { buffer in
      guard let start = buffer.baseAddress else { return 0 }
      var writer = ASCIIWriter(start)
      write(&writer)
      return writer.count
    }
  }

  /// Writes an ASCII character.
  mutating func write(_ character: Unicode.Scalar) {
    bytes.storeBytes(of: UInt8(truncatingIfNeeded: character.value), toByteOffset: count, as: UInt8.self)
    count += 1
  }

  /// Writes a number with as many digits as it has, and with zeros before it if it has fewer than `width`.
  mutating func write(_ number: UInt64, width: Int = 1) {
    var digitCount = 1
    var power: UInt64 = 10
    while digitCount < 20, number >= power {
      digitCount += 1
      power = digitCount < 20 ? power &* 10 : power
    }
    let end = count + max(digitCount, width)
    var rest = number
    var index = end
    while index > count {
      index -= 1
      let digit = UInt8(truncatingIfNeeded: rest % 10) &+ UInt8(ascii: "0")
      bytes.storeBytes(of: digit, toByteOffset: index, as: UInt8.self)
      rest /= 10
    }
    count = end
  }

  /// Writes a decimal fraction without the zeros at its end.
  /// - Parameters:
  ///   - fraction: The fraction in units of 10 to the minus `digits`.
  ///   - digits: The number of digits, 18 at most.
  mutating func write(fraction: UInt64, digits: Int) {
    var (fraction, digits) = (fraction, digits)
    while digits > 1, fraction % 10 == 0 {
      fraction /= 10
      digits -= 1
    }
    write(fraction, width: digits)
  }
}
