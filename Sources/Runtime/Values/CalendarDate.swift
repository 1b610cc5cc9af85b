/// A day of the Gregorian calendar without a time or a time zone, `yyyy-mm-dd` in JSON.
public struct CalendarDate: Hashable, Sendable {
  /// The year, 1 to 9999.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, 1 to 31.
  public let day: Int

  /// Creates a date; nil if the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), Self.daysSince1970(year: year, month: month, day: day) != nil else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Creates a date from a number of days, in the Gregorian calendar extended to all years.
  init(daysSince1970 days: Int) {
    // Years are counted from March, so that the leap day comes last; 719 468 days lie before 1970-01-01.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Returns the number of days from 1970-01-01 to a day; nil if the calendar has no such day.
  static func daysSince1970(year: Int, month: Int, day: Int) -> Int? {
    guard year >= 1, (1...12).contains(month), day >= 1 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[month - 1] else { return nil }
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

extension CalendarDate: TextValue, CustomStringConvertible {
  /// Reads `yyyy-mm-dd`.
  public init?(wireText text: String) {
    guard let value = ASCIIScanner.scan(text, { Self(&$0) }) else { return nil }
    self = value
  }

  /// Decodes a JSON string of the form.
  @_spi(Generated) public init(json node: JSONNode) throws { self = try node.scanned { Self(&$0) } }

  private init?(_ scanner: inout ASCIIScanner) {
    guard let year = scanner.digits(4), scanner.skip("-"), let month = scanner.digits(2), scanner.skip("-"),
      let day = scanner.digits(2), scanner.isAtEnd
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The date as `yyyy-mm-dd`.
  public var wireText: String {
    ASCIIWriter.string(capacity: Self.maximumLength) { write(to: &$0) }
  }

  /// Encodes a JSON string of the form.
  @_spi(Generated) public func write(json writer: JSONWriter) {
    writer.bytes.append(quotedCapacity: Self.maximumLength) { write(to: &$0) }
  }

  /// The number of characters of the form.
  private static let maximumLength = 10

  /// Writes the date as `yyyy-mm-dd`.
  func write(to writer: inout ASCIIWriter) {
    writer.write(UInt64(clamping: min(year, 9999)), width: 4)
    writer.write("-")
    writer.write(UInt64(clamping: month), width: 2)
    writer.write("-")
    writer.write(UInt64(clamping: day), width: 2)
  }

  /// The date as `yyyy-mm-dd`.
  public var description: String { wireText }

  /// The name of the form, with an example.
  public static var wireForm: String { "a date such as 2030-01-31" }
}

extension CalendarDate: Codable {
  /// Decodes a JSON string `yyyy-mm-dd`.
  public init(from decoder: any Decoder) throws { try self.init(wire: decoder) }
  /// Encodes a JSON string `yyyy-mm-dd`.
  public func encode(to encoder: any Encoder) throws { try encodeWire(to: encoder) }
}
