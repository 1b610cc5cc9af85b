import Testing
import VersionedAPIDefinition
import VersionedAPIOpenAPI
import VersionedAPISourceText
import VersionedAPITestSupport
import VersionedAPITooling
import VersionedAPIYAML

/// Random definitions, and documents of a version that they do not have yet.
struct NewVersionPropertyTests {
  private static let seeds: Range<UInt64> = 0..<500

  @Test func `random definitions are valid, and agree with their own documents`() throws {
    for seed in Self.seeds {
      let pair = RandomPair(seed: seed)
      for files in [pair.files, pair.target] {
        let loaded = Definition.load(files.map { YAMLParser.parse($0.text, path: $0.path) })
        guard let definition = loaded.definition, loaded.diagnostics.isEmpty else {
          Issue.record("seed \(seed)\n\(findings(loaded))\n\(text(files))")
          continue
        }
        for version in definition.timeline.versions {
          let api = try #require(definition.api(version: version))
          let document = PublishedPair.document(of: api)
          let audit = Audit(of: api, against: document.read)
          guard !audit.findings.isEmpty || !document.read.diagnostics.isEmpty else { continue }
          Issue.record(
            "seed \(seed), \(version)\n\(findings(document.read.diagnostics + audit.findings))\n\(text(files))\(document.text)"
          )
        }
      }
    }
  }
}

func text(_ files: [(path: String, text: String)]) -> String {
  files.map { "--- \($0.path)\n\($0.text)" }.joined()
}

enum PublishedPair {
  static func document(of api: API) -> (text: String, read: PublishedDocument) {
    let text = OpenAPIWriter(api).document()
    let read = PublishedDocument(bytes: Array(text.utf8), path: "document.json", versionQuery: api.version.query.map(\.name))
    return (text, read)
  }
}

struct RandomPair {
  let versions: [(id: String, api: RandomAPI)]
  let new: RandomAPI
  let files: [(path: String, text: String)]
  let target: [(path: String, text: String)]

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var apis = [RandomAPI(using: &random)]
    for _ in 0..<random.pick([0, 1, 1, 2]) { apis.append(apis[apis.count - 1].mutated(besides: apis, using: &random)) }
    versions = apis.enumerated().map { ("v\($0 + 1)", $1) }
    new = apis[apis.count - 1].mutated(besides: apis, using: &random)
    let hasQuery = random.chance(50)
    files = RandomDefinition(versions, hasQuery: hasQuery, random: random).files
    target = RandomDefinition([("v9", new)], hasQuery: hasQuery, random: random).files
  }
}
