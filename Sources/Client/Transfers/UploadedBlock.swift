/// A block that the service has.
public struct UploadedBlock: Hashable, Sendable {
  /// The identifier.
  public let id: String
  /// The number of bytes; nil where the service does not say.
  public let size: Int64?

  /// Creates a block.
  public init(id: String, size: Int64?) {
    self.id = id
    self.size = size
  }
}
