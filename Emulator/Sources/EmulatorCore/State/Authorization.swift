import Foundation

/// An authorization to copy models to this resource.
struct Authorization: Codable, Sendable {
  var id: String
  var sourceResourceID: String
  var expiration: Date
}
