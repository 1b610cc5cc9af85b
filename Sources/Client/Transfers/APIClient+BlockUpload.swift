public import VersionedAPIRuntime

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension APIClient {
  /// Uploads content in blocks, several at a time, and commits them.
  ///
  /// Blocks that the service has already are not sent again, so an upload that ended with an error is continued when it is
  /// called again with the same content and block size.
  /// - Parameters:
  ///   - body: The content.
  ///   - options: How it is uploaded.
  ///   - list: The operation that lists the blocks which the service has.
  ///   - uploaded: Returns these blocks.
  ///   - upload: Creates the operation that uploads a block.
  ///   - commit: Creates the operation that commits all blocks, from their identifiers in order.
  /// - Throws: The errors of ``send(_:)``.
  @_spi(Generated)
  public func uploadBlocks<Upload: APIOperation, List: APIOperation, Commit: APIOperation>(
    of body: RequestBody,
    options: BlockUploadOptions,
    list: List,
    uploaded: @escaping @Sendable (List.Output) -> [UploadedBlock],
    upload: @escaping @Sendable (_ id: String, _ block: RequestBody) -> Upload,
    commit: @escaping @Sendable (_ ids: [String]) -> Commit
  ) async throws -> Commit.Output {
    let blocks = Blocks(body, size: Int64(max(1, options.blockSize)))
    let present = Dictionary(uploaded(try await send(list)).map { ($0.id, $0.size) }) { first, _ in first }
    let missing = blocks.all.filter { block in
      // A block of unknown size is sent again: it replaces the one that is there.
      present[block.id] != .some(block.body.length)
    }
    let progress = BlockProgress(
      total: body.length,
      present: body.length - missing.reduce(0) { $0 + $1.body.length },
      options.onProgress
    )
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (index, block) in missing.enumerated() {
        if index >= max(1, options.maximumConcurrency) { try await group.next() }
        group.addTask {
          try await with { $0.onProgress = { progress.didSend($0.sent, ofBlock: index) } }
            .send(upload(block.id, block.body))
        }
      }
      try await group.waitForAll()
    }
    return try await send(commit(blocks.all.map(\.id)))
  }
}

/// The blocks of a content, with identifiers by which they are known again.
private struct Blocks {
  /// Enough for 100,000 blocks.
  private static let minimumDigits = 5

  let all: [(id: String, body: RequestBody)]

  init(_ body: RequestBody, size: Int64) {
    let count = body.length / size + (body.length % size == 0 ? 0 : 1)
    // Other content must not have the same identifiers. All of them have the same length, as storage services require.
    let prefix = Self.padded(String(body.fingerprint, radix: 16), to: 16)
    let digits = max(Self.minimumDigits, String(count).count)
    all = (0..<count).map { index in
      let id = "\(prefix)-\(Self.padded(String(index), to: digits))"
      let start = index * size
      return (Data(id.utf8).base64EncodedString(), body[start..<min(start + size, body.length)])
    }
  }

  private static func padded(_ number: String, to length: Int) -> String {
    String(repeating: "0", count: max(0, length - number.count)) + number
  }
}

/// Adds up the progress of blocks.
private final class BlockProgress: Sendable {
  private struct State {
    var total: TransferProgress
    /// The number of bytes of each block that were sent.
    var sent: [Int: Int64] = [:]
  }

  private let state: Locked<State>
  private let onProgress: (@Sendable (TransferProgress) -> Void)?

  init(total: Int64, present: Int64, _ onProgress: (@Sendable (TransferProgress) -> Void)?) {
    var progress = TransferProgress()
    progress.totalToSend = total
    progress.sent = present
    state = Locked(State(total: progress))
    self.onProgress = onProgress
    onProgress?(progress)
  }

  func didSend(_ count: Int64, ofBlock index: Int) {
    guard let onProgress else { return }
    let progress = state.withLock { state in
      // With a new try, a block begins at 0 again.
      state.total.sent += count - (state.sent.updateValue(count, forKey: index) ?? 0)
      return state.total
    }
    onProgress(progress)
  }
}
