#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Date: TextValue {
  /// Creates a date from an ISO 8601 date and time with up to 9 fractional digits, and `Z`, an offset, or neither for
  /// UTC.
  ///
  /// A leap second is read as the first second of the next minute, since `Date` has none.
  public init?(wireText text: String) {
    guard let value = ASCIIScanner.scan(text, { Self(&$0) }) else { return nil }
    self = value
  }

  /// Decodes a JSON string of the form.
  @_spi(Generated) public init(json node: JSONNode) throws { self = try node.scanned { Self(&$0) } }

  private init?(_ scanner: inout ASCIIScanner) {
    guard let year = scanner.digits(4), scanner.skip("-"), let month = scanner.digits(2), scanner.skip("-"),
      let day = scanner.digits(2), scanner.skip("T") || scanner.skip("t"), let time = scanner.timeOfDay(),
      let days = CalendarDate.daysSince1970(year: year, month: month, day: day)
    else { return nil }
    var fraction = 0.0
    if scanner.skip(".") {
      guard let value = scanner.fraction(maximumDigits: 9) else { return nil }
      fraction = value
    }
    var offset = 0
    if !(scanner.isAtEnd || scanner.skip("Z") || scanner.skip("z")) {
      let sign = scanner.skip("-") ? -1 : scanner.skip("+") ? 1 : 0
      guard sign != 0, let hours = scanner.digits(2), hours < 24 else { return nil }
      _ = scanner.skip(":")
      guard let minutes = scanner.digits(2), minutes < 60 else { return nil }
      offset = sign * (hours * 3600 + minutes * 60)
    }
    guard scanner.isAtEnd else { return nil }
    // `Int` has 32 bits on some watches.
    let seconds = Int64(days) * 86_400 + time - Int64(offset)
    // Whole seconds first: they are exact, and the fraction is added once.
    self.init(timeIntervalSinceReferenceDate: Double(seconds - Self.secondsTo2001) + fraction)
  }

  /// The date and time in UTC, with as many fractional digits as distinguish it from other dates: none for a whole
  /// second, and at most 9.
  ///
  /// A `Date` is a binary number, which is seldom exactly a decimal one: a string of up to six digits is written as it
  /// was read, and one of 7 to 9 digits as one that is read as the same date.
  public var wireText: String {
    ASCIIWriter.string(capacity: Self.maximumLength) { write(to: &$0) }
  }

  /// Encodes a JSON string of the form.
  @_spi(Generated) public func write(json writer: JSONWriter) {
    writer.bytes.append(quotedCapacity: Self.maximumLength) { write(to: &$0) }
  }

  /// The most characters of the form.
  private static let maximumLength = 30

  private func write(to writer: inout ASCIIWriter) {
    let interval = limitedInterval
    let wholeSeconds = interval.rounded(.down)
    var seconds = Int64(wholeSeconds) + Self.secondsTo2001
    var fraction: UInt64 = 0
    var digits = 0
    if interval != wholeSeconds {
      // Six digits first: more would show where a string of fewer is not exactly a binary number.
      var unit = 1e6
      digits = 6
      while digits < 9, wholeSeconds + ((interval - wholeSeconds) * unit).rounded() / unit != interval {
        unit *= 10
        digits += 1
      }
      fraction = UInt64(((interval - wholeSeconds) * unit).rounded())
      if fraction == UInt64(unit) { (seconds, fraction) = (seconds + 1, 0) }
    }
    let (days, second) = seconds.quotientAndRemainder(flooring: 86_400)
    CalendarDate(daysSince1970: Int(days)).write(to: &writer)
    writer.write("T")
    writer.write(second.magnitude / 3600, width: 2)
    writer.write(":")
    writer.write(second.magnitude / 60 % 60, width: 2)
    writer.write(":")
    writer.write(second.magnitude % 60, width: 2)
    if fraction != 0 {
      writer.write(".")
      writer.write(fraction: fraction, digits: digits)
    }
    writer.write("Z")
  }

  /// The name of the form, with an example.
  public static var wireForm: String { "an ISO 8601 date and time such as 2030-01-31T08:30:00Z" }

  /// The year in UTC, 1 to 9999.
  var yearInUTC: Int {
    let seconds = Int64(limitedInterval.rounded(.down)) + Self.secondsTo2001
    return CalendarDate(daysSince1970: Int(seconds.quotientAndRemainder(flooring: 86_400).0)).year
  }

  /// The seconds since 2001, limited to the years 1 to 9999: the wire form has no others.
  private var limitedInterval: TimeInterval {
    max(-63_113_904_000, min(timeIntervalSinceReferenceDate, 252_423_993_599))
  }

  /// The seconds from the start of 1970 to that of 2001.
  private static let secondsTo2001: Int64 = 978_307_200
}

extension Int64 {
  fileprivate func quotientAndRemainder(flooring divisor: Int64) -> (Int64, Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
