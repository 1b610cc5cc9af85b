import VersionedAPIClient

/// An error in words for the user, in one line.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

extension Failure {
  /// Creates an error of which the user knows what to do.
  init(_ error: any Error) {
    switch error {
    case let error as ServiceError where error.status == .unauthorized:
      self.init("the key in SPEECH_KEY is not one of this Speech resource: \(error)")
    case is CancellationError:
      self.init("cancelled")
    default:
      self.init("\(error)")
    }
  }
}
