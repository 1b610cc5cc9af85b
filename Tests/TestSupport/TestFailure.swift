/// A failure of something that a test needs.
public struct TestFailure: Error, CustomStringConvertible {
  /// The reason.
  public let description: String

  /// Creates a failure with the given reason.
  public init(_ description: String) { self.description = description }
}
