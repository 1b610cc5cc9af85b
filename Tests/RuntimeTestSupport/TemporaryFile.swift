package import Foundation

/// A file that is removed when the test is over.
package final class TemporaryFile {
  /// The URL. It has a space and a letter that is not ASCII, as a user's may.
  package let url: URL

  package init(_ content: Data) throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("runtime tést \(UUID().uuidString).wav")
    try content.write(to: url)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a content in place.
  package func write(_ content: Data) throws {
    try content.write(to: url)
  }

  package func setModificationDate(_ date: Date) throws {
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: url.path)
  }

  package func remove() throws {
    try FileManager.default.removeItem(at: url)
  }
}

/// Bytes in which no two pieces are alike.
package func makeBytes(_ count: Int) -> Data {
  Data((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) })
}
