import VersionedAPIDefinition
import VersionedAPIOpenAPI
import VersionedAPITestSupport
import VersionedAPISourceText
import VersionedAPIYAML

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
