public import HTTPTypes

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A request before its endpoint and its credential are known.
public struct APIRequest: Hashable, Sendable {
  private enum Target: Hashable {
    /// The path behind that of the endpoint, and a parameter value that no path can have.
    case path(String, invalidValue: String?)
    /// A URL from the service.
    case link(URL)
  }

  /// The method.
  public var method: HTTPRequest.Method
  /// The header fields without the credential.
  public var headerFields: HTTPFields = [.accept: "application/json"]
  /// The body, if any.
  public var body: RequestBody?
  private var target: Target
  private var query: [String] = []

  /// Creates a request of an operation.
  @_spi(Generated)
  public init(_ route: Route) {
    method = route.method
    target = .path(route.path, invalidValue: nil)
  }

  /// Creates a GET request for a link, such as that to a next page or to the status of a job.
  ///
  /// The link has its own query, `api-version` included.
  public init<Operation>(following link: Link<Operation>) {
    method = .get
    target = .link(link.url)
  }

  /// Sets a parameter of the path, percent-encoded.
  ///
  /// A value that is empty, `.` or `..` would change which path it is, and no encoding prevents that: then
  /// ``httpRequest(endpoint:credential:)`` throws ``RequestError/invalidPathParameter(_:)``.
  @_spi(Generated)
  public mutating func setPath(_ name: String, _ value: some ParameterValue) {
    guard case .path(let path, var invalidValue) = target else { return }
    let string = value.parameterText
    if ["", ".", ".."].contains(string) { invalidValue = string }
    // An encoded value has no braces, so that nothing is replaced in it.
    target = .path(path.replacing("{\(name)}", with: string.percentEncoded), invalidValue: invalidValue)
  }

  /// Adds a query parameter, percent-encoded; nothing for nil.
  @_spi(Generated)
  public mutating func addQuery(_ name: String, _ value: (some ParameterValue)?) {
    guard let value else { return }
    query.append("\(name.percentEncoded)=\(value.parameterText.percentEncoded)")
  }

  /// Sets a header field; nothing for nil.
  /// - Throws: ``RequestError/invalidHeader(name:)`` if no header field can have the value.
  @_spi(Generated)
  public mutating func addHeader(_ name: String, _ value: (some ParameterValue)?) throws {
    guard let value else { return }
    let string = value.parameterText
    guard let field = HTTPField.Name(name), HTTPField.isValidValue(string) else {
      throw RequestError.invalidHeader(name: name)
    }
    headerFields[field] = string
  }

  /// Sets a body of JSON; nothing for nil.
  /// - Throws: `EncodingError` if JSON cannot represent the value, such as a number that is not finite.
  @_spi(Generated)
  public mutating func setBody(json value: (some WireValue)?, contentType: String = "application/json") throws {
    guard let value else { return }
    setBody(RequestBody(try WireCoding.data(value)), contentType: contentType)
  }

  /// Sets a body; nothing for nil.
  @_spi(Generated)
  public mutating func setBody(_ body: RequestBody?, contentType: String) {
    guard let body else { return }
    self.body = body
    headerFields[.contentType] = contentType
  }

  /// Sets a form as the body.
  @_spi(Generated)
  public mutating func setBody(_ form: MultipartForm) {
    setBody(form.body, contentType: form.contentType)
  }

  /// Returns the head of the request as it is sent; its body is ``body``.
  /// - Parameters:
  ///   - endpoint: The URL of the service without the path of the API, such as `https://service.example`. It may have a
  ///     path, such as that of a gateway. `http` is accepted for `localhost`, `127.0.0.0/8` and `::1` only.
  ///   - credential: The credential that authenticates the request.
  /// - Throws: ``RequestError`` if the endpoint is not valid, a parameter of the path is empty, a link leads to another
  ///   origin, or no header field can have the credential; and what the credential throws.
  public func httpRequest(endpoint: URL, credential: some RequestCredential) async throws -> HTTPRequest {
    var request = try httpRequest(baseURL: BaseURL(endpoint))
    try await credential.authenticate(&request)
    return request
  }

  /// Returns the head of the request without a credential.
  package func httpRequest(baseURL: BaseURL) throws -> HTTPRequest {
    var path: String
    switch target {
    case .path(let routePath, let invalidValue):
      if let invalidValue { throw RequestError.invalidPathParameter(invalidValue) }
      if let start = routePath.firstIndex(of: "{") {
        throw RequestError.missingPathParameter(String(routePath[start...].dropFirst().prefix { $0 != "}" }))
      }
      path = baseURL.path + routePath
    case .link(let url):
      path = try baseURL.pathAndQuery(of: url)
    }
    if !query.isEmpty { path += (path.contains("?") ? "&" : "?") + query.joined(separator: "&") }
    return HTTPRequest(
      method: method,
      scheme: baseURL.scheme,
      authority: baseURL.authority,
      path: path,
      headerFields: headerFields
    )
  }
}

extension APIRequest: CustomStringConvertible, CustomReflectable {
  /// The method and the length of the body. The URL and the body may hold secrets.
  public var description: String {
    "\(method.rawValue) request \(body.map { "with a body of \($0)" } ?? "without a body")"
  }

  /// A mirror that shows neither the body nor the URL.
  public var customMirror: Mirror { Mirror(self, children: ["method": method.rawValue]) }
}
