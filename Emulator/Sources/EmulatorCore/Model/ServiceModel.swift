import VersionedAPIDefinition
import VersionedAPISourceText

/// The service in all of its api-versions, as the definitions describe it.
public struct ServiceModel: Sendable {
  /// The versions, oldest first.
  public let versions: [VersionModel]

  /// Creates the model of a checked definition.
  public init(_ definition: Definition) {
    versions = definition.timeline.versions.compactMap(definition.api).map(VersionModel.init)
  }

  /// Reads the definition files of a folder.
  /// - Throws: ``StartError`` if they cannot be read, or have errors.
  public init(folder: String) throws(StartError) {
    let loaded: Definition.Loaded
    do {
      loaded = try Definition.load(folder: folder)
    } catch {
      throw StartError("\(error)")
    }
    let errors = loaded.diagnostics.filter { $0.severity == .error }
    if let first = errors.first {
      let others = errors.count == 1 ? "" : " (and \(errors.count - 1) more; 'speechgen lint' shows them)"
      throw StartError("the definitions in '\(folder)' have an error: \(first.message)\(others)")
    }
    guard let definition = loaded.definition else { throw StartError("'\(folder)' contains no definition") }
    self.init(definition)
  }

  /// Returns the version with a name.
  public func version(_ id: String) -> VersionModel? { versions.first { $0.id == id } }
}
