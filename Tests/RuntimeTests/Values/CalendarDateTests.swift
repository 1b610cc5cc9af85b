import Testing
import VersionedAPIRuntime

struct CalendarDateTests {
  @Test(arguments: ["0001-01-01", "1999-12-31", "2000-02-29", "2024-02-29", "2024-11-15", "9999-12-31"])
  func `a date is preserved`(text: String) throws {
    #expect(try encoded(decoded(CalendarDate.self, #""\#(text)""#)) == #""\#(text)""#)
  }

  @Test func `a date has year, month and day`() throws {
    let date = try decoded(CalendarDate.self, #""2024-11-05""#)

    #expect(date == CalendarDate(year: 2024, month: 11, day: 5))
    #expect(date.year == 2024)
    #expect(date.month == 11)
    #expect(date.day == 5)
    #expect(String(describing: date) == "2024-11-05")
  }

  @Test(
    arguments: [
      (2024, 13, 1), (2024, 0, 1), (2024, 1, 0), (2024, 1, 32), (2024, 4, 31),
      (2023, 2, 29), (1900, 2, 29), (2024, 2, 30), (0, 1, 1), (10_000, 1, 1),
    ]
  )
  func `a day that the calendar does not have is nil`(year: Int, month: Int, day: Int) {
    #expect(CalendarDate(year: year, month: month, day: day) == nil)
  }

  @Test(
    arguments: [
      "", "2024-11", "2024-11-5", "24-11-05", "2024/11/05", "2024-11-05Z", " 2024-11-05", "2024-02-30", "0000-01-01",
      "2024-11-05T00:00:00Z",
    ]
  )
  func `a string of another form is an error that shows it`(text: String) throws {
    #expect(try found(in: text, as: CalendarDate.self) == text.shown)
  }
}
