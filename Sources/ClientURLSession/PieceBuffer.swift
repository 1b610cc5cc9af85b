import Foundation

/// Pieces that were received and not read yet.
///
/// On Linux, nothing can make a session receive less: a task that is suspended begins anew, and there is one queue for all
/// sessions of the process. So what does not fit goes to a file there. Elsewhere the task is suspended.
struct PieceBuffer: Sendable {
  /// The number of bytes that are in memory at most. Fewer would make a file necessary, or the task stop, more often.
  private static let maximumCount = 1_048_576

  private var pieces: ArraySlice<Data> = []
  private var count = 0
  #if canImport(FoundationNetworking)
    private var file: OverflowFile?
  #endif

  #if canImport(FoundationNetworking)
    /// Never: there is a file.
    var isFull: Bool { false }
  #else
    /// Whether the task has to be suspended.
    var isFull: Bool { count >= Self.maximumCount }
  #endif

  /// Adds a piece at the end.
  /// - Throws: `TransportError` if the file cannot be written.
  mutating func append(_ piece: Data) throws {
    #if canImport(FoundationNetworking)
      if file != nil || count + piece.count > Self.maximumCount {
        let file = try self.file ?? OverflowFile()
        self.file = file
        return try file.append(piece)
      }
    #endif
    pieces.append(piece)
    count += piece.count
  }

  /// Removes and returns the first piece; nil if there is none.
  /// - Throws: `TransportError` if the file cannot be read.
  mutating func popFirst() throws -> Data? {
    if let piece = pieces.popFirst() {
      count -= piece.count
      return piece
    }
    #if canImport(FoundationNetworking)
      let piece = try file?.popFirst()
      if file?.isEmpty == true { file = nil }
      return piece
    #else
      return nil
    #endif
  }
}
