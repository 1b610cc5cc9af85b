extension JSONBytes {
  /// Appends a string with its quotation marks.
  mutating func append(quoted string: String) {
    var string = string
    string.withUTF8 { _ = append(quoted: UnsafeRawBufferPointer($0)) }
  }

  /// Appends a string in UTF-8 with its quotation marks.
  /// - Returns: Whether there are escapes in it.
  mutating func append(quoted string: UnsafeRawBufferPointer) -> Bool {
    reserve(string.count + 2)
    append(UInt8(ascii: "\""))
    var rest = string
    var hasEscapes = false
    while true {
      let count = rest.countOfPlainCharacters
      append(UnsafeRawBufferPointer(rebasing: rest[..<count]))
      guard count < rest.count else { break }
      hasEscapes = true
      appendEscape(of: rest[count])
      rest = UnsafeRawBufferPointer(rebasing: rest[(count + 1)...])
    }
    append(UInt8(ascii: "\""))
    return hasEscapes
  }

  private mutating func appendEscape(of character: UInt8) {
    switch character {
    case UInt8(ascii: "\""): append(#"\""#)
    case UInt8(ascii: "\\"): append(#"\\"#)
    case 0x08: append(#"\b"#)
    case 0x0C: append(#"\f"#)
    case UInt8(ascii: "\n"): append(#"\n"#)
    case UInt8(ascii: "\r"): append(#"\r"#)
    case UInt8(ascii: "\t"): append(#"\t"#)
    default:
      append(character < 0x10 ? #"\u000"# : #"\u001"#)
      let digit = character & 15
      append(digit < 10 ? digit + UInt8(ascii: "0") : digit - 10 + UInt8(ascii: "a"))
    }
  }
}

extension UnsafeRawBufferPointer {
  /// The number of bytes before the first quotation mark, backslash or control character, counted eight at a time.
  fileprivate var countOfPlainCharacters: Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var position = 0
    while position + 8 <= count {
      let word = UInt64(littleEndian: loadUnaligned(fromByteOffset: position, as: UInt64.self))
      let quotes = word ^ (ones &* 0x22)
      let backslashes = word ^ (ones &* 0x5C)
      // The lowest high bit that is set marks the first such byte. Higher ones may be false.
      let found =
        ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes) | ((word &- ones &* 0x20) & ~word)
      let highBits = found & (ones &* 0x80)
      if highBits != 0 { return position + highBits.trailingZeroBitCount / 8 }
      position += 8
    }
    while position < count, self[position] != 0x22, self[position] != 0x5C, self[position] >= 0x20 { position += 1 }
    return position
  }
}
