public import VersionedAPISwiftGeneration

/// What an update does with files, by module.
public struct OutputSummary: Sendable {
  /// What an update does with a file.
  public enum Kind: CaseIterable, Sendable {
    /// The file does not exist yet.
    case added
    /// The file has other content.
    case changed
    /// The file is no longer generated.
    case removed
    /// The file is up to date.
    case unchanged
  }

  /// The files with their paths in the folder, sorted by path.
  public let files: [(path: String, kind: Kind)]

  /// Creates a summary of the differences between a folder and its expected files.
  public init(of difference: OutputFolder.Difference, from files: [GeneratedFile]) {
    var kinds = Dictionary(uniqueKeysWithValues: files.map { ($0.path, Kind.unchanged) })
    for file in difference.missing { kinds[file.path] = .added }
    for (file, _) in difference.changed { kinds[file.path] = .changed }
    for (path, _) in difference.stale { kinds[path] = .removed }
    self.files = kinds.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Returns a line for each module, with the numbers that are not zero.
  /// - Parameters:
  ///   - folder: The name of the output folder, which files without a module are directly in.
  ///   - words: The words for what happens to files, such as `to add`.
  public func lines(folder: String, words: (Kind) -> String) -> [String] {
    let modules = Dictionary(grouping: files) { file in
      file.path.contains("/") ? String(file.path.prefix { $0 != "/" }) : folder
    }
    return modules.sorted { $0.key < $1.key }.map { module, files in
      let counts = Kind.allCases.compactMap { kind in
        let count = files.count { $0.kind == kind }
        return count == 0 ? nil : "\(count) \(words(kind))"
      }
      return "\(module): \(counts.joined(separator: ", "))"
    }
  }
}
