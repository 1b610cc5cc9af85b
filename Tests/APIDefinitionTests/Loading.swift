import APIDefinition
import YAML

/// A service with three versions, for tests that need one and care for nothing else of it.
let exampleService = """
  service: Example
  versions:
    v1: { path: /v1 }
    v2: { path: /v2 }
    v3: { path: /v3 }
  """

/// Reads a service file and resource files, named by their paths.
func load(service: String = exampleService, _ files: (path: String, text: String)...) -> Definition.Loaded {
  Definition.load(([("service.yaml", service)] + files).map { YAMLParser.parse($0.1, path: $0.0) })
}

/// Everything that is wrong with some files, as it is printed.
func findings(_ loaded: Definition.Loaded) -> String {
  DiagnosticRenderer().render(loaded.diagnostics)
}
