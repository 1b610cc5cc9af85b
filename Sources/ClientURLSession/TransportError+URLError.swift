import VersionedAPIClient

#if canImport(FoundationNetworking)
  import Foundation
  import FoundationNetworking
#else
  import Foundation
#endif

extension TransportError {
  /// Creates an error from one of a session.
  /// - Parameters:
  ///   - error: The error of the session.
  ///   - hasExchangedBytes: Whether bytes of the request's body were sent, or bytes of the response received.
  init(_ error: any Error, hasExchangedBytes: Bool) {
    // Descriptions of errors hold the URL.
    let code = (error as? URLError)?.code
    let details = "NSURLErrorDomain \(code?.rawValue ?? (error as NSError).code)"
    #if canImport(FoundationNetworking)
      let message = CurlMessage(error)
      let reason = message.reason ?? Self.reason(of: code)
      self.init(
        reason,
        isRequestSent: hasExchangedBytes || !(reason.isBeforeRequest && message.isBeforeRequest),
        details: message.isPublic ? "\(details), \(message.text)" : details
      )
    #else
      let reason = Self.reason(of: code)
      self.init(reason, isRequestSent: hasExchangedBytes || !reason.isBeforeRequest, details: details)
    #endif
  }

  private static func reason(of code: URLError.Code?) -> Reason {
    switch code {
    case .cannotConnectToHost, .cannotFindHost, .dnsLookupFailed, .notConnectedToInternet, .internationalRoamingOff,
      .callIsActive, .dataNotAllowed:
      .cannotConnect
    case .secureConnectionFailed, .serverCertificateHasBadDate, .serverCertificateUntrusted,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected,
      .clientCertificateRequired, .appTransportSecurityRequiresSecureConnection:
      .untrustedConnection
    case .networkConnectionLost: .connectionLost
    case .timedOut: .timedOut
    case .badServerResponse, .cannotParseResponse, .cannotDecodeContentData, .cannotDecodeRawData,
      .dataLengthExceedsMaximum:
      .invalidResponse
    default: .other
    }
  }
}

extension TransportError.Reason {
  /// Whether nothing of the request is sent before the failure.
  fileprivate var isBeforeRequest: Bool { self == .cannotConnect || self == .untrustedConnection }
}
