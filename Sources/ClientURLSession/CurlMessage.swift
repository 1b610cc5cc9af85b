#if canImport(FoundationNetworking)
  import Foundation
  import VersionedAPIClient

  /// What libcurl says about an error. Foundation has one code, `unknown`, for most of its errors.
  struct CurlMessage {
    let text: String

    init(_ error: any Error) {
      let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
      text = underlying?.localizedDescription ?? ""
    }

    /// The kind of failure; nil if the code of the error tells more.
    var reason: TransportError.Reason? {
      switch true {
      case contains("certificate"): .untrustedConnection
      case contains("SSL_read"), contains("SSL_write"): .connectionLost
      case contains("SSL_connect") && (contains("reset") || contains("SYSCALL")): .cannotConnect
      case contains("SSL"), contains("TLS"): .untrustedConnection
      case contains("onnect to "), contains("resolve host"): .cannotConnect
      case contains("chunk"), contains("HTTP/0.9"), contains("Unsupported HTTP"), contains("status line"),
        contains("header"), contains("Content-Length"):
        .invalidResponse
      case contains("timed out"): .timedOut
      case contains("Empty reply"), contains("closed"), contains("reset"), contains("missing"), contains("failure"),
        contains("Broken pipe"):
        .connectionLost
      default: nil
      }
    }

    /// Whether libcurl says that there was no connection. The code of an error may be that of an earlier attempt, such as
    /// one with another of the host's IP numbers.
    var isBeforeRequest: Bool {
      [.cannotConnect, .untrustedConnection].contains(reason)
    }

    /// Whether the message has no URL.
    var isPublic: Bool {
      !text.isEmpty && !contains("://") && !contains("?")
    }

    private func contains(_ part: String) -> Bool { text.contains(part) }
  }
#endif
