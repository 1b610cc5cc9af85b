import Foundation
import Testing
import VersionedAPIRuntimeTestSupport
import VersionedAPITestSupport

/// The sample requests and responses of the service's documentation pages, in `Tests/Fixtures/Pages`.
enum Sample {
  /// Returns the bytes of a sample, such as `v3.0/copy-model/request`.
  static func data(_ name: String) throws -> Data {
    Data(try Repository.text("Tests/Fixtures/Pages/\(name).json").utf8)
  }

  /// Returns a sample as `canonicalJSON(_:)` writes it.
  static func json(_ name: String) throws -> String {
    try canonicalJSON(data(name))
  }
}
