import VersionedAPIDefinition

/// Which forms of a schema an API needs: what is read is not what is sent.
struct SchemaForms: Sendable {
  /// The form of a schema in one place.
  enum Form: Hashable, Sendable {
    /// Everything that the schema has.
    case whole
    /// What a caller sends: nothing that is read-only.
    case definition
    /// What a merge patch sends: properties that tell missing from null.
    case update

    /// The name of the struct for the form that is nested in the one for everything.
    var nestedName: String? {
      switch self {
      case .whole: nil
      case .definition: "Definition"
      case .update: "Update"
      }
    }
  }

  /// Schemas that some response leads to, or that nothing refers to on purpose.
  private let read: Set<String>
  /// Schemas that some request leads to.
  private let sent: Set<String>
  /// Schemas that are the body of a merge patch, or lie in one outside of lists, which a patch replaces as a whole.
  private let patched: Set<String>
  /// Schemas that are the body of a merge patch.
  private let patchBodies: Set<String>
  /// Schemas that hold something, near or far, which requests and responses do not both have.
  private let differing: Set<String>

  init(_ api: API, graph: TypeGraph) {
    func reach(_ types: [TypeExpression], writableOnly: Bool) -> Set<String> {
      graph.reachable(from: types.compactMap(\.name)) { !(writableOnly && $0.isReadOnly) }
    }
    let bodies = api.operations.compactMap(\.body)
    let patches = bodies.filter(\.isMergePatch).compactMap(\.type)
    let requests = bodies.filter { !$0.isMergePatch }.flatMap { body in
      [body.type].compactMap { $0 } + body.parts.flatMap { [$0.type] + [$0.json].compactMap { $0 } }
    }
    let responses = api.operations.flatMap(\.responses).compactMap(\.body)
    let standalone = api.schemas.filter(\.isStandalone).map { TypeExpression.named($0.element.key) }
    let read = reach(responses + standalone, writableOnly: false)
    // Where every property is required, there is nothing that a patch could leave unchanged.
    let patchable = Set(
      api.schemas.filter { $0.type != nil || $0.properties.contains { !$0.isReadOnly && !$0.isRequired } }
        .map(\.element.key)
    )
    func isPatched(_ edge: TypeGraph.Edge) -> Bool { !edge.isInList && patchable.contains(edge.target) }
    let patchBodies = Set(patches.compactMap(\.name))
    let patched = graph.reachable(from: patchBodies) { !$0.isReadOnly && isPatched($0) }
    let replaced = patched.flatMap(graph.mentions).filter { !$0.isReadOnly && !isPatched($0) }.map(\.target)
    self.read = read
    self.patched = patched
    self.patchBodies = patchBodies
    sent = reach(requests, writableOnly: true).union(graph.reachable(from: replaced) { !$0.isReadOnly })
    let holders = api.schemas.filter { schema in
      schema.properties.contains { $0.isReadOnly || ($0.isRequired && $0.isOptionalInResponses) }
    }
    differing = graph.leading(to: holders.map(\.element.key))
  }

  /// The forms of a schema that become structs; the first is not nested.
  func forms(of name: String) -> [Form] {
    var forms: [Form] = []
    let isSent = sent.contains(name)
    let differs = differing.contains(name)
    if read.contains(name) || (isSent && !differs) { forms.append(.whole) }
    if isSent && differs { forms.append(.definition) }
    if patched.contains(name) { forms.append(.update) }
    return forms
  }

  /// The struct that stands for a schema where a form of it is meant: the nested one for the form, or `whole` for the one
  /// that is not nested.
  func resolved(_ name: String, in form: Form) -> Form {
    let wanted: Form =
      switch form {
      case .whole: .whole
      case .definition: differing.contains(name) ? .definition : .whole
      case .update: patched.contains(name) ? .update : differing.contains(name) ? .definition : .whole
      }
    let forms = forms(of: name)
    return forms.first == wanted || !forms.contains(wanted) ? .whole : wanted
  }

  /// Whether a schema that is only another name for a type must be written out, because its form differs.
  func mustExpand(_ name: String, in form: Form) -> Bool {
    switch form {
    case .whole: false
    case .definition: differing.contains(name)
    case .update: true
    }
  }

  /// Whether requests have a schema in the form that responses have, too.
  func isSentAsRead(_ name: String) -> Bool { sent.contains(name) && !differing.contains(name) }

  /// Whether a form of a schema must have a property. What lies within an update can be left as it is.
  func isRequired(_ property: API.Property, of name: String, in form: Form) -> Bool {
    switch form {
    case .whole: property.isRequiredInResponses
    case .definition: property.isRequired
    case .update: property.isRequired && patchBodies.contains(name)
    }
  }
}

extension API.Property {
  /// Whether every response that has the property's schema has the property.
  var isRequiredInResponses: Bool { isRequired && !isOptionalInResponses }
}

extension API.Body {
  /// Whether the body changes only what it names.
  var isMergePatch: Bool { content == "application/merge-patch+json" }
}
