import Foundation
import TestServer

/// A service that keeps blocks until they are committed, and resets some connections.
final class BlockStore: @unchecked Sendable {
  private let lock = NSLock()
  private var blocks: [String: [UInt8]] = [:]
  private var uploads: [String: Int] = [:]
  private var committed: [UInt8]?
  /// The last part of the path of the block whose upload ends with a reset, and how often.
  private let resets: (block: String, count: Int)

  init(resetting block: Int, times count: Int) {
    resets = (String(format: "%05d", block), count)
  }

  /// The content, if it was committed.
  var content: Data? { lock.withLock { committed.map { Data($0) } } }
  /// How often each block was uploaded, in the order of the blocks.
  var uploadCounts: [Int] {
    lock.withLock { uploads.sorted { $0.key < $1.key }.map(\.value) }
  }

  /// Responds to a request.
  func respond(to request: ReceivedRequest) -> [Step] {
    lock.withLock {
      switch request.method {
      case "PUT":
        let id = String(request.path.split(separator: "/").last ?? "")
        uploads[id, default: 0] += 1
        if id.hasSuffix(resets.block), uploads[id, default: 0] <= resets.count { return [.reset] }
        blocks[id] = request.body
        return [.json(book)]
      case "POST":
        let ids = (try? JSONDecoder().decode(Library.Book.self, from: Data(request.body)))?.title ?? ""
        committed = ids.split(separator: ",").flatMap { blocks[String($0)] ?? [] }
        return [.json(book)]
      default:
        let list = blocks.map { "\($0.key) \($0.value.count)" }.joined(separator: ",")
        return [.json(#"{"title": "\#(list)"}"#)]
      }
    }
  }
}
