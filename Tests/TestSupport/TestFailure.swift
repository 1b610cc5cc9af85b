/// Something that a test needs did not work.
public struct TestFailure: Error, CustomStringConvertible {
  /// What did not.
  public let description: String

  /// Says what did not work.
  public init(_ description: String) { self.description = description }
}
