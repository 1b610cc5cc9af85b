public import VersionedAPIYAML

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Definition {
  /// Reads the definition files of a folder and checks them all in one go.
  /// - Parameter folder: The path of the folder.
  /// - Throws: ``InputError`` where the folder or a file in it cannot be read, or it holds no definition.
  public static func load(folder: String) throws -> Loaded {
    load(try files(in: folder))
  }

  /// The definition files of a folder (`*.yaml` and `*.yml`), parsed; folders in it do not count.
  /// - Parameter folder: The path of the folder; paths in diagnostics begin with it.
  /// - Throws: ``InputError`` where the folder or a file in it cannot be read, or it holds no definition.
  public static func files(in folder: String) throws -> [YAMLParser.Result] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw InputError("cannot read the folder '\(folder)'")
    }
    let prefix = folder.hasSuffix("/") ? folder : "\(folder)/"
    let definitions = names.sorted().filter { name in
      (name.hasSuffix(".yaml") || name.hasSuffix(".yml")) && !name.hasPrefix(".") && !InputFile.isFolder(prefix + name)
    }
    guard !definitions.isEmpty else { throw InputError("the folder '\(folder)' holds no definition (*.yaml)") }
    return try definitions.map { name in
      YAMLParser.parse(bytes: try InputFile.bytes(of: prefix + name), path: prefix + name)
    }
  }
}

/// What is read from a disk.
package enum InputFile {
  /// The bytes of a file.
  /// - Throws: ``InputError`` where it cannot be read.
  package static func bytes(of path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else { throw InputError("cannot read '\(path)'") }
    return Array(data)
  }

  /// Whether there is a folder.
  package static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }
}

/// Why something could not be read.
public struct InputError: Error, CustomStringConvertible {
  /// The text for the person who runs the generator.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
