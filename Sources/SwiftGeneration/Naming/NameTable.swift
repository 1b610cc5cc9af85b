import VersionedAPIDefinition
import VersionedAPISourceText

/// Assigns Swift names to the elements of an API, and reports conflicts.
struct NameTable {
  let naming: Naming
  /// The namespace that everything is declared in.
  let namespace: String
  var diagnostics: [Diagnostic] = []

  /// The kind of a name, which determines the valid names.
  enum Kind {
    case type, operation, enumCase, header, group, method, endpoint
    /// An input of an operation, which may upload a block.
    case parameter(isBlock: Bool)
    /// A property of a schema, whose values may report the progress of a job, or lead to content to download.
    case member(isJob: Bool, isDownload: Bool)

    /// Whether a name has another meaning, or cannot be a name, even in backticks.
    fileprivate func isUnusable(_ name: String) -> Bool {
      switch self {
      case .type, .operation: false
      case .member(let isJob, let isDownload):
        SwiftIdentifier.unusableForMembers.contains(name)
          || (isJob && SwiftIdentifier.membersOfJobs.contains(name))
          || (isDownload && SwiftIdentifier.membersOfDownloads.contains(name))
      case .enumCase: SwiftIdentifier.unusableForCases.contains(name)
      case .parameter(let isBlock):
        SwiftIdentifier.unusableForParameters.contains(name)
          || (isBlock && SwiftIdentifier.parametersOfBlockUploads.contains(name))
      case .header: SwiftIdentifier.unusableForHeaders.contains(name)
      case .group: SwiftIdentifier.unusableForGroups.contains(name)
      case .method: SwiftIdentifier.unusableForMethods.contains(name)
      case .endpoint: SwiftIdentifier.unusableForEndpoints.contains(name)
      }
    }

    /// Whether elements with such names may become files.
    fileprivate var isFile: Bool {
      switch self {
      case .type, .operation: true
      case .member, .enumCase, .parameter, .header, .group, .method, .endpoint: false
      }
    }

    /// What an automatic name ends with if it would be unusable without it.
    fileprivate var suffix: String {
      switch self {
      case .group: "Operations"
      case .method: "Operation"
      case .type, .operation, .member, .enumCase, .parameter, .header, .endpoint: "Value"
      }
    }

    /// Whether a name has another meaning in generated code.
    fileprivate func isReserved(_ name: String) -> Bool {
      switch self {
      case .type:
        SwiftIdentifier.reservedTypes.contains(name) || SwiftIdentifier.wordsBeforeTypes.contains(name)
      // Operations do not refer to these types by their plain names, so they can have the same names.
      case .operation:
        (SwiftIdentifier.reservedTypes.contains(name) && !["Credential", "Definition", "Update"].contains(name))
          || SwiftIdentifier.wordsBeforeTypes.contains(name)
      case .member, .enumCase, .parameter, .header, .group, .method, .endpoint:
        SwiftIdentifier.reservedTypes.contains(name) || SwiftIdentifier.associatedTypes.contains(name)
      }
    }
  }

  /// Returns the Swift names of elements that share a scope, in their order.
  /// - Parameters:
  ///   - elements: The elements.
  ///   - kind: The kind of the names.
  ///   - scope: The owner of the elements, such as `enum 'Status'`, for messages; empty for the whole API.
  mutating func names(of elements: [API.Element], _ kind: Kind, in scope: String) -> [String] {
    var owners: [String: API.Element] = [:]
    let names = elements.map { element in
      guard let name = name(of: element, kind) else { return "invalid" }
      // Types become files, and many disks ignore case.
      let key = kind.isFile ? name.lowercased() : name
      if let owner = owners[key] {
        let place = scope.isEmpty ? "" : " of \(scope)"
        diagnostics.append(
          Diagnostic(
            "'\(owner.key)' and '\(element.key)'\(place) both become '\(name)' in Swift; set 'name' for one of them",
            at: element.range,
            notes: [.init("the other one is here", at: owner.range)]
          )
        )
      }
      owners[key] = element
      return name
    }
    for (element, name) in zip(elements, names) where name.hasPrefix("_") {
      guard let owner = owners[String(name.dropFirst())] else { continue }
      diagnostics.append(
        Diagnostic(
          "'\(name)' may be the storage of '\(owner.key)' in Swift; set another 'name'",
          at: element.range,
          notes: [.init("the other one is here", at: owner.range)]
        )
      )
    }
    return names
  }

  /// Returns the Swift names of what clients have for elements.
  /// - Parameters:
  ///   - types: The Swift names of the elements' types. If two of them cannot be told apart, that has been reported.
  mutating func names(
    derivedFrom types: [String],
    of elements: [API.Element],
    _ kind: Kind,
    in scope: String
  ) -> [String] {
    var seen: Set<String> = []
    let known = diagnostics
    let names = names(
      of: zip(types, elements).map { API.Element(key: $0, range: $1.range) },
      kind,
      in: scope
    )
    if !types.allSatisfy({ seen.insert($0.lowercased()).inserted }) { diagnostics = known }
    return names
  }

  /// Returns the Swift name of an element as source code, or nil if it cannot be derived from the key.
  private mutating func name(of element: API.Element, _ kind: Kind) -> String? {
    if let name = element.name {
      if !SwiftIdentifier.isValid(name) || kind.isUnusable(name) {
        report("'\(name)' cannot be a name in Swift; set another 'name'", at: element)
      }
      checkReserved(name, kind, of: element)
      return SwiftIdentifier.escaped(name)
    }
    let automatic =
      switch kind {
      case .type: element.key.prefix(1).uppercased() + element.key.dropFirst()
      case .operation: naming.type(element.key)
      default: naming.member(element.key)
      }
    guard var name = automatic else {
      report("'\(element.key)' cannot be converted to a Swift name; set 'name'", at: element)
      return nil
    }
    if kind.isUnusable(name) { name += kind.suffix }
    checkReserved(name, kind, of: element)
    return SwiftIdentifier.escaped(name)
  }

  private mutating func checkReserved(_ name: String, _ kind: Kind, of element: API.Element) {
    if name == namespace {
      report("'\(name)' is the namespace of the api-version; set another 'name'", at: element)
    } else if kind.isReserved(name), SwiftIdentifier.wordsBeforeTypes.contains(name) {
      report("'\(name)' is a keyword of Swift that no type can have as its name; set another 'name'", at: element)
    } else if kind.isReserved(name) {
      report(
        "'\(name)' is the name of a type that generated code uses; set another 'name'",
        at: element
      )
    }
  }

  private mutating func report(_ message: String, at element: API.Element) {
    diagnostics.append(Diagnostic(message, at: element.range))
  }
}
