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

/// The reason why a request cannot be created or sent.
public enum RequestError: Error, Hashable, Sendable {
  /// The endpoint is not the URL of a service.
  case invalidEndpoint(URL)
  /// The endpoint has the scheme `http`, and its host is not this machine: others could read the credential.
  case insecureEndpoint(URL)
  /// The name of a region or the like in an endpoint has other characters than letters, digits and hyphens.
  case invalidEndpointName(String)
  /// A value for the path is empty, `.` or `..`, which would be another path.
  case invalidPathParameter(String)
  /// A parameter of the path has no value.
  case missingPathParameter(String)
  /// The scheme, host or port of a link is not that of the endpoint; the credential is not sent there.
  case linkToOtherOrigin(URL, expected: String)
  /// The credential is empty, or has characters that are not allowed in a header field.
  case invalidCredential
  /// The value of a header field has characters that are not allowed there, such as a line break.
  case invalidHeader(name: String)
  /// The URL of a body is that of a folder, of a device or of something that is not on disk.
  case notAFile(URL)
  /// The file of a body is missing or cannot be read; the number is that of POSIX, such as `ENOENT`.
  case unreadableFile(URL, errorNumber: Int32)
  /// The size or the modification time of a file has changed since it became part of a body.
  case changedFile(URL)
}

extension RequestError: CustomStringConvertible {
  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .invalidEndpoint(let url):
      """
      \(url.redactedOrigin) is not a valid endpoint; an endpoint is a URL such as https://service.example, without user \
      and query
      """
    case .insecureEndpoint(let url):
      """
      the endpoint \(url.redactedOrigin) must use https; http is accepted for localhost, 127.0.0.0/8 and ::1 only
      """
    case .invalidEndpointName(let name):
      "\(name.shortened.quoted) cannot be part of an endpoint's host; it must have 1 to 63 letters, digits and hyphens"
    case .invalidPathParameter(let value):
      "the path parameter '\(value)' would change the path; it must be neither empty nor '.' or '..'"
    case .missingPathParameter(let name):
      "the path parameter '\(name)' has no value"
    case .linkToOtherOrigin(let url, let expected):
      "the link leads to \(url.redactedOrigin) instead of '\(expected)'; the credential is not sent there"
    case .invalidCredential:
      "the credential is empty, or has characters that are not allowed in a header field"
    case .invalidHeader(let name):
      "the value of the header field '\(name)' has characters that are not allowed there"
    case .notAFile(let url):
      "\(Self.name(of: url)) is not a file"
    case .unreadableFile(let url, let errorNumber):
      "\(Self.name(of: url)) cannot be read: \(String(cString: strerror(errorNumber)))"
    case .changedFile(let url):
      "\(Self.name(of: url)) has changed since it became part of a request's body"
    }
  }

  private static func name(of url: URL) -> String {
    url.isFileURL ? "'\(url.path(percentEncoded: false))'" : url.redactedOrigin
  }
}

extension RequestError: LocalizedError, CustomReflectable {
  /// The same as the description.
  public var errorDescription: String? { description }

  /// A mirror of the description alone: a URL may be signed.
  public var customMirror: Mirror { Mirror(self, children: ["description": description], displayStyle: .enum) }
}
