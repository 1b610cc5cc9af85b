extension JSONBytes {
  mutating func append(_ bool: Bool) { append(bool ? "true" : "false") }

  mutating func append(_ number: Int64) {
    append(capacity: 20) { writer in
      if number < 0 { writer.write("-") }
      writer.write(number.magnitude)
    }
  }

  /// Appends a finite number: the shortest decimal notation that reads back as the same number, without `.0`.
  mutating func append(_ number: some BinaryFloatingPoint & CustomStringConvertible) {
    // Most numbers that are whole have their digits. Minus zero is not an integer.
    if let integer = Int64(exactly: number), integer != 0, integer.magnitude < 1_000_000 { return append(integer) }
    var text = number.description
    if text.hasSuffix(".0") { text.removeLast(2) }
    append(plain: text)
  }
}
