import VersionedAPIDefinition
import VersionedAPIOpenAPI
import VersionedAPITestSupport
import VersionedAPIYAML

/// Random definitions, and a random API of a version that they do not have.
struct RandomPair {
  /// The seeds of the tests, in blocks that run side by side.
  static let blocks: [Range<UInt64>] = (0..<20).map { $0 * 25..<($0 + 1) * 25 }
  /// The name of the version that the definitions do not have.
  static let newVersion = "v9"

  let seed: UInt64
  /// The APIs of the versions, oldest first.
  var apis: [RandomAPI]
  /// The API of the new version.
  var new: RandomAPI
  /// How many versions are older than the new one.
  var place: Int
  private var hasQuery: Bool
  /// The state from which files are written.
  private var random: SeededGenerator

  init(seed: UInt64) {
    self.seed = seed
    var random = SeededGenerator(seed: seed)
    apis = [RandomAPI(using: &random)]
    for _ in 0..<random.pick([0, 1, 1, 2]) {
      apis.append(apis[apis.count - 1].mutated(besides: apis, using: &random))
    }
    place = random.chance(85) ? apis.count : Int.random(in: 0...apis.count, using: &random)
    new = apis[max(0, place - 1)].mutated(besides: apis, using: &random)
    hasQuery = random.chance(50)
    self.random = random
    // With a generator of its own, so that the rest of a pair does not depend on it.
    var orders = SeededGenerator(seed: ~seed)
    for index in apis.indices {
      apis[index].reorderCases(after: index > 0 ? apis[index - 1] : nil, using: &orders)
    }
    new.reorderCases(after: apis[max(0, place - 1)], using: &orders)
  }

  /// The names of the versions, oldest first.
  var versions: [String] { (1...apis.count).map { "v\($0)" } }

  /// The version before the new one; nil if the new one is the oldest.
  var previousVersion: String? { place == 0 ? nil : versions[place - 1] }

  /// The definitions, without the new version.
  var files: [DefinitionFile] {
    RandomDefinition(
      Array(zip(versions, apis)),
      hasQuery: hasQuery,
      lasting: Set(new.schemas.map(\.name)),
      isOpen: place < apis.count,
      random: random
    ).files
  }

  /// Definitions of the new version alone.
  var newFiles: [DefinitionFile] {
    RandomDefinition([(Self.newVersion, new)], hasQuery: hasQuery, random: random).files
  }

  /// Definitions of all versions: what adding the new one could lead to.
  var allFiles: [DefinitionFile] {
    var all = Array(zip(versions, apis))
    all.insert((Self.newVersion, new), at: place)
    return RandomDefinition(all, hasQuery: hasQuery, random: random).files
  }

  /// The new version, as its service publishes it.
  func document() throws -> RandomDocument { try RandomDocument(newFiles.definition().api(of: Self.newVersion)) }

  /// Changes the APIs; nil if nothing remains of one of them, or if nothing changed.
  func changed(_ change: (Int, inout RandomAPI) -> Void) -> RandomPair? {
    var pair = self
    for index in apis.indices {
      change(index, &pair.apis[index])
      pair.apis[index].repair()
      pair.apis[index].agree(with: Array(pair.apis[..<index]))
      pair.apis[index].repair()
    }
    change(apis.count, &pair.new)
    pair.new.repair()
    pair.new.agree(with: pair.apis)
    pair.new.repair()
    let isEmpty = (pair.apis + [pair.new]).contains { $0.operations.isEmpty }
    return isEmpty || pair.apis == apis && pair.new == new ? nil : pair
  }
}

/// A definition file.
struct DefinitionFile {
  var path: String
  var text: String
}

extension [DefinitionFile] {
  /// The files as they are printed.
  var description: String { map { "--- \($0.path)\n\($0.text)" }.joined() }

  /// The definition, which has no errors and no warnings.
  func definition() throws -> Definition {
    try VersionedAPITestSupport.definition(map { YAMLParser.parse($0.text, path: $0.path) })
  }
}

extension Definition {
  /// The API of a version that exists.
  func api(of version: String) throws -> API {
    guard let api = api(version: version) else { throw TestFailure("there is no version '\(version)'") }
    return api
  }
}

/// The document that the generator writes for an API.
struct RandomDocument {
  let text: String
  let published: PublishedDocument

  init(_ api: API) throws {
    let writer = OpenAPIWriter(api)
    text = writer.document()
    let query = api.version.query.map(\.name)
    published = PublishedDocument(bytes: Array(text.utf8), path: "document.json", versionQuery: query)
    let diagnostics = writer.diagnostics + published.diagnostics
    guard diagnostics.isEmpty else { throw TestFailure(findings(diagnostics)) }
  }

  /// The differences of an API from the document; empty if there are none.
  func differences(from api: API) -> String { findings(Audit(of: api, against: published).findings) }
}
