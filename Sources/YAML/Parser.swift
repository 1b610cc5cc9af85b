import VersionedAPICYAML
public import VersionedAPISourceText

/// Parses YAML documents.
public enum YAMLParser {
  /// The result of parsing a file: a tree, unless the file cannot be parsed, and the diagnostics.
  public struct Result: Sendable {
    /// The file, for diagnostics.
    public var file: SourceFile
    /// The root of the document; nil after a syntax error and for an empty document.
    public var root: Node?
    /// The diagnostics about the file.
    public var diagnostics: [Diagnostic]

    /// Creates a result.
    public init(file: SourceFile, root: Node?, diagnostics: [Diagnostic]) {
      self.file = file
      self.root = root
      self.diagnostics = diagnostics
    }
  }

  /// The part of YAML that a file may use.
  public enum Dialect: Sendable {
    /// The language of definitions: anchors, aliases, merge keys, tags and invisible characters are errors. A name
    /// with an invisible character matches nothing, and some of them break lines for YAML but not in editors.
    case definition
    /// The language of published documents: an alias is the value that it names, a merge key brings the entries of other mappings, and
    /// YAML's own tags and all of its characters are allowed.
    case full
  }

  /// Parses the bytes of a file.
  /// - Parameters:
  ///   - bytes: The content in UTF-8, with or without a byte order mark.
  ///   - path: The path that diagnostics show.
  ///   - dialect: The part of YAML that the file may use.
  ///   - limits: The limits of what is accepted.
  public static func parse(
    bytes: [UInt8],
    path: String,
    dialect: Dialect = .definition,
    limits: Limits = Limits()
  ) -> Result {
    guard bytes.count <= limits.fileSize else {
      let file = SourceFile(path: path, text: "")
      let message = "the file has \(bytes.count) bytes; the maximum is \(limits.fileSize)"
      return Result(file: file, root: nil, diagnostics: [Diagnostic(message, at: file.range(0, 0))])
    }
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: byteOrderMark) ? bytes.dropFirst(3) : bytes[...]
    let file = SourceFile(path: path, text: String(decoding: content, as: UTF8.self))
    let invalid = invalidCharacters(in: content, file: file, dialect: dialect)
    guard invalid.isEmpty else { return Result(file: file, root: nil, diagnostics: invalid) }
    return content.withUnsafeBufferPointer { buffer in
      var reader = EventReader(file: file, input: buffer, dialect: dialect, limits: limits)
      return Result(file: file, root: reader.readDocument(), diagnostics: reader.diagnostics)
    }
  }

  /// Parses a string.
  public static func parse(
    _ text: String,
    path: String,
    dialect: Dialect = .definition,
    limits: Limits = Limits()
  ) -> Result {
    parse(bytes: Array(text.utf8), path: path, dialect: dialect, limits: limits)
  }

  /// Returns diagnostics about bytes that are not UTF-8, and about characters that YAML does not allow or that are
  /// invisible.
  private static func invalidCharacters(
    in bytes: ArraySlice<UInt8>,
    file: SourceFile,
    dialect: Dialect
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .emptyInput:
        return diagnostics
      case .error:
        let hint =
          bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) ? " (this looks like UTF-16)" : ""
        let message = "the file is not valid UTF-8 here; save it as UTF-8\(hint)"
        return diagnostics + [Diagnostic(message, at: file.range(offset, offset + 1))]
      case .scalarValue(let scalar):
        if !isPrintable(scalar) {
          let message =
            "the control character \(scalar.label) is not allowed in YAML; write it as an escape in double quotes"
          diagnostics.append(Diagnostic(message, at: file.range(offset, offset + 1)))
        } else if !scalar.isASCII, dialect == .definition, scalar.isInvisible {
          let message =
            "the invisible character \(scalar.label) is not allowed in a definition; remove it, or write a space"
          diagnostics.append(Diagnostic(message, at: file.range(offset, offset + 1)))
        }
        offset += 1
      }
    }
  }

  /// The `c-printable` production of YAML.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
