extension JSONBytes {
  /// Appends a string with its quotation marks.
  mutating func append(quoted string: String) {
    var string = string
    string.withUTF8 { _ = append(quoted: UnsafeRawBufferPointer($0)) }
  }

  /// Appends a string in UTF-8 with its quotation marks.
  /// - Returns: Whether there are escapes in it.
  mutating func append(quoted string: UnsafeRawBufferPointer) -> Bool {
    var rest = string
    var hasEscapes = false
    reserve(string.count + 2)
    appendReserved(UInt8(ascii: "\""))
    while true {
      let count = appendPlainCharacters(of: rest)
      guard count < rest.count else { break }
      hasEscapes = true
      appendEscape(of: rest[count])
      rest = UnsafeRawBufferPointer(rebasing: rest[(count + 1)...])
      reserve(rest.count + 1)
    }
    appendReserved(UInt8(ascii: "\""))
    return hasEscapes
  }

  /// Appends the characters before the first that has to be escaped, eight bytes at a time. There must be room for them.
  /// - Returns: The number of their bytes.
  private mutating func appendPlainCharacters(of string: UnsafeRawBufferPointer) -> Int {
    guard let source = string.baseAddress else { return 0 }
    let target = start + count
    var position = 0
    while position + 8 <= string.count {
      let word = source.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      guard word.hasPlainCharacters else { break }
      target.storeBytes(of: word, toByteOffset: position, as: UInt64.self)
      position += 8
    }
    while position < string.count {
      let byte = string[position]
      guard byte != 0x22, byte != 0x5C, byte >= 0x20 else { break }
      target.storeBytes(of: byte, toByteOffset: position, as: UInt8.self)
      position += 1
    }
    extend(by: position)
    return position
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

extension UInt64 {
  /// Whether none of eight bytes is a quotation mark, a backslash or a control character.
  fileprivate var hasPlainCharacters: Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = self ^ (ones &* 0x22)
    let backslashes = self ^ (ones &* 0x5C)
    // A byte below n has its high bit set in the difference to n, and not in itself.
    let found = ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes) | ((self &- ones &* 0x20) & ~self)
    return found & (ones &* 0x80) == 0
  }
}
