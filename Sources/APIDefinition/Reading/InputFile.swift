public import VersionedAPIYAML

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Definition {
  /// Reads and checks all definition files of a folder.
  /// - Parameter folder: The path of the folder.
  /// - Throws: ``InputError`` if the folder or a file in it cannot be read, or if it contains no definition.
  public static func load(folder: String) throws -> Loaded {
    load(try files(in: folder))
  }

  /// Returns the parsed definition files of a folder (`*.yaml` and `*.yml`), without its subfolders.
  /// - Parameter folder: The path of the folder; paths in diagnostics begin with it.
  /// - Throws: ``InputError`` if the folder or a file in it cannot be read, or if it contains no definition.
  public static func files(in folder: String) throws -> [YAMLParser.Result] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw InputError("cannot read the folder '\(folder)'")
    }
    let prefix = folder.hasSuffix("/") ? folder : "\(folder)/"
    let definitions = names.sorted().filter { name in
      (name.hasSuffix(".yaml") || name.hasSuffix(".yml")) && !name.hasPrefix(".") && !InputFile.isFolder(prefix + name)
    }
    guard !definitions.isEmpty else { throw InputError("the folder '\(folder)' contains no definition (*.yaml)") }
    return try definitions.map { name in
      YAMLParser.parse(bytes: try InputFile.bytes(of: prefix + name), path: prefix + name)
    }
  }
}

/// Reads files.
package enum InputFile {
  /// Returns the contents of a file.
  /// - Throws: ``InputError`` if it cannot be read.
  package static func bytes(of path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else { throw InputError("cannot read '\(path)'") }
    return Array(data)
  }

  /// Whether there is a file or a folder at a path.
  package static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Whether a path is a folder.
  package static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }
}

/// An error that occurs when input cannot be read.
public struct InputError: Error, CustomStringConvertible {
  /// The message for the person who runs the generator.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
