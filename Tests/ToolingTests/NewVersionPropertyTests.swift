import Testing
import VersionedAPIDefinition
import VersionedAPITestSupport
import VersionedAPITooling
import VersionedAPIYAML

/// Random definitions, and a random version that they do not have.
struct NewVersionPropertyTests {
  @Test(arguments: RandomPair.blocks)
  func `random definitions are valid, and equal to their own documents`(seeds: Range<UInt64>) {
    for seed in seeds {
      let pair = RandomPair(seed: seed)
      do {
        _ = try pair.newFiles.definition()
        let api = try pair.files.definition().api(of: pair.versions[pair.versions.count - 1])
        let document = try RandomDocument(api)
        let differences = document.differences(from: api)
        if !differences.isEmpty { throw TestFailure("\(differences)\n\(document.text)") }
      } catch {
        Issue.record("seed \(seed): \(error)\n\(pair.files.description)\n\(pair.newFiles.description)")
      }
    }
  }

  @Test(arguments: RandomPair.blocks.prefix(4))
  func `definitions can have the random version beside the others`(seeds: Range<UInt64>) {
    for seed in seeds {
      let pair = RandomPair(seed: seed)
      do {
        let differences = try pair.document().differences(
          from: pair.allFiles.definition().api(of: RandomPair.newVersion)
        )
        if !differences.isEmpty { throw TestFailure(differences) }
      } catch {
        Issue.record("seed \(seed): \(error)\n\(pair.allFiles.description)")
      }
    }
  }

  @Test(arguments: RandomPair.blocks)
  func `a version added against a document equals it, and changes no other version`(seeds: Range<UInt64>) {
    let failing = seeds.map { RandomPair(seed: $0) }.filter { failure(of: $0) != nil }
    guard let first = failing.first else { return }
    let smallest = first.shrunk { failure(of: $0) != nil }
    Issue.record(
      """
      \(failing.count) pairs fail: seeds \(failing.map { String($0.seed) }.joined(separator: ", "))
      The first one, as small as it still fails:
      \(failure(of: smallest) ?? "")
      """
    )
  }

  /// What is wrong after the new version of a pair was added to its definitions; nil if nothing is.
  private func failure(of pair: RandomPair) -> String? {
    var report = "\(RandomPair.newVersion) after \(pair.previousVersion ?? "nothing")\n"
    do {
      let document = try pair.document()
      report += pair.files.description + "--- document.json\n\(document.text)"
      let before = try pair.files.definition()
      let files = try adding(RandomPair.newVersion, after: pair.previousVersion, to: pair.files, against: document)
      report += "=== with \(RandomPair.newVersion)\n\(files.description)"
      let after = try files.definition()
      for version in pair.versions where try before.api(of: version).yaml() != after.api(of: version).yaml() {
        return report + "=== \(version) changed\n\(try after.api(of: version).yaml() ?? "")"
      }
      let differences = document.differences(from: try after.api(of: RandomPair.newVersion))
      if !differences.isEmpty { return report + "=== differences\n\(differences)" }
      let again = try adding(RandomPair.newVersion, after: pair.previousVersion, to: files, against: document)
      return again.map(\.text) == files.map(\.text) ? nil : report + "=== a second run\n\(again.description)"
    } catch {
      return report + "=== \(error)"
    }
  }

  /// Adds a version to definitions, as `speechgen new-version --write` does.
  private func adding(
    _ version: String,
    after older: String?,
    to files: [DefinitionFile],
    against document: RandomDocument
  ) throws -> [DefinitionFile] {
    var parsed = files.map { YAMLParser.parse($0.text, path: $0.path) }
    let service = try #require(parsed.firstIndex { $0.root?.entries?.contains { $0.key == "service" } == true })
    let versions = try files.definition().timeline.versions
    if !versions.contains(version) {
      let editor = ServiceFileEditor(text: files[service].text, path: files[service].path)
      let text = try editor.adding(version, older.map { .after($0) } ?? .before(versions[0]))
      parsed[service] = YAMLParser.parse(text, path: files[service].path)
    }
    let update = try DefinitionUpdate(
      of: version,
      in: parsed,
      folder: "",
      against: document.published
    )
    let changed = parsed.map { DefinitionFile(path: $0.file.path, text: update.files[$0.file.path] ?? $0.file.text) }
    let known = Set(changed.map(\.path))
    let new = update.files.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
    return changed + new.map { DefinitionFile(path: $0.key, text: $0.value) }
  }
}
