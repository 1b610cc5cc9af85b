import APIDefinition
import Foundation
import SwiftGeneration
import TestSupport
import YAML

/// The definition files of a folder of this package, parsed. Paths in diagnostics are relative to the package.
func definitionFiles(_ folder: String) throws -> [YAMLParser.Result] {
  try Repository.names(in: folder).filter { $0.hasSuffix(".yaml") }.map { name in
    YAMLParser.parse(try Repository.text("\(folder)/\(name)"), path: "\(folder)/\(name)")
  }
}

/// Reads definitions that have no errors.
func load(_ files: [YAMLParser.Result]) throws -> Definition {
  let loaded = Definition.load(files)
  if !loaded.diagnostics.isEmpty {
    throw TestFailure(DiagnosticRenderer().render(loaded.diagnostics))
  }
  guard let definition = loaded.definition else { throw TestFailure("there is no definition") }
  return definition
}

/// What the generator makes of definitions.
func generate(_ files: [YAMLParser.Result]) throws -> SwiftGenerator.Output {
  try SwiftGenerator(templates: .builtIn()).generate(try load(files))
}

/// Something that a test needs did not work.
struct TestFailure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// A folder that goes when the test is over.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("speechgen test \(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to relative: String) throws {
    let url = URL(fileURLWithPath: "\(path)/\(relative)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: false, encoding: .utf8)
  }

  func text(_ relative: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(relative)", encoding: .utf8)
  }

  /// All files with their texts.
  func contents() throws -> [String: String] {
    var result: [String: String] = [:]
    for case let relative as String in FileManager.default.enumerator(atPath: path) ?? .init() {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(path)/\(relative)", isDirectory: &isFolder)
      if !isFolder.boolValue { result[relative] = try text(relative) }
    }
    return result
  }

  /// The modification times of all files.
  func times() throws -> [String: Date] {
    var result: [String: Date] = [:]
    for relative in try contents().keys {
      result[relative] =
        try FileManager.default.attributesOfItem(atPath: "\(path)/\(relative)")[.modificationDate] as? Date
    }
    return result
  }
}
