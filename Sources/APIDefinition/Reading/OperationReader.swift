import VersionedAPISourceText
import VersionedAPIYAML

extension DefinitionReader {
  static let operationKeys =
    ["operationId", "http", "parameters", "body", "responses", "paged", "poll", "blockUpload"] + elementKeys

  static let groupKeys = ["versions", "doc", "name"]
  static let parameterKeys = ["in"] + propertyKeys.filter { !["access", "json"].contains($0) }
  static let responseKeys = ["body", "content", "headers", "statuses", "versions", "doc"]
  static let headerKeys = ["type", "versions", "doc", "name"]
  static let statusKeys = ["versions", "doc"]
  static let bodyKeys = ["name", "type", "content", "required", "parts", "doc"]
  static let pagedKeys = ["items", "next"]
  static let pollKeys = ["operation", "from"]

  /// The keys that occur where ranges can occur as well, so that they cannot name versions.
  static let keysOfValuesThatChange = bodyKeys + pagedKeys + pollKeys + progressKeys + blockUploadKeys

  mutating func group(_ entry: Node.Entry) -> GroupDefinition? {
    let what = "group '\(entry.key)'"
    guard checkIdentifier(entry, "a group"), let fields = fields(of: entry.value, what, Self.groupKeys)
    else { return nil }
    return GroupDefinition(element: element(entry, fields, parent: timeline.all, what))
  }

  mutating func operation(
    _ entry: Node.Entry,
    shared: [ParameterDefinition],
    inherited: [ResponseDefinition]
  ) -> OperationDefinition? {
    let what = "operation '\(entry.key)'"
    guard checkIdentifier(entry, "an operation"), let fields = fields(of: entry.value, what, Self.operationKeys)
    else { return nil }
    let words = entry.key.split(separator: "_", omittingEmptySubsequences: false)
    if words.count != 2 || words.contains("") {
      error("an operation is named 'Group_Name', such as 'Books_Get'", at: entry.keyRange)
    }
    let element = element(entry, fields, parent: timeline.all, what)
    let versions = element.versions
    var result = OperationDefinition(element: element)
    // Without one, the operation ID is the key.
    let name = "the operationId of \(what)"
    result.operationID = versioned(fields["operationId"], in: versions, name, isOptional: true, isPartial: true) {
      reader,
      node,
      _ in reader.text(node, name)
    }
    if fields.lacks("http") { error("\(what) has no 'http'", at: entry.keyRange) }
    result.http = versioned(fields["http"], in: versions, "the route of \(what)") { reader, node, _ in
      reader.route(node)
    }
    if let node = fields["parameters"], let entries = entries(of: node, "'parameters'") {
      if entries.contains(where: { $0.value.isEmpty && invalid.contains($0.key) }) { invalid.insert(entry.key) }
      result.parameters = entries.compactMap { parameter($0, parent: versions, shared: shared) }
    }
    result.body = versioned(fields["body"], in: versions, "the body of \(what)", isOptional: true) {
      reader,
      node,
      versions in
      reader.body(node, versions: versions)
    }
    if let node = fields["responses"] {
      result.responses = responses(node, parent: versions)
    } else if fields.lacks("responses") {
      error("\(what) has no 'responses'", at: entry.keyRange)
    }
    let own = Set(result.responses.map(\.element.key))
    result.responses += inherited.filter { !own.contains($0.element.key) }
      .map { response in
        var response = response
        response.element.versions = response.element.versions.intersection(versions)
        return response
      }
    result.paged = versioned(fields["paged"], in: versions, "the paging of \(what)", isOptional: true) {
      reader,
      node,
      _ in
      reader.pair(node, "'paged'", Self.pagedKeys).map { PagingDefinition(items: $0, next: $1) }
    }
    result.poll = versioned(fields["poll"], in: versions, "the polling of \(what)", isOptional: true) {
      reader,
      node,
      _ in
      reader.poll(node)
    }
    result.blockUpload = versioned(
      fields["blockUpload"],
      in: versions,
      "the block upload of \(what)",
      isOptional: true
    ) { reader, node, _ in
      reader.blockUpload(node)
    }
    return result
  }

  mutating func poll(_ node: Node) -> PollDefinition? {
    pair(node, "'poll'", Self.pollKeys).map { PollDefinition(operation: $0, from: $1) }
  }

  private typealias Place = (name: String, range: SourceRange)

  private mutating func pair(_ node: Node, _ what: String, _ keys: [String]) -> (Place, Place)? {
    guard let fields = fields(of: node, what, keys) else { return nil }
    var places: [Place] = []
    for key in keys {
      if fields.lacks(key) { error("\(what) has no '\(key)'", at: node.range.startOnly) }
      guard let node = fields[key] else { continue }
      if let name = text(node, "'\(key)'") { places.append((name, node.range)) }
    }
    return places.count == 2 ? (places[0], places[1]) : nil
  }

  private mutating func route(_ node: Node) -> HTTPRoute? {
    guard let text = text(node, "a route") else { return nil }
    do throws(HTTPRoute.Mistake) {
      return try HTTPRoute(text)
    } catch {
      self.error(error.message, at: node.range)
      return nil
    }
  }

  /// Reads a parameter. In an operation, one with an empty value is the shared parameter of that name.
  mutating func parameter(
    _ entry: Node.Entry,
    parent: VersionSet,
    shared: [ParameterDefinition]? = nil
  ) -> ParameterDefinition? {
    let what = "parameter '\(entry.key)'"
    if let shared, entry.value.isEmpty {
      if invalid.contains(entry.key) { return nil }
      guard var parameter = shared.first(where: { $0.property.element.key == entry.key }) else {
        // The parameter may be in a file with a syntax error.
        if hasUnreadFile { return nil }
        let names = shared.map(\.property.element.key)
        error(
          "there is no shared parameter '\(entry.key)'\(Suggestion.hint(for: entry.key, among: names) ?? "")",
          at: entry.keyRange
        )
        return nil
      }
      let element = parameter.property.element
      if parent.intersection(element.versions).isEmpty {
        error(
          "the shared parameter '\(entry.key)' exists only in \(timeline.names(of: element.versions))",
          at: entry.keyRange,
          notes: [.init("it is defined here", at: element.range)]
        )
      }
      parameter.property.element.versions = parent.intersection(element.versions)
      parameter.property.element.range = entry.keyRange
      parameter.isShared = true
      return parameter
    }
    guard let fields = fields(of: entry.value, what, Self.parameterKeys) else { return nil }
    let property = property(entry, fields, parent: parent, what)
    if fields.lacks("in") { error("\(what) has no 'in'; it is 'path', 'query' or 'header'", at: entry.keyRange) }
    guard let node = fields["in"], let place: ParameterPlace = choice(node, "'in'") else { return nil }
    guard !entry.key.isEmpty else {
      error("a parameter needs a name", at: entry.keyRange)
      return nil
    }
    if place == .header, !checkHeaderName(entry.key, at: entry.keyRange) { return nil }
    return ParameterDefinition(place: place, property: property)
  }

  private mutating func body(_ node: Node, versions: VersionSet) -> BodyDefinition? {
    guard let fields = fields(of: node, "a body", Self.bodyKeys) else { return nil }
    var body = BodyDefinition(range: node.range)
    body.name = versioned(fields["name"], in: versions, "the name of the body", isOptional: true) { reader, node, _ in
      reader.role(node)
    }
    body.type = versionedType(fields["type"], in: versions, "the type of the body")
    body.content = versionedText(fields["content"], in: versions, "the media type of the body")
    body.doc = versionedProse(fields["doc"], in: versions, "the doc of the body")
    body.required = versioned(fields["required"], in: versions, "'required' of the body") { reader, node, _ in
      reader.boolean(node, "'required'")
    }
    if let node = fields["parts"], let entries = entries(of: node, "'parts'") {
      if entries.isEmpty, let entry = fields.entry("parts") { error("the form has no parts", at: entry.keyRange) }
      body.parts = entries.compactMap { property($0, parent: versions, "part '\($0.key)'") }
    }
    let isBoth = fields["type"] != nil && fields["parts"] != nil
    if isBoth || ["type", "parts"].allSatisfy(fields.lacks) {
      error("a body has either a 'type' or the 'parts' of a form", at: node.range.startOnly)
    }
    return body
  }

  /// The role of a body, which becomes the name of a parameter.
  private mutating func role(_ node: Node) -> String? {
    guard let name = text(node, "the name of the body") else { return nil }
    if name.isIdentifier { return name }
    error(
      "'\(name)' cannot name a body; a name is an ASCII letter, then letters, digits and '_'",
      at: node.range
    )
    return nil
  }

  mutating func responses(_ node: Node, parent: VersionSet) -> [ResponseDefinition] {
    guard let entries = entries(of: node, "'responses'") else { return [] }
    return entries.compactMap { entry in
      let what = "response '\(entry.key)'"
      guard let fields = fields(of: entry.value, what, Self.responseKeys)
      else { return nil }
      let status = status(entry.key, in: 200...599)
      if entry.key != "default", status == nil {
        error("the key of a response is its status, such as 201, or 'default'", at: entry.keyRange)
        return nil
      }
      let element = element(entry, fields, parent: parent, what)
      var response = ResponseDefinition(element: element, status: status)
      response.body = versionedType(fields["body"], in: element.versions, "the body of \(what)", isOptional: true)
      response.content = versionedText(fields["content"], in: element.versions, "the media type of \(what)")
      if let node = fields["headers"], let entries = self.entries(of: node, "'headers'") {
        response.headers = entries.compactMap { header($0, parent: element.versions) }
      }
      if let node = fields["statuses"], let entries = self.entries(of: node, "'statuses'") {
        if status != nil, let entry = fields.entry("statuses") {
          error("only 'default' can have 'statuses'", at: entry.keyRange)
        }
        response.statuses = entries.compactMap { statusNote($0, parent: element.versions) }
      }
      return response
    }
  }

  private mutating func header(_ entry: Node.Entry, parent: VersionSet) -> PropertyDefinition? {
    guard checkHeaderName(entry.key, at: entry.keyRange) else { return nil }
    let what = "header '\(entry.key)'"
    // The short form of a header field is its type.
    if entry.value.entries == nil, let type = type(entry.value) {
      var header = PropertyDefinition(element: element(entry, nil, parent: parent, what))
      header.type = Versioned(entries: [.init(versions: parent, value: type, range: entry.value.range)])
      return header
    }
    return property(entry, parent: parent, what, keys: Self.headerKeys)
  }

  /// An HTTP status of three digits, without sign or spaces.
  private func status(_ text: String, in range: ClosedRange<Int>) -> Int? {
    guard text.count == 3, text.allSatisfy(\.isASCII), let status = Int(text), range.contains(status) else {
      return nil
    }
    return status
  }

  private mutating func statusNote(_ entry: Node.Entry, parent: VersionSet) -> Element? {
    let what = "status '\(entry.key)'"
    guard status(entry.key, in: 300...599) != nil else {
      error("'statuses' are error statuses, from 300 to 599", at: entry.keyRange)
      return nil
    }
    guard let fields = fields(of: entry.value, what, Self.statusKeys) else { return nil }
    return element(entry, fields, parent: parent, what)
  }
}
