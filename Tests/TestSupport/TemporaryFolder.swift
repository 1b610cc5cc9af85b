public import Foundation

/// A folder that is removed when the test ends.
public final class TemporaryFolder {
  /// The path. It contains a space, as a user's may.
  public let path: String

  /// Creates a folder.
  public init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("speechgen test \(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, and creates the folders that contain it.
  public func write(_ text: String, to relative: String) throws {
    let url = URL(fileURLWithPath: "\(path)/\(relative)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: false, encoding: .utf8)
  }

  /// Returns the content of a file.
  public func text(_ relative: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(relative)", encoding: .utf8)
  }

  /// Returns the contents of all files by their paths.
  public func contents() throws -> [String: String] {
    var result: [String: String] = [:]
    for case let relative as String in FileManager.default.enumerator(atPath: path) ?? .init() {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(path)/\(relative)", isDirectory: &isFolder)
      if !isFolder.boolValue { result[relative] = try text(relative) }
    }
    return result
  }

  /// Returns the modification times of all files by their paths.
  public func times() throws -> [String: Date] {
    var result: [String: Date] = [:]
    for relative in try contents().keys {
      result[relative] =
        try FileManager.default.attributesOfItem(atPath: "\(path)/\(relative)")[.modificationDate] as? Date
    }
    return result
  }
}
