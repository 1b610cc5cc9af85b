import VersionedAPIDefinition

/// Which shapes of a schema an API needs: what is read is not what is sent.
struct SchemaForms {
  /// The shape of a schema in one place.
  enum Form {
    /// Everything that the schema has.
    case whole
    /// What a caller sends: nothing that only the service writes.
    case definition
    /// What a merge patch sends: members that tell missing from null.
    case update
  }

  /// A shape that becomes a struct.
  struct Shape {
    /// The shape.
    var form: Form
    /// Whether it is the struct itself, or one nested in it.
    var isNested: Bool
  }

  private let api: API
  /// Schemas that some response leads to, or that stand alone.
  private let read: Set<String>
  /// Schemas that some request leads to.
  private let sent: Set<String>
  /// Schemas that are the body of a merge patch, or lie in one and nowhere else.
  private let patched: Set<String>
  /// Schemas that hold something, near or far, which only the service writes.
  private let partlyReadOnly: Set<String>

  init(_ api: API) {
    self.api = api
    let schemas = Dictionary(api.schemas.map { ($0.element.key, $0) }, uniquingKeysWith: { first, _ in first })
    func reach(_ types: [TypeExpression], writableOnly: Bool) -> Set<String> {
      var seen: Set<String> = []
      var open = types.compactMap(\.name)
      while let name = open.popLast() {
        guard let schema = schemas[name], seen.insert(name).inserted else { continue }
        open += schema.properties.filter { !(writableOnly && $0.isReadOnly) }.compactMap(\.type.name)
        open += [schema.type?.name].compactMap { $0 }
      }
      return seen
    }
    let bodies = api.operations.compactMap(\.body)
    let patches = bodies.filter(\.isMergePatch).compactMap(\.type)
    let requests = bodies.filter { !$0.isMergePatch }.flatMap { body in
      [body.type].compactMap { $0 } + body.parts.flatMap { [$0.type] + [$0.json].compactMap { $0 } }
    }
    let responses = api.operations.flatMap(\.responses).compactMap(\.body)
    let standalone = api.schemas.filter(\.isStandalone).map { TypeExpression.named($0.element.key) }
    let read = reach(responses + standalone, writableOnly: false)
    let sent = reach(requests, writableOnly: true)
    let roots = Set(patches.compactMap(\.name))
    self.read = read
    patched = roots.union(reach(patches, writableOnly: true).filter { !read.contains($0) && !sent.contains($0) })
    // What a patch shares with the rest of the API is sent in a patch as it is sent elsewhere.
    self.sent = sent.union(reach(patches, writableOnly: true).subtracting(patched))
    var partly = Set(api.schemas.filter { $0.properties.contains(where: \.isReadOnly) }.map(\.element.key))
    while true {
      let more = api.schemas.filter { schema in
        !partly.contains(schema.element.key)
          && (schema.properties.compactMap(\.type.name) + [schema.type?.name].compactMap { $0 }).contains(
            where: partly.contains
          )
      }
      if more.isEmpty { break }
      partly.formUnion(more.map(\.element.key))
    }
    partlyReadOnly = partly
  }

  /// The structs that a schema becomes; the first is not nested.
  func shapes(of name: String) -> [Shape] {
    var forms: [Form] = []
    let isSent = sent.contains(name)
    let differs = partlyReadOnly.contains(name)
    if read.contains(name) || (isSent && !differs) { forms.append(.whole) }
    if isSent && differs { forms.append(.definition) }
    if patched.contains(name) { forms.append(.update) }
    return forms.enumerated().map { Shape(form: $1, isNested: $0 > 0) }
  }

  /// What is appended to the name of a schema where a form of it is meant.
  func suffix(of name: String, in form: Form) -> String {
    let wanted: Form =
      switch form {
      case .whole: .whole
      case .definition: partlyReadOnly.contains(name) ? .definition : .whole
      case .update:
        patched.contains(name) ? .update : partlyReadOnly.contains(name) ? .definition : .whole
      }
    guard let shape = shapes(of: name).first(where: { $0.form == wanted }), shape.isNested else { return "" }
    return wanted == .update ? ".Update" : ".Definition"
  }

  /// Whether a schema that is only another notation of a type must be written out, because its form differs.
  func mustExpand(_ name: String, in form: Form) -> Bool {
    form != .whole && partlyReadOnly.contains(name)
  }
}

extension API.Body {
  /// Whether the body changes only what it names.
  var isMergePatch: Bool { content == "application/merge-patch+json" }
}
