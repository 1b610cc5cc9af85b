/// An error response in the form of the service.
struct ServiceFailure: Error, Sendable {
  /// The status.
  var status: Int
  /// The general code.
  var code: ErrorCode
  /// The general message; nil for that of the only problem.
  var message: String?
  /// What is wrong, the main thing first.
  var problems: [Problem]
  /// The methods that a path has, with status 405.
  var allowedMethods: [String] = []

  init(_ status: Int, _ code: ErrorCode, _ message: String? = nil, problems: [Problem] = []) {
    self.status = status
    self.code = code
    self.message = message
    self.problems = problems
  }

  /// A request with a single problem, status 400.
  static func invalid(_ message: String, at target: String? = nil, _ code: DetailedErrorCode?) -> ServiceFailure {
    ServiceFailure(400, .invalidRequest, problems: [Problem(message, at: target, code)])
  }

  /// Status 404.
  static func notFound(_ what: String) -> ServiceFailure {
    ServiceFailure(404, .notFound, "The specified \(what) cannot be found.")
  }

  /// The body of the response.
  /// - Parameter version: The version, which the detailed codes are limited to; nil if it is unknown.
  func body(in version: VersionModel?) -> JSON {
    var error = Self.error(code: code, problem: problems.first, message: message, version)
    if problems.count > 1 {
      error.set("details", to: .array(problems.map { Self.error(code: code, problem: $0, message: nil, version) }))
    }
    return error
  }

  private static func error(code: ErrorCode, problem: Problem?, message: String?, _ version: VersionModel?) -> JSON {
    var error: JSON = ["code": .string(code.rawValue)]
    error.set("message", to: .string(message ?? problem?.message ?? "The request failed."))
    error.set("target", to: problem?.target.map(JSON.string))
    if let problem, let inner = problem.code, version?.has(inner.rawValue, in: DetailedErrorCode.enumName) ?? true {
      error.set("innerError", "code", to: .string(inner.rawValue))
      error.set("innerError", "message", to: .string(problem.message))
      error.set("innerError", "target", to: problem.target.map(JSON.string))
    }
    return error
  }
}
