#if !WebHooks
  /// Checks and reads the calls of a web hook. It is part of the package's trait `WebHooks`.
  @available(
    *,
    unavailable,
    message: "Add the trait to the dependency in Package.swift: .package(url: …, branch: …, traits: [\"WebHooks\"])"
  )
  public struct WebHookReceiver {
    /// Creates nothing.
    public init(secret: String?) {}
  }
#endif
