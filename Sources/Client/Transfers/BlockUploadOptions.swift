/// How content is uploaded in blocks.
public struct BlockUploadOptions: Sendable {
  /// The number of bytes of a block, except for the last one: 8 MiB unless set. Less than 1 counts as 1.
  public var blockSize = 8_388_608

  /// The number of blocks that are uploaded at the same time: 4 unless set. Less than 1 counts as 1.
  public var maximumConcurrency = 4

  /// Called while bytes are sent, from any thread, with the progress of all blocks together; nil, as it is unless set, if
  /// nobody needs it.
  public var onProgress: (@Sendable (TransferProgress) -> Void)?

  /// Creates the options that are described at each property.
  public init() {}
}
