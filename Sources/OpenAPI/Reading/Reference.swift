/// A `$ref`: a file, or nothing, and a JSON pointer (RFC 6901) into it.
struct Reference {
  /// The file or URL before the `#`; empty for the document itself.
  let file: String
  /// The keys on the way to the target, without escapes; nil if the part behind the `#` is not a pointer.
  let keys: [String]?

  init(_ text: String) {
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    file = String(parts.first ?? "")
    let pointer = Self.decoded(String(parts.count > 1 ? parts[1] : ""))
    if pointer.isEmpty {
      keys = []
    } else if pointer.hasPrefix("/") {
      keys = pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { key in
        String(key).replacing("~1", with: "/").replacing("~0", with: "~")
      }
    } else {
      keys = nil
    }
  }

  /// A string without its percent-encoding. What is not an escape stays as it is.
  private static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = Character(Unicode.Scalar(bytes[index + 1])).hexDigitValue,
        let low = Character(Unicode.Scalar(bytes[index + 2])).hexDigitValue
      {
        decoded.append(UInt8(high * 16 + low))
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }
}
