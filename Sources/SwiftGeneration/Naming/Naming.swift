/// Turns the service's names into Swift's, as the Swift API Design Guidelines write them.
public struct Naming: Sendable {
  /// Words in the capitals that they are written in, by their small letters: `url` is `URL`, `urls` is `URLs`.
  private let acronyms: [String: String]

  /// Words that every API writes in capitals.
  static let commonAcronyms = ["API", "HTML", "HTTP", "HTTPS", "ID", "JSON", "URI", "URL", "UTF8", "UUID", "XML"]

  /// Makes a naming that knows some words of the service beside the common ones.
  public init(acronyms: [String] = []) {
    var known: [String: String] = [:]
    for acronym in Self.commonAcronyms + acronyms {
      known[acronym.lowercased()] = acronym
      known[acronym.lowercased() + "s"] = acronym + "s"
    }
    self.acronyms = known
  }

  /// A name for a property, a parameter, a method or a case: `targetResourceID`. Nil where the text has nothing that a
  /// name could be made of, or letters beyond ASCII.
  public func member(_ text: String) -> String? {
    guard let words = words(of: text), let first = words.first else { return nil }
    let isCapitals = acronyms[first.lowercased()] != nil || first.allSatisfy { !$0.isLowercase }
    let start = isCapitals ? first.lowercased() : first.prefix(1).lowercased() + first.dropFirst()
    return guardingDigit(start + words.dropFirst().map(capitalized).joined())
  }

  /// A name for a type: `LineItem`. Nil where the text has nothing that a name could be made of, or letters beyond
  /// ASCII.
  public func type(_ text: String) -> String? {
    words(of: text).map { guardingDigit($0.map(capitalized).joined()) }
  }

  /// The namespace of an api-version: `V3_0`, `V3_2Preview2`, `V2024_11_15`.
  public static func namespace(ofVersion id: String) -> String {
    let text = id.first?.lowercased() == "v" ? id.dropFirst() : id[...]
    var result = "V"
    var followsNumber = false
    for part in text.split(whereSeparator: { !$0.isASCII || !($0.isLetter || $0.isNumber) }) {
      let isNumber = part.first?.isNumber == true
      if isNumber && followsNumber { result += "_" }
      result += part.prefix(1).uppercased() + part.dropFirst()
      followsNumber = isNumber
    }
    return result
  }

  /// The words of a name: `targetResourceId` has three, `@nextLink` two, `NoUtf8WithBom` four.
  private func words(of text: String) -> [String]? {
    guard text.unicodeScalars.allSatisfy({ $0.isASCII || !$0.properties.isAlphabetic }) else { return nil }
    var words: [String] = []
    var word = ""
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      guard character.isASCII, character.isLetter || character.isNumber else {
        if !word.isEmpty { words.append(word) }
        word = ""
        continue
      }
      let previous = index > 0 ? characters[index - 1] : " "
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      // A capital begins a word, unless it is in the middle of a row of capitals: `SASUrl` is `SAS` and `Url`.
      let endsRow = previous.isUppercase && next.isLowercase && !isPluralOfRow(characters, from: index)
      if character.isUppercase, previous.isLowercase || previous.isNumber || endsRow, !word.isEmpty {
        words.append(word)
        word = ""
      }
      word.append(character)
    }
    if !word.isEmpty { words.append(word) }
    return words.isEmpty ? nil : words
  }

  /// Whether a capital and the `s` behind it end a row of capitals: the `Ls` of `URLs`.
  private func isPluralOfRow(_ characters: [Character], from index: Int) -> Bool {
    guard index + 1 < characters.count, characters[index + 1] == "s" else { return false }
    return index + 2 == characters.count || !characters[index + 2].isLowercase
  }

  private func capitalized(_ word: String) -> String {
    acronyms[word.lowercased()] ?? word.prefix(1).uppercased() + word.dropFirst()
  }

  private func guardingDigit(_ name: String) -> String {
    name.first?.isNumber == true ? "_" + name : name
  }
}
