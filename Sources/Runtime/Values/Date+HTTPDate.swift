#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Date {
  /// Reads a date of a header field (RFC 9110, section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`, or one of the two
  /// obsolete forms `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`.
  ///
  /// The name of the day need not be that of the date.
  /// - Parameters:
  ///   - string: The value of the header field.
  ///   - now: The current time. A year of two digits is at most 50 years after it, and less than 50 before it.
  init?(httpDate string: String, now: Date) {
    guard let seconds = ASCIIScanner.scan(string, { $0.httpDate(now: now) }) else { return nil }
    self.init(timeIntervalSince1970: Double(seconds))
  }
}

private enum HTTPDateName {
  static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}

extension ASCIIScanner {
  /// Takes the whole date, in seconds since 1970.
  fileprivate mutating func httpDate(now: Date) -> Int64? {
    let seconds =
      if skip(oneOf: HTTPDateName.days.map { $0 + ", " }) != nil {
        obsoleteDate(now: now)
      } else if skip(oneOf: HTTPDateName.days.map { $0.prefix(3) + ", " }) != nil {
        fixedDate()
      } else if skip(oneOf: HTTPDateName.days.map { $0.prefix(3) + " " }) != nil {
        asctimeDate()
      } else {
        Int64?.none
      }
    return isAtEnd ? seconds : nil
  }

  /// Takes `06 Nov 1994 08:49:37 GMT`.
  private mutating func fixedDate() -> Int64? {
    guard let day = digits(2), skip(" "), let month = month(), skip(" "), let year = digits(4), skip(" "),
      let time = timeOfDay(), skip(oneOf: [" GMT"]) != nil
    else { return nil }
    return Self.seconds(year: year, month: month, day: day, time: time)
  }

  /// Takes `06-Nov-94 08:49:37 GMT`.
  private mutating func obsoleteDate(now: Date) -> Int64? {
    guard let day = digits(2), skip("-"), let month = month(), skip("-"), let shortYear = digits(2), skip(" "),
      let time = timeOfDay(), skip(oneOf: [" GMT"]) != nil
    else { return nil }
    let currentYear = now.yearInUTC
    var year = currentYear - currentYear % 100 + shortYear
    if year > currentYear + 50 { year -= 100 }
    if year <= currentYear - 50 { year += 100 }
    return Self.seconds(year: year, month: month, day: day, time: time)
  }

  /// Takes `Nov  6 08:49:37 1994`.
  private mutating func asctimeDate() -> Int64? {
    guard let month = month(), skip(" "), let day = skip(" ") ? digits(1) : digits(2), skip(" "),
      let time = timeOfDay(), skip(" "), let year = digits(4)
    else { return nil }
    return Self.seconds(year: year, month: month, day: day, time: time)
  }

  private mutating func month() -> Int? {
    skip(oneOf: HTTPDateName.months).map { $0 + 1 }
  }

  private static func seconds(year: Int, month: Int, day: Int, time: Int64) -> Int64? {
    // `Int` has 32 bits on some watches.
    CalendarDate.daysSince1970(year: year, month: month, day: day).map { Int64($0) * 86_400 + time }
  }
}
