/// Finds the tokens of a JSON text (RFC 8259) in UTF-8.
///
/// It accepts what is valid, and nothing else. Foundation is more lenient, so it has the last word on what is not.
struct JSONScanner {
  /// The levels of nesting that Foundation accepts.
  private static let maximumDepth = 512

  private let bytes: UnsafeRawBufferPointer
  private var position = 0
  private var tokens: ContiguousArray<JSONToken> = []
  /// The indices of the arrays and objects that are open.
  private var open: [Int] = []

  /// Returns the tokens in their order; the first is the whole value. Nil if the text is not valid.
  static func tokens(of bytes: UnsafeRawBufferPointer) -> ContiguousArray<JSONToken>? {
    guard bytes.count < UInt32.max else { return nil }
    var scanner = JSONScanner(bytes)
    return scanner.scan() ? scanner.tokens : nil
  }

  private init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    // A token takes as many bytes as it has in most responses.
    tokens.reserveCapacity(bytes.count / MemoryLayout<JSONToken>.stride + 1)
  }

  private mutating func scan() -> Bool {
    repeat {
      guard scanValue() else { return false }
    } while !open.isEmpty
    skipWhitespace()
    return position == bytes.count
  }

  /// Scans a value, or the beginning of an array or object that is not empty, and what follows up to the next value.
  private mutating func scanValue() -> Bool {
    skipWhitespace()
    switch peek() {
    case UInt8(ascii: "{"):
      return openContainer(.object, end: UInt8(ascii: "}"))
    case UInt8(ascii: "["):
      return openContainer(.array, end: UInt8(ascii: "]"))
    case UInt8(ascii: "\""):
      guard scanString() else { return false }
    case UInt8(ascii: "t"):
      guard scanWord("true", .true) else { return false }
    case UInt8(ascii: "f"):
      guard scanWord("false", .false) else { return false }
    case UInt8(ascii: "n"):
      guard scanWord("null", .null) else { return false }
    default:
      guard scanNumber() else { return false }
    }
    return scanToNextValue()
  }

  private mutating func openContainer(_ kind: JSONToken.Kind, end: UInt8) -> Bool {
    guard open.count < Self.maximumDepth else { return false }
    tokens.append(JSONToken(start: UInt32(position), count: 0, next: 0, depth: UInt16(open.count), kind: kind))
    position += 1
    skipWhitespace()
    if peek() == end {
      position += 1
      tokens[tokens.count - 1].next = UInt32(tokens.count)
      return scanToNextValue()
    }
    open.append(tokens.count - 1)
    tokens[tokens.count - 1].count = 1
    return kind == .array || scanKey()
  }

  /// After a value: closes what ends here, and scans the comma, and the key of the next value.
  private mutating func scanToNextValue() -> Bool {
    while let container = open.last {
      skipWhitespace()
      let isObject = tokens[container].kind == .object
      switch peek() {
      case UInt8(ascii: ","):
        position += 1
        tokens[container].count += 1
        guard isObject else { return true }
        skipWhitespace()
        return scanKey()
      case UInt8(ascii: "}") where isObject, UInt8(ascii: "]") where !isObject:
        position += 1
        tokens[container].next = UInt32(tokens.count)
        open.removeLast()
      default:
        return false
      }
    }
    return true
  }

  private mutating func scanKey() -> Bool {
    guard peek() == UInt8(ascii: "\""), scanString() else { return false }
    skipWhitespace()
    guard peek() == UInt8(ascii: ":") else { return false }
    position += 1
    return true
  }

  // MARK: Scalars

  private mutating func scanWord(_ word: StaticString, _ kind: JSONToken.Kind) -> Bool {
    let count = word.utf8CodeUnitCount
    guard bytes.count - position >= count else { return false }
    for index in 0..<count where bytes[position + index] != word.utf8Start[index] { return false }
    position += count
    append(kind, from: position - count)
    return true
  }

  private mutating func scanNumber() -> Bool {
    let start = position
    if peek() == UInt8(ascii: "-") { position += 1 }
    if peek() == UInt8(ascii: "0") { position += 1 } else { guard skipDigits() else { return false } }
    var kind = JSONToken.Kind.integer
    if peek() == UInt8(ascii: ".") {
      position += 1
      kind = .number
      guard skipDigits() else { return false }
    }
    if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
      position += 1
      kind = .number
      if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { position += 1 }
      guard skipDigits() else { return false }
    }
    append(kind, from: start)
    return true
  }

  /// Skips digits; false if there are none.
  private mutating func skipDigits() -> Bool {
    let start = position
    while position < bytes.count, bytes[position] &- UInt8(ascii: "0") < 10 { position += 1 }
    return position > start
  }

  /// Scans a string from its quotation mark.
  private mutating func scanString() -> Bool {
    position += 1
    let start = position
    var kind = JSONToken.Kind.string
    while true {
      skipPlainCharacters()
      guard position < bytes.count else { return false }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        append(kind, from: start)
        position += 1
        return true
      case UInt8(ascii: "\\"):
        kind = .escapedString
        guard skipEscape() else { return false }
      case 0x80...:
        guard skipUTF8Sequence() else { return false }
      default:
        return false
      }
    }
  }

  /// Skips characters of ASCII that mean themselves, eight at a time.
  private mutating func skipPlainCharacters() {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highBits = ones &* 0x80
    while position + 8 <= bytes.count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      let quotes = word ^ (ones &* 0x22)
      let backslashes = word ^ (ones &* 0x5C)
      // The lowest high bit that is set marks the first byte that is a quotation mark, a backslash, a control character, or
      // not ASCII. Higher ones may be false.
      let found =
        ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes) | ((word &- ones &* 0x20) & ~word) | word
      guard found & highBits != 0 else {
        position += 8
        continue
      }
      position += (found & highBits).trailingZeroBitCount / 8
      return
    }
    while position < bytes.count, bytes[position] != 0x22, bytes[position] != 0x5C,
      (0x20..<0x80).contains(bytes[position])
    {
      position += 1
    }
  }

  private mutating func skipEscape() -> Bool {
    position += 1
    guard let character = peek() else { return false }
    position += 1
    guard character == UInt8(ascii: "u") else { return JSONEscape.isSimple(character) }
    guard let first = hexadecimalNumber() else { return false }
    switch first {
    case 0xDC00...0xDFFF:
      return false
    case 0xD800...0xDBFF:
      guard peek() == UInt8(ascii: "\\"), position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "u") else {
        return false
      }
      position += 2
      return hexadecimalNumber().map { (0xDC00...0xDFFF).contains($0) } ?? false
    default:
      return true
    }
  }

  private mutating func hexadecimalNumber() -> UInt32? {
    guard bytes.count - position >= 4 else { return nil }
    defer { position += 4 }
    return JSONEscape.hexadecimalNumber(bytes[position..<position + 4])
  }

  /// Skips a character of several bytes; false if it is not valid (Unicode, table 3-7).
  private mutating func skipUTF8Sequence() -> Bool {
    let second: ClosedRange<UInt8>
    let count: Int
    switch bytes[position] {
    case 0xC2...0xDF: (count, second) = (2, 0x80...0xBF)
    case 0xE0: (count, second) = (3, 0xA0...0xBF)
    case 0xED: (count, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (count, second) = (3, 0x80...0xBF)
    case 0xF0: (count, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (count, second) = (4, 0x80...0xBF)
    case 0xF4: (count, second) = (4, 0x80...0x8F)
    default: return false
    }
    guard bytes.count - position >= count, second.contains(bytes[position + 1]),
      (2..<count).allSatisfy({ bytes[position + $0] & 0xC0 == 0x80 })
    else { return false }
    position += count
    return true
  }

  // MARK: Bytes

  /// Appends the token of what ends here.
  private mutating func append(_ kind: JSONToken.Kind, from start: Int) {
    tokens.append(
      JSONToken(
        start: UInt32(start),
        count: UInt32(position - start),
        next: UInt32(tokens.count + 1),
        depth: UInt16(open.count),
        kind: kind
      )
    )
  }

  private func peek() -> UInt8? {
    position < bytes.count ? bytes[position] : nil
  }

  private mutating func skipWhitespace() {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): position += 1
      default: return
      }
    }
  }
}
