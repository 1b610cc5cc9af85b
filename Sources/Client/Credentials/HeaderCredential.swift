public import VersionedAPIRuntime

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A key or a token in a header field.
///
/// Descriptions hide it.
public struct HeaderCredential: RequestCredential {
  private enum Source {
    case value(String)
    case provider(TokenProvider)
  }

  private let name: String
  private let prefix: String
  private let source: Source

  /// Creates a credential with a value that stays the same.
  /// - Parameters:
  ///   - name: The name of the header field.
  ///   - prefix: What is before the value, such as `Bearer` and a space.
  ///   - value: The key or token.
  public init(_ name: String, prefix: String = "", value: String) {
    self.init(name, prefix, .value(value))
  }

  /// Creates a credential with the value of an environment variable.
  /// - Parameters:
  ///   - name: The name of the header field.
  ///   - prefix: What is before the value, such as `Bearer` and a space.
  ///   - variable: The name of the environment variable.
  /// - Throws: ``ClientError/missingEnvironmentVariable(_:)`` if the variable is not set, or empty.
  public init(_ name: String, prefix: String = "", environmentVariable variable: String) throws {
    guard let value = ProcessInfo.processInfo.environment[variable], !value.isEmpty else {
      throw ClientError.missingEnvironmentVariable(variable)
    }
    self.init(name, prefix: prefix, value: value)
  }

  /// Creates a credential with values that a closure fetches.
  /// - Parameters:
  ///   - name: The name of the header field.
  ///   - prefix: What is before the value, such as `Bearer` and a space.
  ///   - provider: Provides the key or token.
  public init(_ name: String, prefix: String = "", provider: TokenProvider) {
    self.init(name, prefix, .provider(provider))
  }

  private init(_ name: String, _ prefix: String, _ source: Source) {
    self.name = name
    self.prefix = prefix
    self.source = source
  }

  /// The header field that carries the key or token.
  /// - Throws: What the closure throws that fetches it.
  public func headerField() async throws -> (name: String, value: String)? {
    switch source {
    case .value(let value): (name, value.isEmpty ? "" : prefix + value)
    case .provider(let provider): (name, prefix + (try await provider.token().value))
    }
  }

  /// Forgets a token that the service rejected.
  public func discard(_ value: String) -> Bool {
    guard case .provider(let provider) = source else { return false }
    provider.discard(String(value.dropFirst(prefix.count)))
    return true
  }
}

extension HeaderCredential: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The name of the header field, without the key or token.
  public var description: String { "\(name): <secret>" }
  /// The name of the header field, without the key or token.
  public var debugDescription: String { description }
  /// A mirror without the key or token.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
