import Testing
import VersionedAPIDefinition
import VersionedAPISourceText
import VersionedAPITestSupport
@testable import VersionedAPIYAML

/// Definitions with random errors: the schema must not reject what the loader accepts.
struct SchemaMutationTests {
  @Test(arguments: 0..<4)
  func `what the schema rejects, the loader rejects`(round: UInt64) throws {
    let schema = try JSONSchema.ofLanguage()
    let swiftName = try #require(schema.definitions["swiftName"]?.pattern)
    // The files are hostile.yaml, service.yaml and things.yaml, which has most of the language.
    let files = try definitionFiles("Tests/Fixtures/TestService")
    let entries = files.compactMap(\.root).flatMap(\.allEntries)
    var random = SeededGenerator(seed: round)
    var (accepted, rejected) = (0, 0)
    for _ in 0..<40 {
      var mutated = files
      let index = try #require([0, 1, 2, 2, 2, 2, 2, 2].randomElement(using: &random))
      mutated[index].root = mutated[index].root?.mutated(from: entries, &random)
      // The generator looks at names of Swift, not the loader.
      let faults = schema.faults(in: mutated[index].root).filter { !$0.message.contains(swiftName) }
      guard !faults.isEmpty else {
        accepted += 1
        continue
      }
      rejected += 1
      if !Definition.load(mutated).diagnostics.hasErrors { Issue.record("the loader accepts it: \(faults)") }
    }
    #expect(accepted > 5 && rejected > 15)
  }
}

extension JSONSchema.Part {
  fileprivate var pattern: String? {
    for case .pattern(let pattern) in rules { return pattern.text }
    return nil
  }
}

extension Node {
  /// The entries of this mapping and of all mappings in it.
  fileprivate var allEntries: [Entry] {
    (entries ?? []).flatMap { [$0] + $0.value.allEntries } + (elements ?? []).flatMap(\.allEntries)
  }

  /// Returns this node with one change somewhere in it, taken from another place.
  fileprivate func mutated(from others: [Entry], _ random: inout SeededGenerator) -> Node {
    var copy = self
    let goesDeeper = Int.random(in: 0..<6, using: &random) > 0
    if var entries, let index = entries.indices.randomElement(using: &random) {
      if goesDeeper {
        entries[index].value = entries[index].value.mutated(from: others, &random)
      } else {
        entries.change(at: index, with: others, &random)
      }
      copy.content = .mapping(entries)
    } else if var elements, let index = elements.indices.randomElement(using: &random), goesDeeper {
      elements[index] = elements[index].mutated(from: others, &random)
      copy.content = .sequence(elements)
    } else {
      copy.content = Self.contents(others, &random)
    }
    return copy
  }

  /// Returns a replacement for a value.
  private static func contents(_ others: [Entry], _ random: inout SeededGenerator) -> Content {
    let texts = ["", "none", "true", "2", "-1.5", "v1", "..<v1", "a b", "string", "json", "Thing", "Thing[]", "GET /x"]
    guard let text = texts.randomElement(using: &random), let other = others.randomElement(using: &random) else {
      return .sequence([])
    }
    return switch Int.random(in: 0..<8, using: &random) {
    case 0: .sequence([other.value])
    case 1: .mapping([other])
    case 2: .mapping([])
    case 3, 4: other.value.content
    default: .scalar(Scalar(text: text, isQuoted: false))
    }
  }
}

extension [Node.Entry] {
  /// Removes an entry, renames it, or adds another one.
  fileprivate mutating func change(at index: Int, with others: [Node.Entry], _ random: inout SeededGenerator) {
    guard let other = others.randomElement(using: &random) else { return }
    let isNew = allSatisfy { $0.key != other.key }
    switch Int.random(in: 0..<3, using: &random) {
    case 0: remove(at: index)
    case 1 where isNew: self[index].key = other.key
    case 2 where isNew: insert(other, at: index)
    default: self[index].value = other.value
    }
  }
}
