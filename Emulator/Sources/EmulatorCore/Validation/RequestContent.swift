import Foundation

/// The checked content of a request.
enum RequestContent: Sendable {
  /// There is none.
  case none
  /// JSON.
  case json(JSON)
  /// Bytes.
  case data(Data)
  /// A form, by the names of its parts.
  case form([String: FormPart])
}
