/// The escapes in strings of JSON.
enum JSONEscape {
  /// Whether a character may follow a backslash and stands for one character.
  static func isSimple(_ character: UInt8) -> Bool {
    switch character {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      true
    default: false
    }
  }

  /// Returns the number of hexadecimal digits; nil if there are other characters.
  static func hexadecimalNumber(_ digits: some Collection<UInt8>) -> UInt32? {
    var number: UInt32 = 0
    for digit in digits {
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number << 4 | UInt32(digit - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): number = number << 4 | UInt32(digit - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): number = number << 4 | UInt32(digit - UInt8(ascii: "A") + 10)
      default: return nil
      }
    }
    return number
  }

  /// Returns a string without its escapes, all of which are valid.
  static func unescaped(_ bytes: UnsafeRawBufferPointer) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while let backslash = rest.firstIndex(of: UInt8(ascii: "\\")) {
      result.append(contentsOf: rest[..<backslash])
      let character = rest[backslash + 1]
      rest = rest[(backslash + 2)...]
      switch character {
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "u"): appendCharacter(from: &rest, to: &result)
      default: result.append(character)
      }
    }
    result.append(contentsOf: rest)
    return String(decoding: result, as: UTF8.self)
  }

  private static func appendCharacter(from rest: inout Slice<UnsafeRawBufferPointer>, to result: inout [UInt8]) {
    var number = hexadecimalNumber(rest.prefix(4)) ?? 0
    rest = rest.dropFirst(4)
    if (0xD800...0xDBFF).contains(number) {
      let low = hexadecimalNumber(rest.dropFirst(2).prefix(4)) ?? 0
      rest = rest.dropFirst(6)
      number = 0x10000 + (number - 0xD800) << 10 + (low - 0xDC00)
    }
    if let scalar = Unicode.Scalar(number) { result.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
  }
}
