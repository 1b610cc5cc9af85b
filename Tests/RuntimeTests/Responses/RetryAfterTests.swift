import Foundation
import HTTPTypes
import Testing
import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport

struct RetryAfterTests {
  /// 1994-11-06T08:49:37Z
  private static let now = Date(timeIntervalSince1970: 784_111_777)

  @Test(
    arguments: [
      ("0", .zero), ("30", .seconds(30)), ("0030", .seconds(30)), ("31536000", .seconds(31_536_000)),
    ] as [(String, Duration)]
  )
  func `a number is in seconds`(value: String, wait: Duration) {
    #expect(retryAfter(value) == wait)
  }

  @Test(
    arguments: [
      "Sun, 06 Nov 1994 08:50:07 GMT",
      "Sunday, 06-Nov-94 08:50:07 GMT",
      "Sun Nov  6 08:50:07 1994",
      // The name of the day is not checked.
      "Mon, 06 Nov 1994 08:50:07 GMT",
    ]
  )
  func `a date counts from now`(value: String) {
    #expect(retryAfter(value) == .seconds(30))
  }

  @Test(arguments: ["Sun, 06 Nov 1994 08:00:00 GMT", "Sunday, 06-Nov-94 08:00:00 GMT", "Sun Nov  6 08:00:00 1994"])
  func `a date counts from that of the response`(date: String) {
    #expect(retryAfter("Sun, 06 Nov 1994 08:00:20 GMT", date: date) == .seconds(20))
  }

  @Test func `a date of the response that is not valid is ignored`() {
    #expect(retryAfter("Sun, 06 Nov 1994 08:50:07 GMT", date: "today") == .seconds(30))
  }

  @Test(arguments: ["Sun, 06 Nov 1994 08:49:36 GMT", "Mon, 01 Jan 0001 00:00:00 GMT"])
  func `a date in the past is no wait`(value: String) {
    #expect(retryAfter(value) == .zero)
  }

  @Test func `a leap second is the first second of the next minute`() {
    #expect(retryAfter("Sun, 06 Nov 1994 08:49:60 GMT") == .seconds(23))
  }

  @Test(
    arguments: [
      ("Sunday, 06-Nov-95 08:49:37 GMT", .seconds(31_536_000)),
      // 2044 is at most 50 years ahead, and far more than a year.
      ("Sunday, 06-Nov-44 08:49:37 GMT", nil),
      // 2045 is not, and 1945 has passed.
      ("Sunday, 06-Nov-45 08:49:37 GMT", .zero),
    ] as [(String, Duration?)]
  )
  func `a year of two digits is at most 50 years ahead`(value: String, wait: Duration?) {
    #expect(retryAfter(value) == wait)
  }

  @Test func `a year of two digits may be in the next century`() {
    let newYearsEve = Date(timeIntervalSince1970: 946_684_799)

    #expect(retryAfter("Saturday, 01-Jan-00 00:00:29 GMT", now: newYearsEve) == .seconds(30))
  }

  @Test(
    arguments: [
      "31536001", "9223372036854775807", "9223372036854775808", "99999999999999999999999999",
      "Sun, 06 Nov 1995 08:49:38 GMT", "Fri, 31 Dec 9999 23:59:59 GMT",
    ]
  )
  func `more than a year is nil`(value: String) {
    #expect(retryAfter(value) == nil)
  }

  @Test(
    arguments: [
      "", "soon", "-1", "+1", "1.5", "1 s", "1, 2", "0x10", "١",
      "Sun, 06 Nov 1994", "06 Nov 1994 08:49:37 GMT", "Sun, 6 Nov 1994 08:49:37 GMT", "sun, 06 nov 1994 08:49:37 gmt",
      "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 06 Nov 1994 08:49:37 +0000",
      "Sun, 06 Nov 1994 08:49:37 GMT+1", "Sun, 31 Nov 1994 08:49:37 GMT", "Sun, 00 Nov 1994 08:49:37 GMT",
      "Sun, 06 Nov 0000 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:60:37 GMT",
      "Sun, 06 Nov 1994 08:49:61 GMT", "Sun, 06 Foo 1994 08:49:37 GMT", "Foo, 06 Nov 1994 08:49:37 GMT",
      "Sun, 06-Nov-94 08:49:37 GMT", "Sunday, 06-Nov-1994 08:49:37 GMT", "Sunday, 06 Nov 1994 08:49:37 GMT",
      "Sun Nov 6 08:49:37 1994", "Sun Nov  6 08:49:37 1994 GMT", "Sun Nov 06 08:49:37 94", "1994-11-06T08:49:37Z",
    ]
  )
  func `a value of another form is nil`(value: String) {
    #expect(retryAfter(value) == nil)
  }

  @Test(arguments: [
    Date.distantPast, .distantFuture, Date(timeIntervalSince1970: -1e300), Date(timeIntervalSince1970: 1e300),
  ])
  func `a clock that is wrong does no harm`(now: Date) {
    for value in ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
      #expect([nil, .zero].contains(retryAfter(value, now: now)))
    }
  }

  @Test func `a missing field is nil`() {
    #expect(HTTPFields().retryAfter(now: Self.now) == nil)
  }

  @Test func `without a date of the response the system's clock counts`() throws {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    let fields: HTTPFields = [.retryAfter: formatter.string(from: Date(timeIntervalSinceNow: 600))]
    let wait = try #require(Reply<Library.ScanBook>((), headerFields: fields).retryAfter)

    #expect(wait > .seconds(500) && wait <= .seconds(600))
  }

  private func retryAfter(_ value: String, date: String? = nil, now: Date = now) -> Duration? {
    var fields: HTTPFields = [.retryAfter: value]
    fields[.date] = date
    return fields.retryAfter(now: now)
  }
}
