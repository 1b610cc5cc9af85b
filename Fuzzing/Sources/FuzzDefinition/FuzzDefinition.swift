import VersionedAPIDefinition
import VersionedAPISourceText
import VersionedAPIYAML

/// A service for what is fuzzed to be a resource file of.
private let service = YAMLParser.parse(
  """
  service: Example
  versions:
    v1: { path: /v1 }
    v2: { path: /v2 }
    v3: { path: /v3 }
  """,
  path: "service.yaml"
)

/// What libFuzzer calls with every input: reads it as YAML, as a resource file and as a service file.
///
/// An input that gives neither a tree nor an error is as bad as one that crashes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  let result = YAMLParser.parse(bytes: bytes, path: "fuzzed.yaml")
  let renderer = DiagnosticRenderer()
  _ = renderer.render(result.diagnostics)
  for files in [[service, result], [result]] {
    let loaded = Definition.load(files)
    _ = renderer.render(loaded.diagnostics)
    guard !loaded.diagnostics.hasErrors, let definition = loaded.definition else { continue }
    for version in definition.timeline.versions {
      let text = definition.api(version: version)?.yaml()
      precondition(text?.isEmpty == false, "a definition without errors cannot be shown")
    }
  }
  return 0
}
