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
