public import VersionedAPIDefinition
import VersionedAPIYAML

extension API {
  /// Returns the API in the definition language, or only the elements of one name.
  /// - Parameter name: The name of a schema, enum, operation or group; nil for the whole API.
  /// - Returns: YAML, or nil if there is no element of that name.
  public func yaml(only name: String? = nil) -> String? {
    func isWanted(_ element: Element, group: String? = nil) -> Bool {
      name == nil || element.key == name || (group != nil && group == name)
    }
    var sections: Fields = []
    if name == nil { sections += serviceFields }
    let groups = groups.filter { isWanted($0.element) && ($0.element.doc != nil || $0.element.name != nil) }
    sections.add("groups", groups.map { ($0.element.key, .mapping(elementFields($0.element))) })
    sections.add("enums", enums.filter { isWanted($0.element) }.map { ($0.element.key, $0.yaml) })
    sections.add("schemas", schemas.filter { isWanted($0.element) }.map { ($0.element.key, $0.yaml) })
    sections.add(
      "operations",
      operations.filter { isWanted($0.element, group: $0.group) }.map { ($0.element.key, $0.yaml) }
    )
    return sections.isEmpty ? nil : YAMLWriter.text(.mapping(sections))
  }

  private var serviceFields: Fields {
    var versionFields: Fields = [("path", .text(version.path))]
    versionFields.add("query", version.query.map { ($0.name, .text($0.value)) })
    versionFields.add("retired", version.retired)
    versionFields.add("reference", version.reference)
    var fields: Fields = [("service", .text(serviceName))]
    fields.add("doc", serviceDoc)
    fields.add("endpoint", endpoint)
    if !acronyms.isEmpty { fields.append(("acronyms", .list(acronyms.map(YAMLValue.text)))) }
    fields.add(
      "endpoints",
      endpoints.map { ($0.element.key, .mapping([("url", .text($0.url))] + elementFields($0.element))) }
    )
    fields.append(("versions", .mapping([(version.id, .mapping(versionFields))])))
    fields.add(
      "credentials",
      credentials.map { credential in
        var fields: Fields = [("header", .text(credential.header))]
        fields.add("scheme", credential.scheme)
        return (credential.element.key, .mapping(fields + elementFields(credential.element)))
      }
    )
    return fields
  }
}

private typealias Fields = [(key: String, value: YAMLValue)]

extension Fields {
  fileprivate mutating func add(_ key: String, _ text: String?) {
    if let text { append((key, .text(text))) }
  }

  fileprivate mutating func add(_ key: String, _ entries: Fields) {
    if !entries.isEmpty { append((key, .mapping(entries))) }
  }

  fileprivate mutating func add(_ key: String, if condition: Bool) {
    if condition { append((key, .text("true"))) }
  }
}

private func elementFields(_ element: API.Element) -> Fields {
  var fields: Fields = []
  fields.add("name", element.name)
  fields.add("deprecated", element.deprecated)
  fields.add("doc", element.doc)
  return fields
}

extension API.Enumeration {
  fileprivate var yaml: YAMLValue {
    var fields = elementFields(element)
    if isReadOnly { fields.add("access", Access.read.rawValue) }
    fields.add("closed", if: isClosed)
    fields.add("cases", cases.map { ($0.key, .mapping(elementFields($0))) })
    return .mapping(fields)
  }
}

extension API.Schema {
  fileprivate var yaml: YAMLValue {
    var fields = elementFields(element)
    if isReadOnly { fields.add("access", Access.read.rawValue) }
    if let progress { fields.append(("progress", progress.yaml)) }
    fields.add("download", download?.names.joined(separator: "."))
    fields.add("standalone", if: isStandalone)
    fields.add("type", type?.description)
    if type == nil { fields.append(("properties", .mapping(properties.map { ($0.element.key, $0.yaml()) }))) }
    return .mapping(fields)
  }
}

extension ProgressDefinition {
  fileprivate var yaml: YAMLValue {
    var fields: Fields = [
      ("status", .text(status.name)), ("succeeded", .list(succeeded.map { .text($0.name) })),
      ("failed", .list(failed.map { .text($0.name) })),
    ]
    fields.add("error", error?.names.joined(separator: "."))
    fields.append(("poll", poll.yaml))
    return .mapping(fields)
  }
}

extension BlockUploadDefinition {
  fileprivate var yaml: YAMLValue {
    var fields: Fields = [("id", .text(id.name))]
    fields.add("maximumSize", maximumSize.map(String.init))
    fields.append(
      (
        "list",
        .mapping([
          ("operation", .text(list.operation.name)), ("blocks", .list(list.blocks.map { .text($0.name) })),
          ("id", .text(list.id.name)), ("size", .text(list.size.name)),
        ])
      )
    )
    var commit: Fields = [("operation", .text(self.commit.operation.name)), ("id", .text(self.commit.id.name))]
    commit.add("with", self.commit.with.map { ($0.property.name, .text($0.value.name)) })
    fields.append(("commit", .mapping(commit)))
    return .mapping(fields)
  }
}

extension PollDefinition {
  fileprivate var yaml: YAMLValue {
    .mapping([("operation", .text(operation.name)), ("from", .text(from.name))])
  }
}

extension API.Property {
  fileprivate func yaml(place: ParameterPlace? = nil) -> YAMLValue {
    var fields: Fields = []
    fields.add("in", place?.rawValue)
    fields.add("type", type.description)
    if isOptionalInResponses {
      fields.add("required", Requirement.request.rawValue)
    } else {
      fields.add("required", if: isRequired && place != .path)
    }
    if isMarkedReadOnly { fields.add("access", Access.read.rawValue) }
    fields.add("secret", if: isSecret)
    fields.add("json", json?.description)
    for (constraint, value) in constraints { fields.add(constraint.rawValue, value) }
    return .mapping(fields + elementFields(element))
  }
}

extension API.Operation {
  fileprivate var yaml: YAMLValue {
    var fields = elementFields(element)
    if operationID != element.key { fields.add("operationId", operationID) }
    fields.add("http", "\(http.method) \(http.path)")
    fields.add("parameters", parameters.map { ($0.property.element.key, $0.property.yaml(place: $0.place)) })
    if let body { fields.append(("body", body.yaml)) }
    fields.append(("responses", .mapping(responses.map { ($0.element.key, $0.yaml) })))
    if let paged { fields.add("paged", [("items", .text(paged.items.name)), ("next", .text(paged.next.name))]) }
    if let poll { fields.append(("poll", poll.yaml)) }
    if let blockUpload { fields.append(("blockUpload", blockUpload.yaml)) }
    return .mapping(fields)
  }
}

extension API.Body {
  fileprivate var yaml: YAMLValue {
    var fields: Fields = []
    fields.add("name", name)
    fields.add("type", type?.description)
    if content != TypeExpression.jsonContent, parts.isEmpty { fields.add("content", content) }
    if !isRequired { fields.add("required", "false") }
    fields.add("parts", parts.map { ($0.element.key, $0.yaml()) })
    fields.add("doc", doc)
    return .mapping(fields)
  }
}

extension API.Response {
  fileprivate var yaml: YAMLValue {
    var fields: Fields = []
    fields.add("body", body?.description)
    if content != TypeExpression.jsonContent { fields.add("content", content) }
    fields.add("headers", headers.map { ($0.element.key, $0.yaml()) })
    fields.add("statuses", statuses.map { ($0.key, .mapping(elementFields($0))) })
    fields.add("doc", element.doc)
    return .mapping(fields)
  }
}
