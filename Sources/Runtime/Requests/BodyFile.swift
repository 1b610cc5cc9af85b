#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file on disk as it was when it became part of a body.
struct BodyFile: Hashable {
  private let url: URL
  private let state: OpenFile.State

  var length: Int64 { state.length }

  /// What tells the file from another one, or from itself after a change.
  var numbers: [Int64] { [state.length, state.seconds, state.nanoseconds] }

  init(_ url: URL) throws {
    self.url = url
    state = try OpenFile(url).state()
  }

  /// Opens the file.
  /// - Throws: ``RequestError/changedFile(_:)`` if it is not what it was.
  func makeOpenFile() throws -> OpenFile {
    let file = try OpenFile(url)
    try check(file)
    return file
  }

  /// Reads bytes that were there when the file became part of the body.
  /// - Throws: ``RequestError/changedFile(_:)`` if the file is not what it was, also if it changed meanwhile.
  func read(_ count: Int, at offset: Int64, from file: OpenFile) throws -> Data {
    let data = try file.read(count, at: offset)
    try check(file)
    guard data.count == count else { throw RequestError.changedFile(url) }
    return data
  }

  private func check(_ file: OpenFile) throws {
    guard try file.state() == state else { throw RequestError.changedFile(url) }
  }
}
