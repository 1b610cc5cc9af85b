import VersionedAPISourceText
import VersionedAPIYAML

extension DefinitionReader {
  static let serviceKeys = [
    "service", "doc", "endpoint", "acronyms", "endpoints", "versions", "credentials", "responses",
  ]

  static let versionKeys = ["path", "query", "retired", "reference"]
  static let endpointKeys = ["url", "versions", "doc", "name"]
  static let credentialKeys = ["header", "scheme"] + elementKeys

  /// Reads the service file, whose versions are needed to read the other files.
  mutating func service(_ root: Node) -> ServiceDefinition? {
    guard let fields = fields(of: root, "the service file", Self.serviceKeys),
      let entry = fields.entry("service"), let name = text(entry.value, "the name of the service")
    else { return nil }
    if !name.isIdentifier {
      error(
        "'\(name)' cannot name a Swift module; a name is an ASCII letter, then letters, digits and '_'",
        at: entry.value.range
      )
    }
    var service = ServiceDefinition(name: name, range: entry.value.range)
    service.doc = fields["doc"].flatMap { prose($0, "the doc of the service") }
    service.endpoint = fields["endpoint"].flatMap { text($0, "the endpoint of the service") }
    service.acronyms = names(fields["acronyms"], "'acronyms'").map(\.name)
    if let node = fields["versions"], let entries = entries(of: node, "'versions'") {
      service.versions = entries.compactMap { version($0) }
      if entries.isEmpty { error("the service has no version", at: node.range) }
    } else if fields.lacks("versions") {
      error("the service has no 'versions'", at: entry.keyRange)
    }
    // Without versions, nothing else can be read.
    if service.versions.isEmpty { return nil }
    if service.versions.count > VersionSet.capacity {
      error("a service can have at most \(VersionSet.capacity) versions", at: entry.keyRange)
      return nil
    }
    timeline = Timeline(service.versions.map(\.id))
    if let node = fields["endpoints"], let entries = entries(of: node, "'endpoints'") {
      service.endpoints = entries.compactMap { endpoint($0) }
    }
    if let node = fields["credentials"], let entries = entries(of: node, "'credentials'") {
      service.credentials = entries.compactMap { credential($0) }
    }
    if let node = fields["responses"] {
      service.responses = responses(node, parent: timeline.all)
    }
    return service
  }

  /// Returns why a version cannot have a name; nil if it can.
  package static func problem(withVersion name: String) -> String? {
    let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_".utf8
    if name.isEmpty || name.contains("...") || !name.utf8.allSatisfy(letters.contains) {
      return "'\(name)' cannot name a version; a name has letters, digits, '.', '-' and '_'"
    }
    guard keysOfValuesThatChange.contains(name) else { return nil }
    return "'\(name)' cannot name a version, since it is also a key that occurs where ranges can"
  }

  private mutating func version(_ entry: Node.Entry) -> VersionDefinition? {
    let what = "version '\(entry.key)'"
    if let problem = Self.problem(withVersion: entry.key) {
      error(problem, at: entry.keyRange)
      if !Self.keysOfValuesThatChange.contains(entry.key) { return nil }
    }
    // The version exists even if it is invalid, so that references to it are not errors.
    var version = VersionDefinition(id: entry.key, range: entry.keyRange, path: "")
    guard let fields = fields(of: entry.value, what, Self.versionKeys) else { return version }
    if let node = fields["path"] {
      version.path = basePath(node, what)
    } else if fields.lacks("path") {
      error("\(what) has no 'path'", at: entry.keyRange)
    }
    if let node = fields["query"], let entries = entries(of: node, "'query'") {
      version.query = entries.compactMap { entry in
        if entry.key.isEmpty { error("a query parameter needs a name", at: entry.keyRange) }
        return text(entry.value, "the query parameter '\(entry.key)'").map { (entry.key, $0) }
      }
    }
    if let node = fields["retired"], let day = text(node, "the day of retirement") {
      if !day.isDay { error("'\(day)' is not a date; a date is written as 2026-03-31", at: node.range) }
      version.retired = day
    }
    if let node = fields["reference"], let reference = text(node, "the reference of \(what)") {
      version.reference = reference
      for match in reference.matches(of: /\{([^{}]*)\}/) where !["group", "operation", "operationId"].contains(match.1)
      {
        error("a reference can contain {group}, {operation} and {operationId}, but not {\(match.1)}", at: node.range)
      }
    }
    return version
  }

  private mutating func basePath(_ node: Node, _ what: String) -> String {
    guard let path = text(node, "the path of \(what)") else { return "" }
    do throws(HTTPRoute.Mistake) {
      let pieces = try HTTPRoute.pieces(of: path, query: "query")
      if pieces != [.literal(path)] { error("the path of a version cannot have parameters", at: node.range) }
      if path.hasSuffix("/") { error("the path of a version must not end with '/'", at: node.range) }
    } catch {
      self.error(error.message, at: node.range)
    }
    return path
  }

  private mutating func endpoint(_ entry: Node.Entry) -> EndpointDefinition? {
    let what = "endpoint '\(entry.key)'"
    guard checkIdentifier(entry, "an endpoint"), let fields = fields(of: entry.value, what, Self.endpointKeys) else {
      return nil
    }
    if fields.lacks("url") { error("\(what) has no 'url'", at: entry.keyRange) }
    let element = element(entry, fields, parent: timeline.all, what)
    guard let node = fields["url"], let url = text(node, "the url of \(what)") else { return nil }
    guard EndpointTemplate.isValid(url) else {
      error(
        "'\(url)' is not the URL of an endpoint; it is https:// and a host, in which {name} may be one of the labels",
        at: node.range
      )
      return nil
    }
    return EndpointDefinition(element: element, url: url)
  }

  private mutating func credential(_ entry: Node.Entry) -> CredentialDefinition? {
    let what = "credential '\(entry.key)'"
    guard checkIdentifier(entry, "a credential"),
      let fields = fields(of: entry.value, what, Self.credentialKeys)
    else { return nil }
    if fields.lacks("header") { error("\(what) has no 'header'", at: entry.keyRange) }
    guard let node = fields["header"] else { return nil }
    guard let header = text(node, "the header of \(what)"), checkHeaderName(header, at: node.range) else { return nil }
    var credential = CredentialDefinition(element: element(entry, fields, parent: timeline.all, what), header: header)
    credential.scheme = fields["scheme"].flatMap { text($0, "the scheme of \(what)") }
    return credential
  }

  /// Whether a string is a valid name of an HTTP header field.
  mutating func checkHeaderName(_ name: String, at range: SourceRange) -> Bool {
    let token = "!#$%&'*+-.^_`|~".utf8
    let isToken =
      !name.isEmpty
      && name.utf8.allSatisfy { byte in
        token.contains(byte) || (byte < 0x80 && Character(Unicode.Scalar(byte)).isLetter)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
    if !isToken { error("'\(name)' is not a valid name of an HTTP header field", at: range) }
    return isToken
  }
}
