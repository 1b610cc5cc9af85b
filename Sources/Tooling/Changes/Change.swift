public import VersionedAPIDefinition

/// Something that differs between two versions.
public struct Change: Hashable, Sendable {
  /// What happened.
  public enum Kind: String, Sendable {
    /// The newer version has it, the older one has not.
    case added
    /// The older version has it, the newer one has not.
    case removed
    /// The newer version has it under another name.
    case renamed
    /// Both have it, and something about it differs.
    case changed
  }

  /// What it happened to.
  public enum Subject: String, Sendable {
    /// A way to prove who sends a request.
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
    /// A field of a form.
    case part
    /// A response of an operation.
    case response
    /// A header field of a response.
    case header
    /// A property of a schema.
    case property
    /// A case of an enum.
    case enumCase = "case"
    /// One aspect of something, such as its type; the name says which.
    case aspect
  }

  /// What happened.
  public var kind: Kind
  /// What it happened to.
  public var subject: Subject
  /// The name in the newer version, or the last one that it had.
  public var name: String
  /// What it was: a former name, or the value of an aspect; nil where there was none.
  public var old: String?
  /// What it is: the value of an aspect, or what says most about something new.
  public var new: String?
  /// What differs within it.
  public var details: [Change] = []
}

/// What changed between two versions, for someone who moves a program from the older to the newer.
public struct VersionDiff: Sendable {
  /// The older version.
  public var from: API.Version
  /// The newer version.
  public var to: API.Version
  /// What changed about the ways to prove who sends a request.
  public var credentials: [Change]
  /// What changed about operations, in the order of the newer version; removed ones last.
  public var operations: [Change]
  /// What changed about schemas.
  public var schemas: [Change]
  /// What changed about enums.
  public var enums: [Change]
}
