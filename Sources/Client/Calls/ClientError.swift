#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#elseif canImport(Glibc)
  import Glibc
#endif

/// The reason why a client gives up, other than an error of the service or of the transport.
public enum ClientError: Error, Hashable, Sendable {
  /// A call has taken longer than ``ClientOptions/timeLimit``.
  case timeLimitExceeded(Duration)
  /// A response has more bytes than ``ClientOptions/maximumBodyLength``.
  case bodyTooLong(limit: Int)
  /// The link to the next page leads to a page that was there before.
  case repeatedPage
  /// What the service says about a job has no link to its status.
  case missingStatusLink
  /// The link to the status of a job does not end with an identifier.
  case missingID
  /// What was to be downloaded has no link to its content.
  case missingContentLink
  /// The environment variable that should have a key or token is not set, or empty.
  case missingEnvironmentVariable(String)
  /// The scheme of a URL is not `https`, so that others could read or change the content.
  case insecureURL
  /// A download cannot be written to the file; the number is that of POSIX, such as `ENOSPC`.
  case unwritableFile(URL, errorNumber: Int32)
}

extension ClientError: CustomStringConvertible, LocalizedError {
  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .timeLimitExceeded(let limit): "the call took longer than its time limit of \(limit)"
    case .bodyTooLong(let limit):
      "the response has more than \(limit) bytes, which is the limit of the client's options"
    case .repeatedPage: "the link to the next page leads to a page that was there before"
    case .missingStatusLink: "the service sent no link to the status of the job"
    case .missingID: "the link to the status of the job does not end with an identifier, which is a UUID"
    case .missingContentLink: "the service sent no link to the content"
    case .missingEnvironmentVariable(let name):
      "the environment variable \(name) is not set; it should have the key or token"
    case .insecureURL: "the URL must use https; http is accepted for localhost, 127.0.0.0/8 and ::1 only"
    case .unwritableFile(let url, let errorNumber):
      "'\(url.path(percentEncoded: false))' cannot be written: \(String(cString: strerror(errorNumber)))"
    }
  }

  /// The same as the description.
  public var errorDescription: String? { description }
}
