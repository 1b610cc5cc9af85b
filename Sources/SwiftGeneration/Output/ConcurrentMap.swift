import Dispatch

extension Array where Element: Sendable {
  /// Maps the elements on all cores at once.
  /// - Throws: The error of the first element that has one.
  func concurrentMap<Value>(_ transform: @Sendable (Element) throws -> Value) throws -> [Value] {
    var results: [Result<Value, any Error>?] = .init(repeating: nil, count: count)
    results.withUnsafeMutableBufferPointer { results in
      // Each iteration writes an element of its own.
      nonisolated(unsafe) let results = results
      DispatchQueue.concurrentPerform(iterations: count) { index in
        results[index] = Result { try transform(self[index]) }
      }
    }
    return try results.compactMap { try $0?.get() }
  }
}
