extension String {
  /// The string with everything but the unreserved characters of RFC 3986 percent-encoded.
  var percentEncoded: String {
    var result: [UInt8] = []
    for byte in utf8 {
      if byte.isUnreservedInURL { result.append(byte) } else { result.appendPercentEncoded(byte) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The string of a URL with those characters percent-encoded that its path, query and fragment cannot have: a space,
  /// for example, and a `%` without two digits behind it. All others stay as they are, escapes included.
  ///
  /// `URL(string:)` encodes a whole component anew if one character is raw: then `%2B` becomes `%252B`. The host is left
  /// to it, since a host has an encoding of its own.
  var encodingRawCharacters: String {
    var string = self
    return string.withUTF8 { bytes in
      // Most URLs have nothing to encode.
      guard bytes.hasRawCharacters else { return self }
      var result: [UInt8] = []
      var position = 0
      var hasFragment = false
      for index in bytes.startOfPath..<bytes.count where !bytes[index].isAllowedInURL {
        let byte = bytes[index]
        if byte == UInt8(ascii: "%"), bytes.hasHexDigit(at: index + 1), bytes.hasHexDigit(at: index + 2) { continue }
        if byte == UInt8(ascii: "#"), !hasFragment {
          hasFragment = true
          continue
        }
        result += bytes[position..<index]
        result.appendPercentEncoded(byte)
        position = index + 1
      }
      return position == 0 ? self : String(decoding: result + bytes[position...], as: UTF8.self)
    }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }

  fileprivate var isLetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20 }

  /// Whether the character is unreserved (RFC 3986, section 2.3).
  fileprivate var isUnreservedInURL: Bool {
    switch self {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: isLetter || isDigit
    }
  }

  /// Whether a path, a query and a fragment can have the character, raw: an unreserved one, or a delimiter except `#`.
  fileprivate var isAllowedInURL: Bool {
    // A bit for each of the ASCII characters: !$&'()*+,-./0123456789:;=? and @A-Z_a-z~
    let (low, high): (UInt64, UInt64) = (0xAFFF_FFD2_0000_0000, 0x47FF_FFFE_87FF_FFFF)
    return self < 128 && (self < 64 ? low : high) >> UInt64(self & 63) & 1 == 1
  }
}

extension UInt64 {
  /// Whether each of eight bytes is an ASCII letter, a digit or one of `-./:`.
  fileprivate var hasFrequentCharactersOfURLs: Bool {
    let highBits: UInt64 = 0x8080_8080_8080_8080
    guard self & highBits == 0 else { return false }
    // The high bit of a sum tells whether a byte is at least the first, or more than the last character of a range.
    func isBetween(_ first: UInt8, _ last: UInt8, _ word: UInt64) -> UInt64 {
      let ones: UInt64 = 0x0101_0101_0101_0101
      return (word &+ ones &* UInt64(0x80 - first)) & ~(word &+ ones &* UInt64(0x7F - last))
    }
    let letters = isBetween(UInt8(ascii: "a"), UInt8(ascii: "z"), self | 0x2020_2020_2020_2020)
    return (letters | isBetween(UInt8(ascii: "-"), UInt8(ascii: ":"), self)) & highBits == highBits
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether there is a character that ``isAllowedInURL`` is false for.
  fileprivate var hasRawCharacters: Bool {
    let bytes = UnsafeRawBufferPointer(self)
    var index = 0
    while index < count {
      // Most characters are letters, digits and a few others, which are found eight at a time.
      if index + 8 <= count, bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self).hasFrequentCharactersOfURLs {
        index += 8
      } else {
        guard self[index].isAllowedInURL else { return true }
        index += 1
      }
    }
    return false
  }

  /// The index behind the scheme and the host, if there are such.
  fileprivate var startOfPath: Int {
    var index = prefix { $0.isLetter || $0.isDigit || "+-.".utf8.contains($0) }.count
    index = index < count && self[index] == UInt8(ascii: ":") ? index + 1 : 0
    guard self[index...].starts(with: "//".utf8) else { return index }
    return self[(index + 2)...].firstIndex { "/?#".utf8.contains($0) } ?? count
  }

  fileprivate func hasHexDigit(at index: Int) -> Bool {
    guard index < count else { return false }
    let byte = self[index]
    return byte.isDigit || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte | 0x20
  }
}

extension [UInt8] {
  fileprivate mutating func appendPercentEncoded(_ byte: UInt8) {
    let digits = Array("0123456789ABCDEF".utf8)
    self += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
