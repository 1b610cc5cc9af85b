import Testing
import VersionedAPIRuntime

struct DurationTests {
  @Test(
    arguments: [
      ("PT0S", .zero),
      ("PT7.6S", .milliseconds(7600)),
      ("PT1M2.5S", .milliseconds(62_500)),
      ("PT1H", .seconds(3600)),
      ("PT1H0.5S", .milliseconds(3_600_500)),
      ("P1DT2H", .seconds(93_600)),
      ("P31D", .seconds(2_678_400)),
      ("P1DT2H3M4.000000005S", .seconds(93_784) + .nanoseconds(5)),
      ("-PT0.01S", .milliseconds(-10)),
      ("-P1DT0.5S", .milliseconds(-86_400_500)),
    ] as [(String, Duration)]
  )
  func `a duration is preserved`(text: String, duration: Duration) throws {
    #expect(try decoded(Duration.self, #""\#(text)""#) == duration)
    #expect(try encoded(duration) == #""\#(text)""#)
  }

  @Test(
    arguments: [
      ("P2W", "P14D"),
      ("P1W1D", "P8D"),
      ("PT36H", "P1DT12H"),
      ("PT90M", "PT1H30M"),
      ("PT3661S", "PT1H1M1S"),
      ("PT1,50S", "PT1.5S"),
      ("P0D", "PT0S"),
      ("-PT0S", "PT0S"),
    ]
  )
  func `a duration can be written in several ways`(text: String, written: String) throws {
    #expect(try decoded(Duration.self, #""\#(text)""#).wireText == written)
  }

  @Test(arguments: [1e19, -1e19])
  func `a duration out of range is limited to the range`(seconds: Double) throws {
    #expect(Duration.seconds(seconds).wireText.hasPrefix(seconds < 0 ? "-P106751991167300D" : "P106751991167300D"))
  }

  /// `Duration` has a precision of an attosecond.
  @Test func `digits beyond attoseconds are dropped`() throws {
    let duration = try decoded(Duration.self, #""PT0.0000000000000000019S""#)

    #expect(duration == Duration(secondsComponent: 0, attosecondsComponent: 1))
  }

  @Test(
    arguments: [
      "", "P", "-P", "PT", "P1DT", "PT1", "1S", "T1S", "P1S", "PT1D",
      "P1Y", "P1M", "P1M2D",
      "PT1S2M", "PT1H1H", "P1D1W",
      "PT1.5H", "PT1.5M", "PT.5S", "PT1.S", "PT1.5", "P1.5D",
      "pt1s", "+PT1S", "PT-1S", "--PT1S", "PT1S ", " PT1S", "PT1Sx",
      "PT99999999999999999999S", "P9223372036854775807D", "PT9223372036854775807M",
    ]
  )
  func `a string of another form is an error that shows it`(text: String) throws {
    #expect(try found(in: text, as: Duration.self) == text.shown)
  }
}
