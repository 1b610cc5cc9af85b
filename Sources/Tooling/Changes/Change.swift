public import VersionedAPIDefinition

/// A difference between two versions.
public struct Change: Hashable, Sendable {
  /// The kind of a change.
  public enum Kind: String, Sendable {
    /// Only the newer version has it.
    case added
    /// Only the older version has it.
    case removed
    /// The newer version has it under another name.
    case renamed
    /// Both versions have it, and it differs.
    case changed
  }

  /// The element that a change is about.
  public enum Subject: String, Sendable {
    /// A credential.
    case credential
    /// An operation.
    case operation
    /// A schema.
    case schema
    /// An enum.
    case enumeration = "enum"
    /// A parameter of an operation.
    case parameter
    /// The body of a request.
    case body
    /// A part of a form.
    case part
    /// A response of an operation.
    case response
    /// A header field of a response.
    case header
    /// A property of a schema.
    case property
    /// A case of an enum.
    case enumCase = "case"
    /// An aspect of an element, such as its type; the name says which.
    case aspect
  }

  /// The kind of the change.
  public var kind: Kind
  /// The element that the change is about.
  public var subject: Subject
  /// The name in the newer version, or in the older one if it was removed.
  public var name: String
  /// The former name, or the former value of an aspect; nil if there was none.
  public var old: String?
  /// The value of an aspect, or a summary of an added element; nil if there is none.
  public var new: String?
  /// The differences within the element.
  public var details: [Change] = []
}

/// The changes between two versions, for someone who migrates a program from the older to the newer one.
public struct VersionDiff: Sendable {
  /// The older version.
  public var from: API.Version
  /// The newer version.
  public var to: API.Version
  /// The changes to credentials.
  public var credentials: [Change]
  /// The changes to operations, in the order of the newer version; removed ones come last.
  public var operations: [Change]
  /// The changes to schemas.
  public var schemas: [Change]
  /// The changes to enums.
  public var enums: [Change]
}
