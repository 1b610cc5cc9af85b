/// The reason why the emulator cannot start.
public struct StartError: Error, CustomStringConvertible {
  /// The message, of one line.
  public let description: String

  /// Creates an error with a message of one line.
  public init(_ description: String) {
    self.description = description.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
