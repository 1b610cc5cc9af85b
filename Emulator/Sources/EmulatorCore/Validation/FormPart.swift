import Foundation

/// One part of a multipart form.
struct FormPart: Sendable {
  /// The name of the field.
  var name: String
  /// The name of the file, if the part is one.
  var fileName: String?
  /// The content, which shares the storage of the body.
  var data: Data
}
