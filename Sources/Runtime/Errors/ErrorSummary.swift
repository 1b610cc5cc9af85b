#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The code and the message of an error that is part of a response, such as that of a failed job.
package struct ErrorSummary: CustomStringConvertible {
  /// The code and the message, in one line.
  package let description: String

  /// Finds the code and the message in the JSON of a value; nil if there are none.
  package init?(_ error: some Any) {
    guard let error = error as? any Encodable, let json = try? JSONEncoder().encode(error) else { return nil }
    let details = ErrorDetails(json)
    let parts = [details.detailedCode, details.detailedMessage].compactMap { $0 }
    guard !parts.isEmpty else { return nil }
    description = parts.joined(separator: ": ").split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
