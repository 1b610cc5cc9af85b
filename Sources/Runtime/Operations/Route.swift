public import HTTPTypes

/// The method and the path of an operation, the same for all its calls.
public struct Route: Hashable, Sendable {
  /// The method.
  public let method: HTTPRequest.Method
  /// The path with its parameters in braces, such as `/library/v1/books/{id}`.
  public let path: String

  /// Creates a route.
  /// - Parameters:
  ///   - method: The method.
  ///   - path: The path with its parameters in braces.
  public init(_ method: HTTPRequest.Method, _ path: String) {
    self.method = method
    self.path = path
  }
}

extension Route: CustomStringConvertible {
  /// The method and the path, such as `GET /library/v1/books/{id}`.
  public var description: String { "\(method.rawValue) \(path)" }
}
