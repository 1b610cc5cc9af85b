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
    ASCIIWriter.string(capacity: Self.maximumLength) { write(to: &$0) }
  }

  /// Encodes a JSON string of the form.
  @_spi(Generated) public func write(json writer: JSONWriter) {
    writer.bytes.append(quotedCapacity: Self.maximumLength) { write(to: &$0) }
  }

  /// More characters than the form has.
  private static let maximumLength = 64

  private func write(to writer: inout ASCIIWriter) {
    let isNegative = self < .zero
    // A duration of more seconds than 64 bits can hold has no components.
    let (seconds, attoseconds) = max(.seconds(Int64.min), min(self, .seconds(Int64.max))).components
    let (wholeSeconds, fraction) = (seconds.magnitude, attoseconds.magnitude)
    let (days, hours, minutes) = (wholeSeconds / 86_400, wholeSeconds / 3600 % 24, wholeSeconds / 60 % 60)
    let second = wholeSeconds % 60
    if isNegative { writer.write("-") }
    writer.write("P")
    write(days, "D", to: &writer)
    let hasSeconds = second != 0 || fraction != 0 || wholeSeconds == 0
    if hours != 0 || minutes != 0 || hasSeconds { writer.write("T") }
    write(hours, "H", to: &writer)
    write(minutes, "M", to: &writer)
    guard hasSeconds else { return }
    writer.write(second)
    if fraction != 0 {
      writer.write(".")
      writer.write(fraction: fraction, digits: 18)
    }
    writer.write("S")
  }

  private func write(_ number: UInt64, _ unit: Unicode.Scalar, to writer: inout ASCIIWriter) {
    guard number != 0 else { return }
    writer.write(number)
    writer.write(unit)
  }

  /// The name of the form, with an example.
  public static var wireForm: String { "an ISO 8601 duration such as PT1M2.5S" }
}
