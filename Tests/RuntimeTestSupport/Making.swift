public import Foundation
public import HTTPTypes

/// A string that was expected to be valid and is not.
public struct InvalidString: Error {
  /// The string.
  public let string: String
}

/// Returns a URL that is known to be valid.
public func makeURL(_ string: String) throws -> URL {
  guard let url = URL(string: string) else { throw InvalidString(string: string) }
  return url
}

/// Returns a UUID that is known to be valid.
public func makeUUID(_ string: String) throws -> UUID {
  guard let uuid = UUID(uuidString: string) else { throw InvalidString(string: string) }
  return uuid
}

/// Returns header fields with names that are known to be valid.
public func makeFields(_ fields: [String: String]) throws -> HTTPFields {
  HTTPFields(
    try fields.map { name, value in
      guard let name = HTTPField.Name(name) else { throw InvalidString(string: name) }
      return HTTPField(name: name, value: value)
    }
  )
}
