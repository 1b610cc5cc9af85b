import HTTPTypes
import Logging
import VersionedAPIRuntime

/// Logs the tries of one call.
struct CallLog: Sendable {
  /// The logger with what is the same for all messages; nil if nothing is logged.
  private let logger: Logger?
  private let headerFields: [HTTPField.Name]

  init(_ options: LoggingOptions, _ operationID: String, _ request: HTTPRequest, requestID: String?) {
    headerFields = options.headerFields
    guard var logger = options.logger, logger.logLevel <= .error else {
      self.logger = nil
      return
    }
    logger[metadataKey: "operation"] = .string(operationID)
    logger[metadataKey: "method"] = .string(request.method.rawValue)
    logger[metadataKey: "url"] = .string(Self.url(of: request, queryItems: options.queryItems))
    if let requestID { logger[metadataKey: "request-id"] = .string(requestID) }
    self.logger = logger
  }

  func didFinish(try number: Int, _ response: HTTPResponse, _ duration: Duration) {
    guard let logger, logger.logLevel <= .debug else { return }
    var metadata: Logger.Metadata = [
      "try": .stringConvertible(number), "status": .stringConvertible(response.status.code),
      "duration": .stringConvertible(duration),
    ]
    for name in headerFields {
      if let value = response.headerFields[name] { metadata[name.canonicalName] = .string(value) }
    }
    logger.debug("response", metadata: metadata)
  }

  func didFail(try number: Int, _ error: any Error, _ duration: Duration) {
    // The descriptions of our own errors show no secrets. Others may be from a closure of the user: only their type is said.
    let description =
      switch error {
      case is TransportError, is ClientError, is RequestError: "\(error)"
      default: "\(type(of: error))"
      }
    logger?.debug(
      "no response",
      metadata: [
        "try": .stringConvertible(number), "error": .string(description), "duration": .stringConvertible(duration),
      ]
    )
  }

  func willRetry(try number: Int, after delay: Duration) {
    logger?.notice("retry", metadata: ["try": .stringConvertible(number), "delay": .stringConvertible(delay)])
  }

  func didFind(_ issues: [ReplyIssue]) {
    logger?.notice(issues)
  }

  /// Returns the URL with the values of allowed query items only.
  static func url(of request: HTTPRequest, queryItems allowed: Set<String>) -> String {
    let path = request.path ?? ""
    let parts = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var url = "\(request.scheme ?? "")://\(request.authority ?? "")\(parts.first ?? "")"
    guard parts.count == 2 else { return url }
    let items = parts[1].split(separator: "&").map { item -> String in
      let name = item.prefix { $0 != "=" }
      return allowed.contains(String(name)) ? String(item) : "\(name)=<hidden>"
    }
    url += "?" + items.joined(separator: "&")
    return url
  }
}

extension LoggingOptions {
  /// Logs what is found in content that is not the response to an operation.
  func didFind(_ issues: [ReplyIssue]) {
    logger?.notice(issues)
  }
}

extension Logger {
  fileprivate func notice(_ issues: [ReplyIssue]) {
    for issue in issues { notice("undocumented value", metadata: ["issue": .stringConvertible(issue)]) }
  }
}
