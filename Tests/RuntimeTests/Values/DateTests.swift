import Foundation
import Testing
import VersionedAPIRuntime

struct DateTests {
  /// The seconds from 2001 to 2019-01-07T11:34:12Z.
  static let sampleSeconds = 568_553_652.0

  @Test(
    arguments: [
      ("2019-01-07T11:34:12Z", 568_553_652),
      ("2019-01-07T11:34:12.1Z", 568_553_652.1),
      ("2019-01-07T11:34:12.12Z", 568_553_652.12),
      ("2019-01-07T11:34:12.123Z", 568_553_652.123),
      ("2019-01-07T11:34:12.1234Z", 568_553_652.1234),
      ("2019-01-07T11:34:12.12345Z", 568_553_652.12345),
      ("2019-01-07T11:34:12.123456Z", 568_553_652.123456),
      ("2019-01-07T11:34:12.1234567Z", 568_553_652.1234567),
      ("2019-01-07T11:34:12.12345678Z", 568_553_652.12345678),
      ("2019-01-07T11:34:12.123456789Z", 568_553_652.123456789),
    ]
  )
  func `a fraction of 0 to 9 digits is read`(text: String, seconds: Double) throws {
    #expect(try date(text) == Date(timeIntervalSinceReferenceDate: seconds))
  }

  @Test(
    arguments: [
      "2019-01-07T11:34:12Z",
      "2019-01-07t11:34:12z",
      "2019-01-07T11:34:12+00:00",
      "2019-01-07T11:34:12-00:00",
      "2019-01-07T12:34:12+01:00",
      "2019-01-07T12:34:12+0100",
      "2019-01-07T06:04:12-05:30",
      "2019-01-08T01:34:12+14:00",
      "2019-01-06T23:34:12-12:00",
    ]
  )
  func `an offset is taken into account`(text: String) throws {
    #expect(try date(text) == Date(timeIntervalSinceReferenceDate: Self.sampleSeconds))
  }

  @Test(
    arguments: [
      ("0001-01-01T00:00:00Z", -62_135_596_800),
      ("1900-03-01T00:00:00Z", -2_203_891_200),
      ("1969-12-31T23:59:59Z", -1),
      ("1969-12-31T23:59:59.5Z", -0.5),
      ("1970-01-01T00:00:00Z", 0),
      ("2000-02-29T12:00:00Z", 951_825_600),
      ("9999-12-31T23:59:59Z", 253_402_300_799),
    ]
  )
  func `dates in the distant past and future are preserved`(text: String, seconds: Double) throws {
    #expect(try date(text) == Date(timeIntervalSince1970: seconds))
    #expect(try encoded(date(text)) == #""\#(text)""#)
  }

  @Test(
    arguments: [
      "2019-01-07T11:34:12Z",
      "2019-01-07T11:34:12.1Z",
      "2019-01-07T11:34:12.12Z",
      "2019-01-07T11:34:12.123Z",
      "2019-01-07T11:34:12.1234Z",
      "2019-01-07T11:34:12.12345Z",
      "2019-01-07T11:34:12.123456Z",
      "2019-01-07T00:00:00Z",
      "2019-01-07T11:34:12.000001Z",
    ]
  )
  func `up to six digits of a fraction are preserved`(text: String) throws {
    #expect(try encoded(date(text)) == #""\#(text)""#)
  }

  @Test(
    arguments: [
      ("2019-01-07T11:34:12.000Z", "2019-01-07T11:34:12Z"),
      ("2019-01-07T11:34:12.500000000Z", "2019-01-07T11:34:12.5Z"),
      ("2019-01-07T11:34:12.1234567Z", "2019-01-07T11:34:12.1234567Z"),
      ("2019-01-07T11:34:12.123456700Z", "2019-01-07T11:34:12.1234567Z"),
      ("2001-01-01T00:00:00.123456789Z", "2001-01-01T00:00:00.123456789Z"),
      ("2001-01-01T00:00:00.000000001Z", "2001-01-01T00:00:00.000000001Z"),
      ("2019-12-31T23:59:59.999999999Z", "2020-01-01T00:00:00Z"),
      ("1969-12-31T23:59:59.999999999Z", "1970-01-01T00:00:00Z"),
    ]
  )
  func `as many digits of a fraction are written as matter`(text: String, rounded: String) throws {
    #expect(try date(text).wireText == rounded)
  }

  /// Services that count in units of 100 nanoseconds write 7 digits, others up to 9.
  @Test(arguments: 1...9)
  func `a date that was read is the same after it is written and read again`(digits: Int) throws {
    var state: UInt64 = 42
    for _ in 0..<2000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let day = CalendarDate(year: 1950 + Int(state >> 33 % 150), month: 1 + Int(state >> 40 % 12), day: 1)
      let fraction = String(String(state >> 3).suffix(digits))
      let text = "\(try #require(day))T12:34:56.\(fraction)Z"
      let date = try date(text)

      #expect(Date(wireText: date.wireText) == date, "\(text)")
      if digits <= 6, fraction.last != "0" { #expect(date.wireText == text) }
    }
  }

  @Test func `a date of this machine is the same after it is written and read again`() {
    var seconds = 800_000_000.123
    for _ in 0..<2000 {
      seconds = seconds.nextUp + 12_345.678_9
      let date = Date(timeIntervalSinceReferenceDate: seconds)

      #expect(Date(wireText: date.wireText) == date)
    }
  }

  @Test func `a date between two that can be written is rounded`() {
    #expect(Date(timeIntervalSinceReferenceDate: 0.123_456_789_4).wireText == "2001-01-01T00:00:00.123456789Z")
    #expect(Date(timeIntervalSinceReferenceDate: 0.999_999_999_9).wireText == "2001-01-01T00:00:01Z")
    #expect(Date(timeIntervalSinceReferenceDate: -0.000_000_000_1).wireText == "2001-01-01T00:00:00Z")
  }

  @Test func `an offset is converted to UTC`() throws {
    #expect(try encoded(date("2019-01-01T00:30:00+01:00")) == #""2018-12-31T23:30:00Z""#)
  }

  @Test(arguments: ["2019-01-07T11:34:12", "2019-01-07T11:34:12.000"])
  func `a date without an offset is in UTC`(text: String) throws {
    #expect(try date(text) == Date(timeIntervalSinceReferenceDate: Self.sampleSeconds))
  }

  @Test func `a leap second is read as the second after it`() throws {
    #expect(try date("2016-12-31T23:59:60Z") == date("2017-01-01T00:00:00Z"))
  }

  @Test(
    arguments: [
      "2024-13-01T00:00:00Z",
      "2024-00-01T00:00:00Z",
      "2024-02-30T00:00:00Z",
      "2023-02-29T00:00:00Z",
      "1900-02-29T00:00:00Z",
      "2024-11-00T00:00:00Z",
      "2024-11-15T24:00:00Z",
      "2024-11-15T08:60:00Z",
      "2024-11-15T08:30:61Z",
      "2024-11-15T08:30Z",
      "2024-11-15 08:30:00Z",
      "2024-11-15",
      "2024-11-15T08:30:00.Z",
      "2024-11-15T08:30:00.1234567890Z",
      "2024-11-15T08:30:00+1:00",
      "2024-11-15T08:30:00+24:00",
      "2024-11-15T08:30:00+01:60",
      "2024-11-15T08:30:00Zulu",
      "2024-11-15T08:30:00Z ",
      " 2024-11-15T08:30:00Z",
      "２０２４-11-15T08:30:00Z",
      "-024-11-15T08:30:00Z",
      "",
    ]
  )
  func `a string of another form is an error that shows it`(text: String) throws {
    #expect(try found(in: text, as: Date.self) == text.shown)
  }

  @Test func `a number is not a date`() {
    #expect(throws: DecodingError.self) { try decoded(Date.self, "1731659400") }
  }

  @Test(
    arguments: [
      (Date(timeIntervalSinceReferenceDate: 1e12), "9999-12-31T23:59:59Z"),
      (Date(timeIntervalSinceReferenceDate: -1e12), "0001-01-01T00:00:00Z"),
      (Date(timeIntervalSinceReferenceDate: .infinity), "9999-12-31T23:59:59Z"),
    ]
  )
  func `a date out of range is limited to the range`(date: Date, text: String) {
    #expect(date.wireText == text)
  }

  @Test func `a date that is not a number does no harm`() {
    let text = Date(timeIntervalSinceReferenceDate: .nan).wireText

    #expect(text == "0001-01-01T00:00:00Z")
  }

  /// About 2,600 days of seven centuries, compared with Foundation.
  @Test func `days are those of the Gregorian calendar`() {
    let formatter = ISO8601DateFormatter()
    for day in stride(from: -98_600, to: 157_100, by: 97) {
      let date = Date(timeIntervalSince1970: Double(day) * 86_400)
      #expect(date.wireText == formatter.string(from: date))
      #expect(Date(wireText: date.wireText) == date)
    }
  }

  private func date(_ text: String) throws -> Date {
    try decoded(Date.self, #""\#(text)""#)
  }
}
