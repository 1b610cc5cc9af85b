import VersionedAPIDefinition
import VersionedAPIOpenAPI
import VersionedAPISourceText
import VersionedAPITestSupport
import VersionedAPIYAML

/// Returns the findings of an audit, as they are printed.
func audit(_ api: API, against text: String, explanations: String? = nil, others: [API] = []) -> String {
  let document = PublishedDocument(
    bytes: Array(text.utf8),
    path: "published.json",
    versionQuery: api.version.query.map(\.name)
  )
  let explained = explanations.map { Explanations(bytes: Array($0.utf8), path: "explained.yaml") } ?? Explanations()
  let broken = document.diagnostics + explained.diagnostics
  if !broken.isEmpty { return findings(broken) }
  let audit = Audit(of: api, against: document, explanations: explained, others: others)
  return findings(audit.findings)
}
