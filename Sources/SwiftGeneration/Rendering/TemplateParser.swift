/// Parses Mustache: values, sections, inverted sections, partials and comments. Text is never escaped.
///
/// A tag that is no value and stands alone in its line leaves no line behind.
struct TemplateParser {
  /// Why a template is invalid.
  struct Failure: Error {
    /// What is wrong.
    let reason: String
    /// Where it is.
    let place: Template.Place
  }

  /// The maximum number of sections within one another.
  private static let maximumDepth = 50

  private struct Section {
    let name: String
    let subject: Template.Subject
    let isInverted: Bool
    var tokens: [Template.Token] = []
  }

  private let bytes: [UInt8]
  private var position = 0
  private var sections: [Section] = []
  private var tokens: [Template.Token] = []
  private var tags: [Template.Tag] = []

  private init(_ text: String) { bytes = Array(text.utf8) }

  /// Parses a template.
  static func parse(_ text: String) throws(Failure) -> Template {
    var parser = TemplateParser(text)
    while let start = parser.nextTag() { try parser.readTag(at: start) }
    parser.add(parser.bytes[parser.position...])
    parser.position = parser.bytes.count
    guard parser.sections.isEmpty else { throw parser.failure("expected section end") }
    return Template(tokens: parser.tokens, tags: parser.tags)
  }

  // MARK: Tags

  private mutating func readTag(at start: Int) throws(Failure) {
    let text = position..<start
    position = start + 2
    let sign = position < bytes.count ? bytes[position] : 0
    if Self.signs.contains(sign) { position += 1 }
    let afterSign = position
    let name = sign == UInt8(ascii: "!") ? try comment() : try self.name()
    try close(sign == UInt8(ascii: "{") ? "}}}" : "}}")
    var indentation: Range<Int>?
    if Self.signs.contains(sign), sign != UInt8(ascii: "{"), sign != UInt8(ascii: "&") { indentation = ownLine(start) }
    add(bytes[text.lowerBound..<(indentation?.lowerBound ?? text.upperBound)])
    switch sign {
    case UInt8(ascii: "!"):
      break
    case UInt8(ascii: "%"):
      guard name.text == "CONTENT_TYPE:TEXT" else { throw failure("unrecognised config variable", at: afterSign) }
    case UInt8(ascii: ">"):
      note(name, isPartial: true)
      append(.partial(name.text, indentation: Array(bytes[indentation ?? 0..<0])))
    case UInt8(ascii: "#"), UInt8(ascii: "^"):
      guard sections.count < Self.maximumDepth else { throw failure("sections nest too deep", at: afterSign) }
      let isInverted = sign == UInt8(ascii: "^")
      note(name)
      sections.append(Section(name: name.text, subject: subject(name.text), isInverted: isInverted))
    case UInt8(ascii: "/"):
      guard let section = sections.last, section.name == name.text else {
        throw failure("section close name incorrect", at: afterSign)
      }
      note(name)
      sections.removeLast()
      append(.section(section.subject, isInverted: section.isInverted, section.tokens))
    default:
      note(name)
      append(.value(subject(name.text)))
    }
  }

  private static let signs = Set("#^/>!%{&".utf8)

  private typealias Name = (text: String, start: Int)

  private mutating func name() throws(Failure) -> Name {
    skipBlanks()
    let start = position
    while position < bytes.count, Self.isPartOfName(bytes[position]) { position += 1 }
    return (String(decoding: bytes[start..<position], as: UTF8.self), start)
  }

  private mutating func comment() throws(Failure) -> Name {
    let start = position
    while position < bytes.count, !isAt("}}") { position += 1 }
    return ("", start)
  }

  private mutating func close(_ delimiter: String) throws(Failure) {
    skipBlanks()
    guard isAt(delimiter) else { throw failure("unfinished name") }
    position += delimiter.utf8.count
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: ".-_()/:".utf8.contains(byte)
    }
  }

  private func subject(_ name: String) -> Template.Subject {
    switch name {
    case ".": return .element
    case "first()": return .isFirst
    case "last()": return .isLast
    default:
      let names = name.split(separator: ".", omittingEmptySubsequences: false).map { TemplateName.named[String($0)] }
      guard let first = names.first.flatMap({ $0 }) else { return .nothing }
      let others = names.dropFirst().compactMap { $0 }
      return others.count + 1 == names.count ? .path(first, others) : .nothing
    }
  }

  // MARK: Places

  private func nextTag() -> Int? {
    var index = position
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "{") { return index }
      index += 1
    }
    return nil
  }

  /// Returns the blanks before a tag that ends at the present position and is alone in its line, and skips the rest of
  /// the line; nil if there is something else in the line.
  private mutating func ownLine(_ start: Int) -> Range<Int>? {
    var (first, next) = (start, position)
    while first > 0, Self.isBlank(bytes[first - 1]) { first -= 1 }
    while next < bytes.count, Self.isBlank(bytes[next]) { next += 1 }
    guard first == 0 || bytes[first - 1] == UInt8(ascii: "\n"), next == bytes.count || bytes[next] == UInt8(ascii: "\n")
    else { return nil }
    position = min(next + 1, bytes.count)
    return first..<start
  }

  private mutating func skipBlanks() {
    while position < bytes.count, Self.isBlank(bytes[position]) { position += 1 }
  }

  private func isAt(_ text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  private func place(_ offset: Int) -> Template.Place {
    let lines = bytes[..<offset].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let column = (lines.last ?? []).count { $0 & 0b1100_0000 != 0b1000_0000 } + 1
    return Template.Place(line: lines.count, column: column)
  }

  private func failure(_ reason: String, at offset: Int? = nil) -> Failure {
    Failure(reason: reason, place: place(offset ?? position))
  }

  // MARK: Results

  private mutating func note(_ name: Name, isPartial: Bool = false) {
    guard let first = name.text.first, first.isLetter, !name.text.hasSuffix("()") else { return }
    tags.append(Template.Tag(name: name.text, isPartial: isPartial, place: place(name.start)))
  }

  private mutating func add(_ text: ArraySlice<UInt8>) {
    if !text.isEmpty { append(.text(Array(text))) }
  }

  private mutating func append(_ token: Template.Token) {
    if sections.isEmpty { tokens.append(token) } else { sections[sections.count - 1].tokens.append(token) }
  }
}
