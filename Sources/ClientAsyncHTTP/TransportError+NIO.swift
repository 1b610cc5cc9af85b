#if AsyncHTTPClient
  import AsyncHTTPClient
  import NIOCore
  import NIOHTTP1
  import NIOPosix
  import NIOSSL
  import VersionedAPIClient

  #if canImport(Network)
    import Network
  #endif

  #if canImport(Darwin)
    import Darwin
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Glibc)
    import Glibc
  #endif

  extension TransportError {
    /// Creates an error from one of AsyncHTTPClient or SwiftNIO.
    /// - Parameters:
    ///   - error: The error. Its description may hold the URL, so only its type and its kind are said.
    ///   - hasSentBytes: Whether bytes of the request were sent.
    static func make(_ error: any Error, hasSentBytes: Bool) -> TransportError {
      let (reason, isBeforeRequest, details) = description(of: error)
      return TransportError(reason, isRequestSent: hasSentBytes || !isBeforeRequest, details: details)
    }

    private static func description(of error: any Error) -> (Reason, isBeforeRequest: Bool, details: String) {
      switch error {
      case let error as HTTPClientError: description(of: error)
      case is NIOConnectionError: (.cannotConnect, true, "NIOConnectionError")
      case let error as NIOSSLExtraError: (.untrustedConnection, true, error.description)
      case let error as NIOSSLError: description(of: error)
      case is BoringSSLError: (.untrustedConnection, true, "BoringSSLError")
      case let error as HTTPParserError: description(of: error)
      case let error as IOError: description(of: error)
      case is ChannelError: (.connectionLost, false, "ChannelError")
      default: systemDescription(of: error)
      }
    }

    private static func description(of error: HTTPClientError) -> (Reason, isBeforeRequest: Bool, details: String) {
      let details = "HTTPClientError, \(error.shortDescription)"
      return switch error {
      case .connectTimeout, .getConnectionFromPoolTimeout, .httpProxyHandshakeTimeout, .socksHandshakeTimeout,
        .invalidProxyResponse, .proxyAuthenticationRequired, .tlsHandshakeTimeout:
        (.cannotConnect, true, details)
      case .remoteConnectionClosed, .uncleanShutdown: (.connectionLost, false, details)
      case .readTimeout, .writeTimeout, .deadlineExceeded: (.timedOut, false, details)
      default: (.other, false, details)
      }
    }

    private static func description(of error: IOError) -> (Reason, isBeforeRequest: Bool, details: String) {
      let details = "errno \(error.errnoCode)"
      return switch error.errnoCode {
      case ECONNREFUSED: (.cannotConnect, true, details)
      // These may happen to a connection, too.
      case EHOSTUNREACH, ENETUNREACH, ENETDOWN: (.cannotConnect, false, details)
      case ETIMEDOUT: (.timedOut, false, details)
      default: (.connectionLost, false, details)
      }
    }

    private static func description(of error: NIOSSLError) -> (Reason, isBeforeRequest: Bool, details: String) {
      switch error {
      case .handshakeFailed, .unableToValidateCertificate, .failedToLoadCertificate, .noCertificateToValidate:
        (.untrustedConnection, true, "\(error)")
      case .uncleanShutdown: (.connectionLost, false, "NIOSSLError")
      default: (.other, false, "NIOSSLError")
      }
    }

    private static func description(of error: HTTPParserError) -> (Reason, isBeforeRequest: Bool, details: String) {
      switch error {
      case .invalidEOFState, .closedConnection: (.connectionLost, false, "HTTPParserError")
      default: (.invalidResponse, false, "HTTPParserError")
      }
    }

    private static func systemDescription(of error: any Error) -> (Reason, isBeforeRequest: Bool, details: String) {
      #if canImport(Network)
        if let error = error as? HTTPClient.NWPOSIXError {
          let isRefused = [.ECONNREFUSED, .EHOSTUNREACH, .ENETUNREACH, .ENETDOWN].contains(error.errorCode)
          return (isRefused ? .cannotConnect : .connectionLost, isRefused, "errno \(error.errorCode.rawValue)")
        }
        if error is HTTPClient.NWTLSError { return (.untrustedConnection, true, "NWTLSError") }
      #endif
      return (.other, false, "\(type(of: error))")
    }
  }
#endif
