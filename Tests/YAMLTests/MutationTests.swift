import Testing
import VersionedAPISourceText
import VersionedAPITestSupport
import VersionedAPIYAML

/// Invalid files of all kinds: parsing never crashes, and never fails without a place.
struct MutationTests {
  /// The definition files, each of them cut to a length that keeps the run short.
  static let files = Result {
    try Repository.names(in: "Definitions").filter { $0.hasSuffix(".yaml") }.map { name in
      (name: name, bytes: Array(try Repository.text("Definitions/\(name)").utf8))
    }
  }

  @Test func `one file, cut off at every byte`() throws {
    let bytes = Array(try Repository.text("Definitions/operations.yaml").utf8)
    for length in 0...bytes.count {
      check(Array(bytes[..<length]), "operations.yaml, the first \(length) bytes")
    }
  }

  @Test(arguments: 0..<8)
  func `every file, with bytes changed, added and removed`(round: UInt64) throws {
    for (index, file) in try Self.files.get().enumerated() {
      var random = SeededGenerator(seed: round * 1000 + UInt64(index))
      for number in 0..<90 {
        let length = min(file.bytes.count, 600)
        let start = Int.random(in: 0...file.bytes.count - length, using: &random)
        let lineStart = file.bytes[..<start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        var bytes = Array(file.bytes[lineStart..<min(lineStart + length, file.bytes.count)])
        for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&bytes, &random) }
        check(bytes, "\(file.name), round \(round), number \(number)")
      }
    }
  }

  @Test(arguments: 0..<8)
  func `files made only of characters that mean something in YAML`(round: UInt64) {
    var random = SeededGenerator(seed: round)
    let tokens = [
      "a", ": ", ":", "- ", "? ", "[", "]", "{", "}", ", ", "\n", "\n  ", "\n    ", "\t", "\r", "'", "\"", "\\",
      "|", ">-", "|2", "#", " # ", "&a ", "*a", "!t ", "<<", "---", "\n...\n", "%YAML 1.1\n", "\\u00", "@", "`",
      "\u{85}", "\u{FEFF}",
    ]
    for number in 0..<300 {
      let text = random.text(of: tokens, upTo: 24)
      check(Array(text.utf8), "round \(round), number \(number)")
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let place = Int.random(in: 0..<max(bytes.count, 1), using: &random)
    let special = Array(":-?[]{},\n\t '\"|>#&*!%@`\\\r~<\u{85}".utf8)
    switch Int.random(in: 0..<6, using: &random) {
    case 0 where !bytes.isEmpty: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1 where !bytes.isEmpty: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 2 where !bytes.isEmpty: bytes.remove(at: place)
    case 3 where !bytes.isEmpty:
      bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &random)))
    case 4: bytes.insert(UInt8.random(in: 0...255, using: &random), at: min(place, bytes.count))
    default:
      bytes.insert(special[Int.random(in: special.indices, using: &random)], at: min(place, bytes.count))
    }
  }

  /// Parsing returns a tree, or an error whose place is in the file, unless the file is blank.
  private func check(_ bytes: [UInt8], _ what: String) {
    check(YAMLParser.parse(bytes: bytes, path: "mutated.yaml"), what)
    check(YAMLParser.parse(bytes: bytes, path: "mutated.yaml", dialect: .full), "\(what), as full YAML")
  }

  private func check(_ result: YAMLParser.Result, _ what: String) {
    let lines = result.file.text.unicodeScalars.reduce(1) { $0 + ($1 == "\n" || $1 == "\r" ? 1 : 0) }
    for diagnostic in result.diagnostics {
      for range in [diagnostic.range] + diagnostic.notes.map(\.range) {
        let isInside =
          (1...lines).contains(range.start.line) && range.start.column >= 1 && range.start <= range.end
          && range.start.column <= result.file.line(range.start.line).unicodeScalars.count + 1
        if !isInside { Issue.record("\(what): \(range.label) is no place in the file: \(diagnostic.message)") }
      }
      if diagnostic.message.isEmpty { Issue.record("\(what): a diagnostic has no message") }
    }
    if result.root == nil, !result.diagnostics.hasErrors, !isBlank(result.file.text) {
      Issue.record("\(what): neither a tree nor an error\n\(result.file.text.debugDescription)")
    }
    _ = DiagnosticRenderer().render(result.diagnostics)
  }

  private func isBlank(_ text: String) -> Bool {
    text.split(whereSeparator: \.isNewline).allSatisfy { line in
      let content = line.drop { $0.isWhitespace }
      return content.isEmpty || content.hasPrefix("#") || content == "..."
    }
  }
}
