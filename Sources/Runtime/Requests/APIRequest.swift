public import HTTPTypes

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A request to the service, before it is known which resource it goes to and who sends it.
public struct APIRequest: Hashable, Sendable {
  /// Where a request goes.
  private enum Target: Hashable {
    case path(base: String, EncodedPath)
    /// An address that the service gave.
    case address(URL)
  }

  /// The method.
  public var method: HTTPRequest.Method
  /// The header fields, without the credential.
  public var headerFields: HTTPFields
  /// The body, where there is one.
  public var body: Data?
  private var target: Target
  private var query: [String] = []

  /// Begins a request.
  /// - Parameters:
  ///   - method: The method.
  ///   - basePath: What the paths of the api-version begin with.
  ///   - path: The path behind that, with its parameters.
  public init(_ method: HTTPRequest.Method, basePath: String, _ path: EncodedPath) {
    self.method = method
    target = .path(base: basePath, path)
    headerFields = [.accept: Self.json]
  }

  /// Begins a GET request to an address that the service gave, such as that of a next page or of a started operation.
  /// The address carries its own query, `api-version` included.
  public init(followingLink url: URL) {
    method = .get
    target = .address(url)
    headerFields = [.accept: Self.json]
  }

  private static let json = "application/json"

  /// Adds a query parameter; nothing for nil.
  public mutating func addQuery(_ name: String, _ value: (some ParameterValue)?) {
    guard let value else { return }
    query.append("\(name.percentEncoded)=\(value.parameterText.percentEncoded)")
  }

  /// Adds a header field; nothing for nil.
  /// - Throws: ``RequestError/invalidHeader(name:)`` where no header field can carry the value.
  public mutating func addHeader(_ name: String, _ value: (some ParameterValue)?) throws {
    guard let value else { return }
    let text = value.parameterText
    guard let field = HTTPField.Name(name), HTTPField.isValidValue(text) else {
      throw RequestError.invalidHeader(name: name)
    }
    headerFields[field] = text
  }

  /// Takes a value as the body.
  /// - Throws: `EncodingError` where JSON cannot carry the value, such as a number that is not finite.
  public mutating func setBody(json value: some WireValue, contentType: String = "application/json") throws {
    setBody(try WireCoding.data(value), contentType: contentType)
  }

  /// Takes bytes as the body.
  public mutating func setBody(_ data: Data, contentType: String) {
    body = data
    headerFields[.contentType] = contentType
  }

  /// Takes a form as the body.
  public mutating func setBody(_ form: MultipartForm) {
    setBody(form.data, contentType: form.contentType)
  }

  /// The request as it is sent.
  /// - Parameters:
  ///   - endpoint: The resource's address, such as `https://westus.api.cognitive.microsoft.com`, without the path of the
  ///     API. A path in it, such as that of a gateway, is kept.
  ///   - credential: Who sends the request.
  /// - Returns: The head of the request; its body is ``body``.
  /// - Throws: ``RequestError`` where the endpoint is no address of a resource, a path parameter is empty, a followed
  ///   link leads elsewhere, or no header field can carry the credential.
  public func httpRequest(endpoint: URL, credential: some RequestCredential) throws -> HTTPRequest {
    let base = try ResourceAddress(endpoint)
    let path: String
    switch target {
    case .path(let basePath, let text):
      if let value = text.invalidValue { throw RequestError.invalidPathParameter(value) }
      path = base.path + basePath + text.text
    case .address(let url):
      path = try base.pathAndQuery(of: url)
    }
    let separator = path.contains("?") ? "&" : "?"
    let pathAndQuery = query.isEmpty ? path : path + separator + query.joined(separator: "&")
    var request = HTTPRequest(method: method, scheme: base.scheme, authority: base.authority, path: pathAndQuery)
    request.headerFields = headerFields
    try credential.authorize(&request)
    return request
  }
}

extension APIRequest: CustomStringConvertible, CustomReflectable {
  /// The method, and how many bytes the body has; the body itself may hold secrets.
  public var description: String { "\(method.rawValue) request with a body of \(body?.count ?? 0) bytes" }

  /// A mirror that shows neither the body nor the address.
  public var customMirror: Mirror { Mirror(self, children: ["method": method.rawValue]) }
}
