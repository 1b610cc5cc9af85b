import HTTPTypes

/// Keeps web sites away from admin requests and from the page, which need no key: they are for this machine alone.
struct LocalAccess: Sendable {
  /// Scheme and host of URLs of requests without a host.
  let base: String

  /// Returns the error response for a request whose host may be another one than this machine.
  ///
  /// A site can let a host name of its own lead to this machine, and then read responses as its own (DNS rebinding). Its
  /// requests have that name.
  /// - Returns: The response, or nil if the host is this machine.
  func hostRejection(of request: EmulatorRequest) -> EmulatorResponse? {
    guard !LoopbackHost.matches(request.base ?? base) else { return nil }
    return .gateway(403, "The host has to be 'localhost', a name that ends in '.localhost', or a loopback address.")
  }

  /// Returns the error response for an admin request that a page of another site may have sent.
  /// - Returns: The response, or nil if the request may be performed.
  func rejection(of request: EmulatorRequest) -> EmulatorResponse? {
    if let rejection = hostRejection(of: request) { return rejection }
    // Browsers say which site sends a request. Requests of other programs do not have these fields.
    let origin = request.fields[.origin]
    let site = request.fields.get("Sec-Fetch-Site")
    guard origin == nil || origin == request.base ?? base, site.map(["none", "same-origin"].contains) ?? true else {
      return .gateway(403, "Other web sites cannot control the emulator.")
    }
    return nil
  }
}
