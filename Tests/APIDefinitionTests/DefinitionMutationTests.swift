import Testing
import VersionedAPIDefinition
import VersionedAPISourceText
import VersionedAPITestSupport
import VersionedAPITooling
import VersionedAPIYAML

/// Definitions with misplaced words, lines and characters: loading them never crashes, and its errors have a place.
struct DefinitionMutationTests {
  static let service = Result {
    YAMLParser.parse(try Repository.text("Definitions/service.yaml"), path: "service.yaml")
  }
  static let resources = Result {
    try Repository.names(in: "Definitions").filter { $0.hasSuffix(".yaml") && $0 != "service.yaml" }
      .map { try Repository.text("Definitions/\($0)") }
  }

  /// The words of the definitions.
  static let words = Result { try resources.get().flatMap(\.definitionWords) }

  @Test(arguments: 0..<8)
  func `a part of a file, with the real service file`(round: UInt64) throws {
    let service = try Self.service.get()
    let files = try Self.resources.get()
    let words = try Self.words.get()
    for (index, file) in files.enumerated() {
      var random = SeededGenerator(seed: round * 1000 + UInt64(index))
      for _ in 0..<8 {
        var mutation = Mutation(of: file.someElements(&random), words: words)
        for _ in 0..<Int.random(in: 1...3, using: &random) { mutation.apply(&random) }
        check([service, YAMLParser.parse(mutation.text, path: "mutated.yaml")], mutation.text)
      }
    }
  }

  @Test(arguments: 0..<4)
  func `the service file, with a small resource file`(round: UInt64) throws {
    let text = try Repository.text("Definitions/service.yaml")
    let health = YAMLParser.parse(try Repository.text("Definitions/health.yaml"), path: "health.yaml")
    let words = text.definitionWords
    var random = SeededGenerator(seed: round)
    for _ in 0..<50 {
      var mutation = Mutation(of: text, words: words)
      for _ in 0..<Int.random(in: 1...3, using: &random) { mutation.apply(&random) }
      check([health, YAMLParser.parse(mutation.text, path: "mutated.yaml")], mutation.text)
    }
  }

  /// Loading returns a definition whose versions can be projected, or errors with a place in their file.
  private func check(_ files: [YAMLParser.Result], _ text: String) {
    let loaded = Definition.load(files)
    for diagnostic in loaded.diagnostics {
      for range in [diagnostic.range] + diagnostic.notes.map(\.range) {
        let lines = range.file.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count
        if !(1...lines).contains(range.start.line) || range.start.column < 1 || range.end < range.start {
          Issue.record("\(range.label) is no place in its file: \(diagnostic.message)\n\(text)")
        }
      }
    }
    guard !loaded.diagnostics.hasErrors else { return }
    guard let definition = loaded.definition else {
      Issue.record("neither a definition nor an error\n\(text)")
      return
    }
    for version in definition.timeline.versions where definition.api(version: version)?.yaml()?.isEmpty != false {
      Issue.record("version \(version) cannot be shown\n\(text)")
    }
  }
}

/// A file that gets random errors.
private struct Mutation {
  private(set) var text: String
  private let words: [String]

  init(of text: String, words: [String]) {
    self.text = text
    self.words = words
  }

  mutating func apply(_ random: inout SeededGenerator) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let line = Int.random(in: lines.indices, using: &random)
    switch Int.random(in: 0..<8, using: &random) {
    case 0: lines.remove(at: line)
    case 1: lines.insert(lines[line], at: Int.random(in: lines.indices, using: &random))
    case 2: lines.swapAt(line, Int.random(in: lines.indices, using: &random))
    case 3: lines[line] = "  " + lines[line]
    case 4: lines[line] = String(lines[line].dropFirst(2))
    case 5: lines[line] = String(lines[line].dropLast(Int.random(in: 1...10, using: &random)))
    default:
      let old = lines[line].definitionWords.randomElement(using: &random)
      if let old, let new = words.randomElement(using: &random) {
        lines[line] = lines[line].replacing(old, with: new, maxReplacements: 1)
      }
    }
    text = lines.joined(separator: "\n")
  }
}

extension String {
  /// The words between blanks, brackets and commas.
  fileprivate var definitionWords: [String] {
    split { " \n{}[],".contains($0) }.map(String.init)
  }

  /// The sections of a file, each with a few of its elements, so that loading takes little time.
  fileprivate func someElements(_ random: inout SeededGenerator) -> String {
    var isKept = true
    return split(separator: "\n").filter { line in
      let indentation = line.prefix { $0 == " " }.count
      if indentation <= 2 { isKept = indentation == 0 || Int.random(in: 0..<3, using: &random) == 0 }
      return isKept
    }.joined(separator: "\n")
  }
}
