/// What goes wrong on request.
public enum FaultKind: String, CaseIterable, Codable, Sendable {
  /// The response is held back for `milliseconds`.
  case latency
  /// Status 429 with the header field `Retry-After`, or without it.
  case tooManyRequests = "429"
  /// An error of the service with `status`, 500 by default.
  case status
  /// A page in HTML with `status`, 502 by default, as proxies send.
  case html
  /// The connection is reset without a response.
  case reset
  /// The connection is closed after half of the body.
  case truncate
  /// Values of enums to which the service may add values are unknown ones.
  case unknownEnum
  /// All properties are missing that responses may lack.
  case missingOptional
  /// The next link of a page is the URL of the page itself.
  case nextLinkLoop
  /// The next link of a page leads to another host.
  case nextLinkForeign

  /// Whether the operation is not performed.
  var replacesResponse: Bool {
    switch self {
    case .tooManyRequests, .status, .html, .reset: true
    case .latency, .truncate, .unknownEnum, .missingOptional, .nextLinkLoop, .nextLinkForeign: false
    }
  }
}
