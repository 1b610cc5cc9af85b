import Foundation

/// The folder with the state: a file per entity, one for the rest, and the contents.
///
/// Only what has changed is written.
struct DataFolder: Sendable {
  /// The folder.
  let url: URL
  /// Whether it outlives the emulator.
  let isKept: Bool

  private var entities: URL { url.appending(path: "entities") }
  private var shared: URL { url.appending(path: "shared.json") }
  /// The folder with the contents of files.
  var content: URL { url.appending(path: "content") }
  /// The folder with audio files and their texts, which a person can put there.
  var audio: URL { url.appending(path: "audio") }

  /// Uses a folder, which is created if it is missing.
  /// - Parameter path: The path, or nil for a temporary folder.
  init(path: String?) throws(StartError) {
    isKept = path != nil
    url =
      path.map { URL(filePath: $0) }
      ?? FileManager.default.temporaryDirectory.appending(path: "speech-emulator-\(UUID().uuidString)")
    do {
      for folder in [url, content] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      }
    } catch {
      throw StartError("cannot create the folder '\(url.path)'")
    }
  }

  /// Reads the state.
  /// - Throws: ``StartError`` if a file is unreadable.
  func load() throws(StartError) -> (entities: [Entity], shared: SharedState?) {
    guard isKept else { return ([], nil) }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: entities.path)) ?? []
    var result: [Entity] = []
    for name in names.sorted() where name.hasSuffix(".json") {
      result.append(try read(Entity.self, entities.appending(path: name)))
    }
    let hasShared = FileManager.default.fileExists(atPath: shared.path)
    return (result.sorted { $0.sequence < $1.sequence }, hasShared ? try read(SharedState.self, shared) : nil)
  }

  private func read<Value: Decodable>(_ type: Value.Type, _ file: URL) throws(StartError) -> Value {
    do {
      return try Self.decoder.decode(type, from: Data(contentsOf: file))
    } catch {
      throw StartError("cannot read '\(file.path)'; it is no file of the emulator, or of another version of it")
    }
  }

  /// Writes the rest of the state, and the entities that have changed.
  func save(_ table: EntityTable, _ state: SharedState) throws {
    guard isKept else { return }
    try FileManager.default.createDirectory(at: entities, withIntermediateDirectories: true)
    for key in table.changed {
      let file = entities.appending(path: "\(key.kind.rawValue)-\(key.id).json")
      if let entity = table[key] {
        try Self.encoder.encode(entity).write(to: file, options: .atomic)
      } else {
        try? FileManager.default.removeItem(at: file)
      }
    }
    try Self.encoder.encode(state).write(to: shared, options: .atomic)
  }

  /// Deletes a temporary folder.
  func close() {
    if !isKept { try? FileManager.default.removeItem(at: url) }
  }

  static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .secondsSince1970
    return encoder
  }

  static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .secondsSince1970
    return decoder
  }
}
