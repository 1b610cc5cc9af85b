import VersionedAPIRuntime

/// The result of an operation.
struct Reply: Sendable {
  var status: Int
  /// The body, with the properties of all versions; nil if there is none.
  var body: JSON?
  /// The value of the header field `Location`.
  var location: String?
  /// The value of the header field `Operation-Location`.
  var operationLocation: String?
  /// Whether the client should look again.
  var isPending = false

  init(_ status: Int, _ body: JSON? = nil) {
    self.status = status
    self.body = body
  }
}
