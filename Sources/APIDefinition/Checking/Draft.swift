import VersionedAPISourceText

/// Documentation that has to be written yet.
package enum Draft {
  /// The beginning of a draft.
  package static let mark = "DRAFT: "
}

extension Checker {
  /// Drafts of documentation are reported, so that none is published by accident.
  mutating func checkDrafts() {
    let schemas = definition.schemas + definition.fragments
    let bodies = definition.operations.flatMap { $0.body.entries.map(\.value) }
    let properties = schemas.flatMap(\.properties) + bodies.flatMap(\.parts)
    let parameters = definition.parameters + definition.operations.flatMap(\.parameters).filter { !$0.isShared }
    let elements =
      definition.enums.flatMap { [$0.element] + $0.cases } + schemas.map(\.element) + properties.map(\.element)
      + parameters.map(\.property.element) + definition.operations.map(\.element)
    for entry in elements.flatMap(\.doc.entries) where entry.value.hasPrefix(Draft.mark) {
      let message = "this documentation is a draft; write it in your own words, without '\(Draft.mark)'"
      diagnostics.append(Diagnostic(message, at: entry.range, severity: .warning))
    }
  }
}
