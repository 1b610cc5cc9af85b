public import HTTPTypes
public import Logging

/// What is logged and where to.
///
/// Each try is a message of level `debug`, each retry and each value that is not what the service documents one of level
/// `notice`. Neither credentials nor bodies are logged, and query items and header fields only if they are in the lists.
public struct LoggingOptions: Sendable {
  /// The logger; nil, as it is unless set, if nothing is logged.
  public var logger: Logger?

  /// The names of the query items whose values are logged. Those of other items are replaced.
  public var queryItems: Set<String> = ["api-version", "skip", "top", "$skip", "$top"]

  /// The names of the header fields of responses that are logged.
  public var headerFields: [HTTPField.Name] =
    [.contentType, .retryAfter, .date]
    + ["apim-request-id", "x-ms-request-id", "x-requestid"].compactMap { HTTPField.Name($0) }

  /// Creates the options that are described at each property.
  public init() {}
}
