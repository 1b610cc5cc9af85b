public import VersionedAPIDefinition
public import VersionedAPISourceText
public import VersionedAPIYAML

/// A service with three versions, for tests that need one and care for nothing else of it.
public let exampleService = """
  service: Example
  versions:
    v1: { path: /v1 }
    v2: { path: /v2 }
    v3: { path: /v3 }
  """

/// Reads a service file and resource files, named by their paths.
public func load(service: String = exampleService, _ files: (path: String, text: String)...) -> Definition.Loaded {
  Definition.load(([("service.yaml", service)] + files).map { YAMLParser.parse($0.1, path: $0.0) })
}

/// A service file by itself, or a resource file together with ``exampleService``.
public func exampleFiles(_ text: String, path: String) -> [YAMLParser.Result] {
  let file = YAMLParser.parse(text, path: path)
  return text.hasPrefix("service:") ? [file] : [YAMLParser.parse(exampleService, path: "service.yaml"), file]
}

/// Diagnostics as they are printed.
public func findings(_ diagnostics: [Diagnostic]) -> String {
  DiagnosticRenderer().render(diagnostics)
}

/// The diagnostics about some files, as they are printed.
public func findings(_ loaded: Definition.Loaded) -> String {
  findings(loaded.diagnostics)
}

/// The definition files of a folder of this package, parsed. Paths in diagnostics are relative to the package.
public func definitionFiles(_ folder: String = "Definitions") throws -> [YAMLParser.Result] {
  try Repository.names(in: folder).filter { $0.hasSuffix(".yaml") }.map { name in
    YAMLParser.parse(try Repository.text("\(folder)/\(name)"), path: "\(folder)/\(name)")
  }
}

/// The definition that files make; they have no errors and no warnings.
public func definition(_ files: [YAMLParser.Result]) throws -> Definition {
  let loaded = Definition.load(files)
  guard let definition = loaded.definition, loaded.diagnostics.isEmpty else { throw TestFailure(findings(loaded)) }
  return definition
}

/// The definition that the files of a folder of this package make.
public func definition(of folder: String = "Definitions") throws -> Definition {
  try definition(definitionFiles(folder))
}

/// The definition that a service file and another file make.
public func definition(_ service: String, _ things: String) throws -> Definition {
  try definition([YAMLParser.parse(service, path: "service.yaml"), YAMLParser.parse(things, path: "things.yaml")])
}
