import APIDefinition
import OpenAPI
import TestSupport
import YAML

/// Reads the definitions of a folder of this package.
func definition(of folder: String) throws -> Definition {
  let files = try Repository.names(in: folder).filter { $0.hasSuffix(".yaml") }.map { name in
    YAMLParser.parse(try Repository.text("\(folder)/\(name)"), path: "\(folder)/\(name)")
  }
  let loaded = Definition.load(files)
  guard let definition = loaded.definition, loaded.diagnostics.isEmpty else {
    throw TestFailure(DiagnosticRenderer().render(loaded.diagnostics))
  }
  return definition
}

/// Reads small definitions without errors: a service file and another one.
func definition(_ service: String, _ things: String) throws -> Definition {
  let files = [YAMLParser.parse(service, path: "service.yaml"), YAMLParser.parse(things, path: "things.yaml")]
  let loaded = Definition.load(files)
  guard let definition = loaded.definition, !loaded.diagnostics.hasErrors else {
    throw TestFailure(DiagnosticRenderer().render(loaded.diagnostics))
  }
  return definition
}

/// The findings of an audit, as they are printed.
func audit(_ api: API, against text: String, explanations: String? = nil, others: [API] = []) -> String {
  let document = PublishedDocument(
    bytes: Array(text.utf8),
    path: "published.json",
    versionQuery: api.version.query.map(\.name)
  )
  let explained = explanations.map { Explanations(bytes: Array($0.utf8), path: "explained.yaml") } ?? Explanations()
  let broken = document.diagnostics + explained.diagnostics
  if !broken.isEmpty { return DiagnosticRenderer().render(broken) }
  let audit = Audit(of: api, against: document, explanations: explained, others: others)
  return DiagnosticRenderer().render(audit.findings)
}
