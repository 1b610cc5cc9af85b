import VersionedAPIDefinition

extension API.Operation {
  /// Something that a caller hands over.
  enum Input {
    case parameter(API.Parameter)
    case body(API.Body, type: TypeExpression)
    case part(API.Property)

    /// What the Swift name is made of.
    var element: API.Element {
      switch self {
      case .parameter(let parameter): parameter.property.element
      case .body(let body, _): API.Element(key: "body", range: body.range, name: body.name)
      case .part(let part): part.element
      }
    }

    /// Whether every request has it.
    var isRequired: Bool {
      switch self {
      case .parameter(let parameter): parameter.property.isRequired
      case .body(let body, _): body.isRequired
      case .part(let part): part.isRequired
      }
    }
  }

  /// What a caller hands over: the parameters, then the body or the fields of a form.
  var inputs: [Input] {
    let body = body.flatMap { body in body.type.map { [Input.body(body, type: $0)] } ?? body.parts.map(Input.part) }
    return parameters.map(Input.parameter) + (body ?? [])
  }

  /// The header fields that successes are documented with.
  var headers: [API.Property] {
    var seen: Set<String> = []
    return responses.filter(\.isSuccess).flatMap(\.headers).filter { seen.insert($0.element.key.lowercased()).inserted }
  }

  /// The header fields of successes that not every reply can have.
  var ownHeaders: [API.Property] {
    headers.filter { !Self.commonHeaders.contains($0.element.key.lowercased()) }
  }

  /// The header fields that every reply gives access to.
  private static let commonHeaders: Set<String> = ["location", "operation-location", "retry-after"]

  /// The type of the body of successes; nil where they have none.
  var output: TypeExpression? { responses.first(where: \.isSuccess)?.body }
}
