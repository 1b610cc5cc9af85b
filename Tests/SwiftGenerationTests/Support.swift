import VersionedAPISwiftGeneration
import VersionedAPITestSupport
import VersionedAPIYAML

/// Generates code from definition files.
func generate(_ files: [YAMLParser.Result]) throws -> SwiftGenerator.Output {
  try SwiftGenerator(templates: .builtIn()).generate(try definition(files))
}
