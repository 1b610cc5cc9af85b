import Foundation

/// A file of zeros that takes no room on the disk. It is removed when the test is over.
final class SparseFile: Sendable {
  let url: URL

  init(length: UInt64) throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("network test \(UUID().uuidString)")
    try Data().write(to: url)
    let handle = try FileHandle(forWritingTo: url)
    try handle.truncate(atOffset: length)
    try handle.close()
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
