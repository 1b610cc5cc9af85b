extension Duration: TextValue {
  /// Creates a duration from an ISO 8601 duration of weeks, days, hours, minutes and seconds, such as `P1DT2H` and
  /// `-PT1M2.5S`. Months and years are not accepted, since they have no fixed length.
  public init?(wireText text: String) {
    guard let value = ASCIIScanner.scan(text, { Self(&$0) }) else { return nil }
    self = value
  }

  /// Decodes a JSON string of the form.
  @_spi(Generated) public init(json node: JSONNode) throws { self = try node.scanned { Self(&$0) } }

  private init?(_ scanner: inout ASCIIScanner) {
    let isNegative = scanner.skip("-")
    guard scanner.skip("P"), !scanner.isAtEnd else { return nil }
    var seconds: Int64 = 0
    var attoseconds: Int64 = 0
    var units: ArraySlice<(symbol: Unicode.Scalar, seconds: Int64)> = [("W", 604_800), ("D", 86_400)]
    var isTime = false
    while !scanner.isAtEnd {
      if !isTime, scanner.skip("T") {
        isTime = true
        units = [("H", 3600), ("M", 60), ("S", 1)]
      }
      guard let number = scanner.number() else { return nil }
      if isTime, scanner.skip(".") || scanner.skip(",") {
        // Only seconds, which come last, have a fraction.
        guard let fraction = scanner.attoseconds() else { return nil }
        attoseconds = fraction
        units = [("S", 1)]
      }
      // Units come in order, each once.
      guard let index = units.firstIndex(where: { scanner.skip($0.symbol) }) else { return nil }
      let (product, productOverflows) = number.multipliedReportingOverflow(by: units[index].seconds)
      let (sum, sumOverflows) = seconds.addingReportingOverflow(product)
      guard !productOverflows, !sumOverflows else { return nil }
      seconds = sum
      units = units[(index + 1)...]
    }
    self.init(
      secondsComponent: isNegative ? -seconds : seconds,
      attosecondsComponent: isNegative ? -attoseconds : attoseconds
    )
  }

  /// The duration in days, hours, minutes and seconds, such as `P1DT2H` and `PT1M2.5S`; at most about 292 billion years.
  public var wireText: String {
    let isNegative = self < .zero
    // A duration of more seconds than 64 bits can hold has no components.
    let (seconds, attoseconds) = max(.seconds(Int64.min), min(self, .seconds(Int64.max))).components
    let (wholeSeconds, fraction) = (seconds.magnitude, attoseconds.magnitude)
    let (days, hours, minutes) = (wholeSeconds / 86_400, wholeSeconds / 3600 % 24, wholeSeconds / 60 % 60)
    var secondText = String(wholeSeconds % 60)
    if fraction != 0 {
      var digits = String(fraction).leftPadded(to: 18)
      while digits.last == "0" { digits.removeLast() }
      secondText += "." + digits
    }
    var time = ""
    if hours != 0 { time += "\(hours)H" }
    if minutes != 0 { time += "\(minutes)M" }
    if secondText != "0" { time += "\(secondText)S" }
    let day = days != 0 ? "\(days)D" : ""
    if day.isEmpty && time.isEmpty { return "PT0S" }
    return (isNegative ? "-P" : "P") + day + (time.isEmpty ? "" : "T" + time)
  }

  /// The name of the form, with an example.
  public static var wireForm: String { "an ISO 8601 duration such as PT1M2.5S" }
}
