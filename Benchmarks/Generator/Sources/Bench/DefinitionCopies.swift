import Foundation

/// Definitions that are many times as large as others: copies whose groups, types and operations have other names.
struct DefinitionCopies {
  private static let sections = ["groups", "enums", "fragments", "schemas", "operations"]
  private static let methods = ["GET", "PUT", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS"]

  /// The lines of the files by name.
  private var files: [String: [String]] = [:]
  /// The files that exist once: the service file, and those with names that it mentions.
  private var single: Set<String> = []
  /// The names of elements, which differ in each copy.
  private var names: Set<String> = []

  /// Reads the definitions of a folder.
  init(of folder: String) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
    for name in names {
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      files[name] = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    let service = files.filter { $0.value.contains { $0.hasPrefix("service:") } }
    let words = Set(service.values.joined().flatMap(Self.words))
    single = Set(files.keys.filter { service[$0] != nil || !words.isDisjoint(with: Self.names(in: files[$0] ?? [])) })
    self.names = Set(files.filter { !single.contains($0.key) }.values.flatMap(Self.names))
  }

  /// Writes the definitions several times. Shared parameters exist once, too.
  func write(_ count: Int, to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, lines) in files {
      try lines.joined(separator: "\n").write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
      for number in 1..<max(count, 1) where !single.contains(name) {
        let text = copy(lines, number).joined(separator: "\n")
        try text.write(toFile: "\(folder)/copy\(number)-\(name)", atomically: false, encoding: .utf8)
      }
    }
  }

  /// The names of the elements of a file.
  private static func names(in lines: [String]) -> [String] {
    var section = ""
    return lines.flatMap { line -> [String] in
      if let first = line.first, first.isLetter { section = String(line.prefix { $0 != ":" }) }
      let words = words(of: line)
      if section == "operations", line.contains("operationId:") {
        return words.filter { $0.first?.isUppercase == true }
      }
      guard sections.contains(section), line.hasPrefix("  "), line.dropFirst(2).first?.isLetter == true else {
        return []
      }
      return Array(words.prefix(1))
    }
  }

  private static func words(of line: String) -> [String] {
    line.split { !isPartOfName($0) }.map(String.init)
  }

  private static func isPartOfName(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || character == "_")
  }

  private func copy(_ lines: [String], _ number: Int) -> [String] {
    var section = ""
    return lines.compactMap { line in
      if let first = line.first, first.isLetter { section = String(line.prefix { $0 != ":" }) }
      if section == "parameters" { return nil }
      return Self.methods.reduce(renamed(line, number)) { line, method in
        line.replacingOccurrences(of: "\(method) /", with: "\(method) /copy\(number)/")
      }
    }
  }

  /// Returns a line in which each name of an element ends with the number of the copy. The group of an operation, which
  /// precedes a '_', has a name of its own.
  private func renamed(_ line: String, _ number: Int) -> String {
    var result = ""
    var word = ""
    func end() {
      // A name in Swift is that of the element, and not that of a type.
      guard names.contains(word) || result.hasSuffix(" name: ") && !word.isEmpty else { return result += word }
      let group = word.prefix { $0 != "_" }
      result += "\(group)Copy\(number)\(word.dropFirst(group.count))"
    }
    for character in line {
      if Self.isPartOfName(character) {
        word.append(character)
      } else {
        end()
        word = ""
        result.append(character)
      }
    }
    end()
    return result
  }
}
