/// Rules of Swift for names.
enum SwiftIdentifier {
  /// Whether a text can be a name.
  static func isValid(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(48...57).contains(first) else { return false }
    return text != "_"
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 48...57, 65...90, 97...122, 95: true
        default: false
        }
      }
  }

  /// The name as source text: a keyword in backticks.
  static func escaped(_ name: String) -> String {
    keywords.contains(name) ? "`\(name)`" : name
  }

  /// The name behind a dot, where keywords need no backticks.
  static func reference(_ name: String) -> String {
    name.hasPrefix("`") ? String(name.dropFirst().dropLast()) : name
  }

  /// The name as the label of an argument, where only `inout` needs backticks, and the compiler warns of others.
  static func label(_ name: String) -> String {
    let reference = reference(name)
    return reference == "inout" ? name : reference
  }

  /// Names that a member cannot have even in backticks, or that would mean something else. They get the suffix `Value`.
  static let unusableForMembers: Set<String> = ["self", "Self", "Type", "Protocol", "init", "hashValue"]
  /// What a method has that uploads blocks.
  static let parametersOfBlockUploads: Set<String> = ["content", "options"]
  /// What values have that report the progress of a job.
  static let membersOfJobs: Set<String> = ["progress", "statusLink"]
  /// What values have that lead to content to download.
  static let membersOfDownloads: Set<String> = ["contentURL"]
  /// The same for cases: `.none` of an optional enum means that there is none, and `OpenEnumeration` has members too.
  static let unusableForCases = unusableForMembers.union([
    "none", "some", "unknown", "rawValue", "allCases", "parameterText",
  ])
  /// The same for the properties of an operation, which are its parameters and its body.
  static let unusableForParameters = unusableForMembers.union([
    "form", "operationID", "output", "reply", "request", "route", "successStatuses",
  ])
  /// The same for the header fields of a reply, which stand beside what every reply has.
  static let unusableForHeaders = unusableForMembers.union([
    "headerFields", "items", "issues", "location", "nextLink", "operationLocation", "output", "retryAfter", "status",
    "statusLink",
  ])

  /// The same for the methods of clients, whose type has a property, too. Other methods of clients have other labels.
  static let unusableForMethods = unusableForMembers.union(["connection", "uploadBlocks"])
  /// The same for the properties of clients, which would hide methods that every client has.
  static let unusableForGroups = unusableForMethods.union([
    "download", "finished", "items", "reply", "send", "states", "upload", "with",
  ])

  /// The same for endpoints, one of which is any URL.
  static let unusableForEndpoints = unusableForMembers.union(["url"])

  /// Types that generated code names. A definition cannot take their names: it would hide them.
  static let reservedTypes: Set<String> = [
    "APIClient", "APIOperation", "APIRequest", "AccessToken", "Any", "Array", "Bool", "CalendarDate", "CaseIterable",
    "Client", "Codable", "Credential", "CustomDebugStringConvertible", "CustomReflectable", "CustomStringConvertible",
    "Data", "Date", "Decoder", "Definition", "Dictionary", "Double", "Downloadable", "Duration", "Encoder", "FormFile",
    "Hashable", "HeaderCredential", "Indirect", "Int", "Int64", "JSONValue", "JobProgress", "JobProgressReporting",
    "Link", "LongRunningOperation", "Mirror", "MultipartForm", "Never", "NoCredential", "OpenEnumeration", "Optional",
    "Output", "PagedItems", "PagedOperation", "Patch", "PropertyList", "Protocol", "Reply", "RequestBody",
    "RequestCredential", "Route", "Secret", "Self", "Sendable", "ServiceConnection",
    "ServiceEndpoint", "String", "Swift", "TokenProvider", "Type", "URL", "UUID", "Update", "VersionClient", "Void",
    "WireStruct",
  ]

  /// Words that have a meaning before a type, so that no type can have their names.
  static let wordsBeforeTypes: Set<String> = ["any", "each", "some"]

  /// Types that the compiler looks for in types that conform to protocols: no member can have their names.
  static let associatedTypes: Set<String> = [
    "AllCases", "ArrayLiteralElement", "Failure", "ID", "Item", "RawValue", "StatusOperation",
  ]

  private static let keywords: Set<String> = [
    "Any", "Self", "as", "associatedtype", "await", "borrowing", "break", "case", "catch", "class", "continue",
    "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for",
    "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator",
    "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "self", "static", "struct",
    "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "unsafe", "var", "where", "while",
  ]
}
