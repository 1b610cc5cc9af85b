/// A benchmark that cannot be run.
struct BenchError: Error, CustomStringConvertible {
  /// The message for the person who runs it.
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
