public import VersionedAPIDefinition
public import VersionedAPISourceText
public import VersionedAPIYAML

/// A service file with three versions, for tests that need nothing else of it.
public let exampleService = """
  service: Example
  versions:
    v1: { path: /v1 }
    v2: { path: /v2 }
    v3: { path: /v3 }
  """

/// Loads a service file and resource files with the given paths.
public func load(service: String = exampleService, _ files: (path: String, text: String)...) -> Definition.Loaded {
  Definition.load(([("service.yaml", service)] + files).map { YAMLParser.parse($0.1, path: $0.0) })
}

/// Returns a service file by itself, or a resource file together with ``exampleService``.
public func exampleFiles(_ text: String, path: String) -> [YAMLParser.Result] {
  let file = YAMLParser.parse(text, path: path)
  return text.hasPrefix("service:") ? [file] : [YAMLParser.parse(exampleService, path: "service.yaml"), file]
}

/// Returns diagnostics as they are printed.
public func findings(_ diagnostics: [Diagnostic]) -> String {
  DiagnosticRenderer().render(diagnostics)
}

/// Returns the diagnostics about files, as they are printed.
public func findings(_ loaded: Definition.Loaded) -> String {
  findings(loaded.diagnostics)
}

/// Returns the parsed definition files of a folder of this package. Paths in diagnostics are relative to the package.
public func definitionFiles(_ folder: String = "Definitions") throws -> [YAMLParser.Result] {
  try Repository.names(in: folder).filter { $0.hasSuffix(".yaml") }.map { name in
    YAMLParser.parse(try Repository.text("\(folder)/\(name)"), path: "\(folder)/\(name)")
  }
}

/// Returns the definition in files, which have no errors and no warnings.
public func definition(_ files: [YAMLParser.Result]) throws -> Definition {
  let loaded = Definition.load(files)
  guard let definition = loaded.definition, loaded.diagnostics.isEmpty else { throw TestFailure(findings(loaded)) }
  return definition
}

/// Returns the definition in a folder of this package.
public func definition(of folder: String = "Definitions") throws -> Definition {
  try definition(definitionFiles(folder))
}

/// Returns the definition in a service file and a resource file.
public func definition(_ service: String, _ things: String) throws -> Definition {
  try definition([YAMLParser.parse(service, path: "service.yaml"), YAMLParser.parse(things, path: "things.yaml")])
}
