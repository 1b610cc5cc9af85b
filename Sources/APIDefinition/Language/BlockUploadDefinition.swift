import VersionedAPISourceText

/// How content is uploaded in blocks, with the operation that uploads one.
public struct BlockUploadDefinition: Sendable {
  /// A name and its location.
  public typealias Place = (name: String, range: SourceRange)

  /// How the service lists the blocks that it has.
  public struct Listing: Sendable {
    /// The operation that lists them.
    public var operation: Place
    /// The properties of its response that hold lists of blocks.
    public var blocks: [Place]
    /// The property of a block that holds its identifier.
    public var id: Place
    /// The property of a block that holds its size in bytes.
    public var size: Place
  }

  /// How blocks become the content.
  public struct Commit: Sendable {
    /// The operation whose body is the list of all blocks in order.
    public var operation: Place
    /// The property of an entry of the list that holds the identifier of the block.
    public var id: Place
    /// The values of other properties of an entry: cases of enums.
    public var with: [(property: Place, value: Place)]
  }

  /// The parameter of the operation that identifies the block.
  public var id: Place
  /// The number of bytes that a block can have; nil if there is no limit.
  public var maximumSize: Int64?
  /// How the service lists blocks.
  public var list: Listing
  /// How blocks are committed.
  public var commit: Commit
}
