import VersionedAPISourceText
import VersionedAPIYAML

extension Checker {
  /// Fragments must exist where they are included, and must not include themselves.
  mutating func checkFragments() {
    for schema in definition.fragments + definition.schemas where isValid(schema.element) {
      for include in schema.include where !invalid.contains(include.name) {
        guard let fragment = fragments[include.name] else {
          let known = definition.fragments
          let isSchema = schemas[include.name] != nil
          let hint = isSchema ? "; that is a schema, and only fragments can be included" : nil
          let message = "fragment '\(include.name)' does not exist"
          let end = hint ?? suggestion(for: include.name, among: known.map(\.element.key)) ?? ""
          error(message + end, at: include.range)
          continue
        }
        let missing = schema.element.versions.subtracting(fragment.element.versions)
        if !missing.isEmpty {
          error(
            "fragment '\(include.name)' does not exist in \(timeline.names(of: missing))",
            at: include.range,
            notes: [.init("it is defined here", at: fragment.element.range)]
          )
        }
      }
    }
    let graph = NameGraph(definition.fragments.map { ($0.element.key, $0.include.map(\.name)) })
    var reported: Set<String> = []
    for (name, way) in Self.cycles(of: graph, besides: &reported) {
      guard let fragment = fragments[name] else { continue }
      error("fragment '\(name)' includes itself\(way)", at: fragment.element.range)
    }
  }

  mutating func checkSchemas() {
    for schema in definition.fragments where isValid(schema.element) {
      for property in schema.properties { checkProperty(property) }
    }
    for schema in definition.schemas where isValid(schema.element) {
      for entry in schema.type.entries {
        guard let type = entry.value else { continue }
        checkReference(type, in: entry.versions, at: entry.range)
        if type.isBinary {
          error("a schema cannot be binary; only a body as a whole and a part of a form can", at: entry.range)
        }
        let clashing = schema.properties.filter { !$0.element.versions.intersection(entry.versions).isEmpty }
        if let property = clashing.first {
          let names = timeline.names(of: property.element.versions.intersection(entry.versions))
          error(
            "schema '\(schema.element.key)' is \(type) in \(names), where it also has properties",
            at: entry.range,
            notes: [.init("such as this one", at: property.element.range)]
          )
        }
      }
      let isNeverObject = schema.element.versions.indices.allSatisfy { schema.type[$0].flatMap { $0 } != nil }
      if isNeverObject, let include = schema.include.first {
        error(
          "schema '\(schema.element.key)' is not an 'object' in any version, so it cannot include properties",
          at: include.range
        )
      }
      for property in schema.properties { checkProperty(property) }
      for entry in schema.progress.entries { checkProgress(entry, of: schema) }
      for entry in schema.download.entries { checkDownload(entry, of: schema) }
      let inherited = definition.fragments(of: schema, among: fragments).flatMap(\.properties)
      checkTwice((inherited + schema.properties).map(\.element), "property", of: "schema '\(schema.element.key)'")
      if !incomplete.contains(schema.element.key) {
        checkFormerNames(
          (inherited + schema.properties).map(\.element),
          besides: Set(inherited.map(\.element.key)).subtracting(schema.properties.map(\.element.key))
        )
      }
    }
    checkFormerNamesInFragments()
    checkFormerNames(definition.fragments.map(\.element))
    checkEnums()
    checkFormerNames(definition.schemas.map(\.element) + definition.enums.map(\.element))
  }

  /// Elements of one parent must not have the same name in the same version.
  mutating func checkTwice(_ elements: [Element], _ kind: String, of owner: String) {
    var earlier: [String: [Element]] = [:]
    for element in elements {
      for other in earlier[element.key] ?? [] {
        let common = other.versions.intersection(element.versions)
        guard !common.isEmpty else { continue }
        error(
          "\(owner) has the \(kind) '\(element.key)' twice in \(timeline.names(of: common))",
          at: element.range,
          notes: [.init("the other one is here", at: other.range)]
        )
      }
      earlier[element.key, default: []].append(element)
    }
  }

  private mutating func checkFormerNamesInFragments() {
    var users: [String: [SchemaDefinition]] = [:]
    for schema in definition.schemas {
      for fragment in definition.fragments(of: schema, among: fragments) {
        users[fragment.element.key, default: []].append(schema)
      }
    }
    for fragment in definition.fragments where isValid(fragment.element) {
      let properties = fragment.properties.map(\.element).filter { !$0.was.isEmpty }
      let schemas = users[fragment.element.key] ?? []
      guard !properties.isEmpty, schemas.allSatisfy({ !incomplete.contains($0.element.key) }) else { continue }
      let lists = schemas.map { schema in
        definition.properties(of: schema, among: fragments).map(\.element)
      }
      for property in properties {
        checkFormerNames(ofShared: property, in: lists, "no schema that includes this property has")
      }
    }
  }

  /// A shared element must have replaced another one in at least one of the lists that it belongs to.
  mutating func checkFormerNames(ofShared element: Element, in lists: [[Element]], _ nobody: String) {
    guard isValid(element), !lists.isEmpty else { return }
    for entry in element.was.entries where !invalid.contains(entry.value) {
      guard let first = entry.versions.indices.first else { continue }
      guard first > 0 else {
        // All lists contain the same element.
        checkFormerNames([element])
        continue
      }
      let candidates = lists.flatMap { $0.filter { $0.versions.contains(first - 1) }.map(\.key) }
      guard !candidates.contains(entry.value) else { continue }
      let hint = suggestion(for: entry.value, among: candidates) ?? ""
      let version = timeline.versions[first - 1]
      error(
        "'was' names an element of the previous version, and \(nobody) '\(entry.value)' in \(version)\(hint)",
        at: entry.range
      )
    }
  }

  /// `was` must name an element of the previous version.
  mutating func checkFormerNames(_ elements: [Element], besides others: Set<String> = []) {
    let renamed = elements.filter { !$0.was.isEmpty && isValid($0) && !others.contains($0.key) }
    if renamed.isEmpty { return }
    let versions = Dictionary(elements.map { ($0.key, $0.versions) }) { $0.union($1) }
    for entry in renamed.flatMap(\.was.entries) where !invalid.contains(entry.value) {
      guard let first = entry.versions.indices.first else { continue }
      if first == 0 {
        error(
          "'was' names an element of the previous version, and there is no version before \(timeline.versions[0])",
          at: entry.range
        )
      } else if versions[entry.value]?.contains(first - 1) != true {
        let hint = suggestion(
          for: entry.value,
          among: elements.filter { $0.versions.contains(first - 1) }.map(\.key)
        )
        error(
          "'was' names an element of the previous version, and there is no '\(entry.value)' in \(timeline.versions[first - 1])\(hint ?? "")",
          at: entry.range
        )
      }
    }
  }

  mutating func checkProperty(_ property: PropertyDefinition) {
    checkReferences(property.type)
    checkReferences(property.json)
    if let entry = property.json.entries.first {
      error("only a part of a form can have 'json'; use that type as the 'type' of the property", at: entry.range)
    }
    for entry in property.type.entries where entry.value.isBinary {
      error("a JSON property cannot be binary", at: entry.range)
    }
    checkConstraints(property)
    checkSecret(property)
  }

  /// A secret is redacted as a whole, so it cannot be a schema with properties.
  mutating func checkSecret(_ property: PropertyDefinition) {
    guard property.secret else { return }
    for entry in property.type.entries + property.json.entries {
      guard let schema = entry.versions.indices.compactMap({ objectSchema(entry.value, in: $0) }).first else {
        continue
      }
      let name = schema.element.key
      error(
        "'secret' does not apply to schema '\(name)'; mark the properties of '\(name)' that are secret instead",
        at: entry.range,
        notes: [.init("it is defined here", at: schema.element.range)]
      )
    }
  }

  mutating func checkConstraints(_ property: PropertyDefinition) {
    for (constraint, values) in property.constraints {
      for entry in values.entries {
        for index in entry.versions.indices {
          guard let type = property.type[index], !isUnknown(type) else { continue }
          if let problem = problem(with: constraint, entry.value, for: type, in: index) {
            error(problem, at: entry.range)
            break
          }
        }
      }
    }
    checkDefaultIsWithinLimits(property)
    for (low, high) in [(Constraint.minLength, Constraint.maxLength), (.minimum, .maximum), (.minItems, .maxItems)] {
      let lows = property.constraints.first { $0.constraint == low }?.value.entries ?? []
      let highs = property.constraints.first { $0.constraint == high }?.value
      for entry in lows {
        for index in entry.versions.indices {
          guard let other = highs?.entry(in: index), let a = Double(entry.value), let b = Double(other.value), a > b
          else { continue }
          error(
            "\(low.rawValue) \(entry.value) is above \(high.rawValue) \(other.value)",
            at: entry.range,
            notes: [.init("\(high.rawValue) is here", at: other.range)]
          )
          break
        }
      }
    }
  }

  /// A default must be within the limits.
  private mutating func checkDefaultIsWithinLimits(_ property: PropertyDefinition) {
    let defaults = property.constraints.first { $0.constraint == .default }?.value.entries ?? []
    for (limit, values) in property.constraints {
      for entry in defaults {
        for index in entry.versions.indices {
          guard let type = property.type[index], limit.applies(to: type), Constraint.default.applies(to: type),
            let other = values.entry(in: index), let bound = Double(other.value)
          else { continue }
          let size = Double(entry.value)
          let length = Double(entry.value.unicodeScalars.count)
          let isOutside: Bool =
            switch limit {
            case .minimum: size.map { $0 < bound } ?? false
            case .maximum: size.map { $0 > bound } ?? false
            case .minLength: length < bound
            case .maxLength: length > bound
            case .minItems, .maxItems, .pattern, .default: false
            }
          guard isOutside else { continue }
          let notes = [Diagnostic.Note("the limit is here", at: other.range)]
          error(
            "the default '\(entry.value)' violates \(limit.rawValue) \(other.value)",
            at: entry.range,
            notes: notes
          )
          break
        }
      }
    }
  }

  private func problem(with constraint: Constraint, _ value: String, for type: TypeExpression, in version: Int)
    -> String?
  {
    guard constraint.applies(to: type) else { return "'\(constraint.rawValue)' does not apply to the type \(type)" }
    switch constraint {
    case .minLength, .maxLength, .minItems, .maxItems:
      return Int(value).map { $0 >= 0 } == true && value.isJSONNumber
        ? nil : "'\(constraint.rawValue)' must be an integer of at least 0, not '\(value)'\(Self.notation(of: value))"
    case .minimum, .maximum:
      return isNumber(value, type)
        ? nil
        : "'\(constraint.rawValue)' must be a number of type \(type), not '\(value)'\(Self.notation(of: value))"
    case .pattern:
      // Swift's regular expression parser recurses: thousands of nested brackets overflow the stack.
      guard value.count <= 500 else { return "a pattern has at most 500 characters" }
      return (try? Regex(value)) == nil ? "'\(value)' is not a valid regular expression" : nil
    case .default:
      return defaultProblem(value, type, version)
    }
  }

  /// A hint for numbers that are not written as in JSON.
  private static func notation(of text: String) -> String {
    let isNumber = Double(text)?.isFinite == true
    return isNumber && !text.isJSONNumber ? "; numbers are written as in JSON, such as 5 or -0.5" : ""
  }

  private func isNumber(_ text: String, _ type: TypeExpression) -> Bool {
    guard text.isJSONNumber else { return false }
    return switch type {
    case .primitive(.int32): Int32(text) != nil
    case .primitive(.int64): Int64(text) != nil
    default: Double(text)?.isFinite == true
    }
  }

  private func defaultProblem(_ value: String, _ type: TypeExpression, _ version: Int) -> String? {
    switch type {
    case .primitive(.boolean):
      return ["true", "false"].contains(value)
        ? nil : "the default of a boolean must be 'true' or 'false', not '\(value)'"
    case .primitive(.int32), .primitive(.int64), .primitive(.float), .primitive(.double):
      return isNumber(value, type)
        ? nil : "the default must be a number of type \(type), not '\(value)'\(Self.notation(of: value))"
    case .primitive(.date):
      return value.isDay ? nil : "the default must be a date such as 2026-03-31, not '\(value)'"
    case .primitive(.dateTime):
      return value.isDateTime ? nil : "the default must be a date and time such as 2026-03-31T12:00:00Z, not '\(value)'"
    case .primitive(.duration):
      return value.isDuration ? nil : "the default must be a duration such as PT1H30M, not '\(value)'"
    case .primitive(.uuid):
      return value.isUUID
        ? nil : "the default must be a UUID such as 8dee94ba-1a43-4d44-9cbf-4f6c3f1a1b2c, not '\(value)'"
    case .primitive(.url):
      return value.isURL ? nil : "the default must be a URL such as https://example.com, not '\(value)'"
    case .named(let name):
      guard let enumeration = enums[name] else {
        return schemas[name] != nil ? "the value of a schema cannot have a default" : nil
      }
      guard isValid(enumeration.element) else { return nil }
      let cases = enumeration.cases.filter { $0.versions.contains(version) }.map(\.key)
      if cases.contains(value) { return nil }
      let hint = Suggestion.hint(for: value, among: cases) ?? ""
      return "enum '\(name)' has no case '\(value)' in \(timeline.versions[version])\(hint)"
    default:
      return nil
    }
  }
}
