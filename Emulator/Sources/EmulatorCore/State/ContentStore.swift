import Foundation

/// The content of files and blocks, in a folder.
struct ContentStore: Sendable {
  /// The folder.
  let folder: URL

  /// Writes the content of a file of an entity.
  func write(_ data: Data, entity: String, name: String) throws(ServiceFailure) {
    do {
      let directory = folder.appending(path: entity)
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
      try data.write(to: directory.appending(path: name), options: .atomic)
    } catch {
      throw ServiceFailure(500, .internalServerError, "The emulator cannot write to its folder.")
    }
  }

  /// Returns the content of a file, mapped into memory; nil if there is none.
  func read(entity: String, name: String) -> Data? {
    try? Data(contentsOf: folder.appending(path: entity).appending(path: name), options: .mappedIfSafe)
  }

  /// Deletes the content of an entity, or one file of it.
  func delete(entity: String, name: String? = nil) {
    let directory = folder.appending(path: entity)
    try? FileManager.default.removeItem(at: name.map { directory.appending(path: $0) } ?? directory)
  }

  /// Deletes everything.
  func reset() { try? FileManager.default.removeItem(at: folder) }

  /// All contents by entity and name.
  var all: [(entity: String, name: String, data: Data)] {
    let manager = FileManager.default
    let entities = (try? manager.contentsOfDirectory(atPath: folder.path)) ?? []
    return entities.sorted().flatMap { entity in
      let names = (try? manager.contentsOfDirectory(atPath: folder.appending(path: entity).path)) ?? []
      return names.sorted().compactMap { name in read(entity: entity, name: name).map { (entity, name, $0) } }
    }
  }

  /// The name of a block in the folder of its dataset.
  static func blockName(_ id: String) -> String {
    "block-\(Data(id.utf8).map { String($0, radix: 16) }.joined(separator: "."))"
  }
}
