/// Converts names of the service to Swift names that follow the Swift API Design Guidelines.
public struct Naming: Sendable {
  /// Acronyms by their lowercase form: `url` is `URL`, `urls` is `URLs`.
  private let acronyms: [String: String]

  /// Acronyms of every API.
  static let commonAcronyms = ["API", "HTML", "HTTP", "HTTPS", "ID", "JSON", "URI", "URL", "UTF8", "UUID", "XML"]

  /// Creates a naming with acronyms of the service in addition to the common ones.
  public init(acronyms: [String] = []) {
    var known: [String: String] = [:]
    for acronym in Self.commonAcronyms + acronyms {
      known[acronym.lowercased()] = acronym
      known[acronym.lowercased() + "s"] = acronym + "s"
    }
    self.acronyms = known
  }

  /// Returns the name of a property, a parameter, a method or a case, such as `targetResourceID`, or nil if the key has no
  /// letters or digits, or letters other than ASCII.
  public func member(_ key: String) -> String? {
    guard let words = words(of: key), let first = words.first else { return nil }
    let isCapitals = acronyms[first.lowercased()] != nil || first.allSatisfy { !$0.isLowercase }
    let start = isCapitals ? first.lowercased() : first.prefix(1).lowercased() + first.dropFirst()
    return guardingDigit(start + words.dropFirst().map(capitalized).joined())
  }

  /// Returns the name of a type, such as `LineItem`, or nil if the key has no letters or digits, or letters other than
  /// ASCII.
  public func type(_ key: String) -> String? {
    words(of: key).map { guardingDigit($0.map(capitalized).joined()) }
  }

  /// Returns the namespace of an api-version, such as `V3_0`, `V3_2Preview2` or `V2024_11_15`.
  public static func namespace(ofVersion id: String) -> String {
    let number = id.first?.lowercased() == "v" ? id.dropFirst() : id[...]
    var result = "V"
    var followsNumber = false
    for part in number.split(whereSeparator: { !$0.isASCII || !($0.isLetter || $0.isNumber) }) {
      let isNumber = part.first?.isNumber == true
      if isNumber && followsNumber { result += "_" }
      result += part.prefix(1).uppercased() + part.dropFirst()
      followsNumber = isNumber
    }
    return result
  }

  /// Returns the words of a key: `targetResourceId` has three, `@nextLink` two, `NoUtf8WithBom` four.
  private func words(of key: String) -> [String]? {
    guard key.unicodeScalars.allSatisfy({ $0.isASCII || !$0.properties.isAlphabetic }) else { return nil }
    var words: [String] = []
    var word = ""
    // What is not ASCII becomes 0, which separates words as all but letters and digits do.
    let isASCII = key.utf8.allSatisfy { $0 < 0x80 }
    let characters = isASCII ? Array(key.utf8) : key.map { $0.asciiValue ?? 0 }
    for (index, character) in characters.enumerated() {
      guard Self.isLowercase(character) || Self.isUppercase(character) || Self.isDigit(character) else {
        if !word.isEmpty { words.append(word) }
        word = ""
        continue
      }
      let previous = index > 0 ? characters[index - 1] : 0
      let next = index + 1 < characters.count ? characters[index + 1] : 0
      // A capital letter begins a word, except within an acronym: `SASUrl` is `SAS` and `Url`.
      let endsAcronym =
        Self.isUppercase(previous) && Self.isLowercase(next) && !isPluralOfAcronym(characters, from: index)
      if Self.isUppercase(character), Self.isLowercase(previous) || Self.isDigit(previous) || endsAcronym, !word.isEmpty
      {
        words.append(word)
        word = ""
      }
      word.unicodeScalars.append(Unicode.Scalar(character))
    }
    if !word.isEmpty { words.append(word) }
    return words.isEmpty ? nil : words
  }

  private static func isLowercase(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
  private static func isUppercase(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// Returns whether a capital letter and the `s` after it end a plural of an acronym, such as the `Ls` of `URLs`.
  private func isPluralOfAcronym(_ characters: [UInt8], from index: Int) -> Bool {
    guard index + 1 < characters.count, characters[index + 1] == UInt8(ascii: "s") else { return false }
    return index + 2 == characters.count || !Self.isLowercase(characters[index + 2])
  }

  private func capitalized(_ word: String) -> String {
    acronyms[word.lowercased()] ?? word.prefix(1).uppercased() + word.dropFirst()
  }

  private func guardingDigit(_ name: String) -> String {
    name.first?.isNumber == true ? "_" + name : name
  }
}
