import EmulatorCore
import Foundation
import HTTPTypes
import Hummingbird

/// Receives the bodies of requests: forms in a file that is mapped into memory, others in memory.
enum BodyReceiver {
  /// Receives a body.
  /// - Returns: The body, and whether it was longer than the limit; the rest is not read then.
  static func receive(_ request: Request) async throws -> (data: Data, isTooLarge: Bool) {
    let body = request.body
    let contentType = request.headers[.contentType]
    let limit = EmulatorRequest.bodyLimit(target: request.head.path ?? "/", contentType: contentType)
    if contentType?.lowercased().hasPrefix("multipart/") == true { return try await receiveFile(body, limit: limit) }
    var data = Data()
    for try await chunk in body {
      guard data.count + chunk.readableBytes <= limit else { return (Data(), true) }
      data.append(contentsOf: chunk.readableBytesView)
    }
    return (data, false)
  }

  private static func receiveFile(_ body: RequestBody, limit: Int) async throws -> (data: Data, isTooLarge: Bool) {
    let file = FileManager.default.temporaryDirectory.appending(path: "speech-emulator-\(UUID().uuidString).form")
    // A file that is mapped stays readable without its name.
    defer { try? FileManager.default.removeItem(at: file) }
    guard FileManager.default.createFile(atPath: file.path, contents: nil) else { return (Data(), true) }
    let handle = try FileHandle(forWritingTo: file)
    defer { try? handle.close() }
    var size = 0
    for try await chunk in body {
      size += chunk.readableBytes
      guard size <= limit else { return (Data(), true) }
      try handle.write(contentsOf: Data(chunk.readableBytesView))
    }
    return (size == 0 ? Data() : try Data(contentsOf: file, options: .alwaysMapped), false)
  }
}
