import VersionedAPISourceText
@testable import VersionedAPIYAML

extension JSONSchema {
  /// A violation of a schema.
  struct Fault: CustomStringConvertible {
    var message: String
    var path: [String]
    var place: SourceRange
    var description: String { "\(place.label): \(path.joined(separator: "/")): \(message)" }
  }

  /// Returns the violations in a file; none in an empty one.
  func faults(in node: Node?) -> [Fault] {
    node.map { faults(in: $0, by: root) } ?? []
  }

  /// Returns the violations of a part of the schema.
  func faults(in node: Node, by part: Part) -> [Fault] {
    faults(Instance(node: node, key: node.range, path: []), part)
  }

  /// A node, and the path to it.
  private struct Instance {
    var node: Node
    /// The place of its key, where violations of a mapping as a whole are reported.
    var key: SourceRange
    var path: [String]

    /// The string of a scalar, unless the value is missing.
    var text: String? { node.isEmpty ? nil : node.scalar }

    func value(of entry: Node.Entry) -> Instance {
      Instance(node: entry.value, key: entry.keyRange, path: path + [entry.key])
    }

    func name(of entry: Node.Entry) -> Instance {
      let text = Node.Scalar(text: entry.key, isQuoted: true)
      return Instance(node: Node(content: .scalar(text), range: entry.keyRange), key: entry.keyRange, path: path)
    }

    func fault(_ message: String) -> [Fault] {
      [Fault(message: message, path: path, place: text == nil ? key : node.range)]
    }

    func isOf(_ kind: Kind) -> Bool {
      switch kind {
      case .object: node.entries != nil
      case .array: node.elements != nil
      case .null: node.isEmpty
      case .string: text != nil
      case .boolean: text == "true" || text == "false"
      case .integer: text.flatMap { Int($0) } != nil
      case .number: text.flatMap { Double($0) } != nil
      }
    }
  }

  private func faults(_ instance: Instance, _ part: Part?) -> [Fault] {
    (part?.rules ?? []).flatMap { rule -> [Fault] in
      switch rule {
      case .never:
        return instance.fault("this may not be here")
      case .reference(let name):
        return faults(instance, definitions[name])
      case .all(let parts):
        return parts.flatMap { faults(instance, $0) }
      case .any(let parts):
        return faults(instance, anyOf: parts)
      case .not(let part):
        return faults(instance, part).isEmpty ? instance.fault("this may not be so") : []
      case .condition(let condition, let then, let otherwise):
        return faults(instance, faults(instance, condition).isEmpty ? then : otherwise)
      case .type(let kinds):
        let isRight = kinds.contains(where: instance.isOf)
        return isRight ? [] : instance.fault("\(instance.node.kind) is none of \(kinds.map(\.rawValue))")
      case .values(let values):
        return instance.text.map(values.contains) == true ? [] : instance.fault("it is none of \(values)")
      case .pattern(let pattern):
        guard let text = instance.text, !pattern.matches(text) else { return [] }
        return instance.fault("'\(text)' does not match \(pattern.text)")
      case .minimum(let minimum):
        guard let number = instance.text.flatMap({ Double($0) }), number < Double(minimum) else { return [] }
        return instance.fault("\(number) is below \(minimum)")
      case .elementCount, .elements:
        return instance.node.elements.map { faults($0, instance, rule) } ?? []
      case .keyCount, .keys, .required, .entries, .ifPresent:
        return instance.node.entries.map { faults($0, instance, rule) } ?? []
      }
    }
  }

  private func faults(_ instance: Instance, anyOf parts: [Part]) -> [Fault] {
    var all: [[Fault]] = []
    for part in parts {
      let faults = faults(instance, part)
      if faults.isEmpty { return [] }
      all.append(faults)
    }
    // The alternative that was meant is the one that has something to say about the inside.
    let inner = all.first { $0.contains { $0.path.count > instance.path.count } }
    return inner ?? instance.fault(all.joined().map(\.message).joined(separator: ", or "))
  }

  private func faults(_ elements: [Node], _ instance: Instance, _ rule: Rule) -> [Fault] {
    switch rule {
    case .elementCount(let range):
      return range.contains(elements.count) ? [] : instance.fault("\(elements.count) elements")
    case .elements(let part):
      return elements.flatMap { faults(Instance(node: $0, key: $0.range, path: instance.path + ["[]"]), part) }
    default:
      return []
    }
  }

  private func faults(_ entries: [Node.Entry], _ instance: Instance, _ rule: Rule) -> [Fault] {
    switch rule {
    case .keyCount(let range):
      return range.contains(entries.count) ? [] : instance.fault("\(entries.count) keys")
    case .keys(let part):
      return entries.flatMap { faults(instance.name(of: $0), part) }
    case .required(let keys):
      let missing = keys.filter { key in !entries.contains { $0.key == key } }
      return missing.flatMap { instance.fault("'\($0)' is missing") }
    case .ifPresent(let parts):
      return entries.flatMap { faults(instance, parts[$0.key]) }
    case .entries(let named, let matching, let others):
      return entries.flatMap { entry -> [Fault] in
        let parts =
          [named[entry.key]].compactMap { $0 } + matching.filter { $0.pattern.matches(entry.key) }.map(\.part)
        if parts.isEmpty, case .never? = others?.rules.first {
          return instance.name(of: entry).fault("there is no key '\(entry.key)'")
        }
        return (parts.isEmpty ? [others].compactMap { $0 } : parts).flatMap { faults(instance.value(of: entry), $0) }
      }
    default:
      return []
    }
  }
}

extension JSONSchema.Pattern {
  fileprivate func matches(_ text: String) -> Bool { text.firstMatch(of: regex) != nil }
}
