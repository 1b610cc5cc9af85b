import VersionedAPISwiftGeneration
import VersionedAPITestSupport
import VersionedAPIYAML

/// What the generator makes of definitions.
func generate(_ files: [YAMLParser.Result]) throws -> SwiftGenerator.Output {
  try SwiftGenerator(templates: .builtIn()).generate(try definition(files))
}
