import VersionedAPICYAML
public import VersionedAPISourceText

/// Reads one YAML document into nodes.
public enum YAMLParser {
  /// What came of reading a file: a tree, unless the text was not to be understood, and everything found on the way.
  public struct Result: Sendable {
    /// The file, for diagnostics.
    public var file: SourceFile
    /// The document's root; nil after a syntax error, and for an empty document.
    public var root: Node?
    /// What is wrong with the file.
    public var diagnostics: [Diagnostic]

    /// Creates a result.
    public init(file: SourceFile, root: Node?, diagnostics: [Diagnostic]) {
      self.file = file
      self.root = root
      self.diagnostics = diagnostics
    }
  }

  /// Reads a file's bytes.
  /// - Parameters:
  ///   - bytes: UTF-8, with or without byte order mark.
  ///   - path: The name for diagnostics.
  ///   - limits: What is accepted at most.
  public static func parse(bytes: [UInt8], path: String, limits: Limits = Limits()) -> Result {
    guard bytes.count <= limits.fileSize else {
      let file = SourceFile(path: path, text: "")
      let message = "the file has \(bytes.count) bytes; at most \(limits.fileSize) are read"
      return Result(file: file, root: nil, diagnostics: [Diagnostic(message, at: file.range(0, 0))])
    }
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: byteOrderMark) ? bytes.dropFirst(3) : bytes[...]
    let file = SourceFile(path: path, text: String(decoding: content, as: UTF8.self))
    if let diagnostic = firstInvalidCharacter(in: content, file: file) {
      return Result(file: file, root: nil, diagnostics: [diagnostic])
    }
    return content.withUnsafeBufferPointer { buffer in
      var reader = EventReader(file: file, input: buffer, limits: limits)
      return Result(file: file, root: reader.readDocument(), diagnostics: reader.diagnostics)
    }
  }

  /// Reads a text.
  public static func parse(_ text: String, path: String, limits: Limits = Limits()) -> Result {
    parse(bytes: Array(text.utf8), path: path, limits: limits)
  }

  /// The first byte that is no UTF-8, or character that YAML does not allow.
  private static func firstInvalidCharacter(in bytes: ArraySlice<UInt8>, file: SourceFile) -> Diagnostic? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .emptyInput:
        return nil
      case .error:
        let hint =
          bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) ? " (this looks like UTF-16)" : ""
        return Diagnostic(
          "the text is not valid UTF-8 here; save the file as UTF-8\(hint)",
          at: file.range(offset, offset + 1)
        )
      case .scalarValue(let scalar):
        if !isPrintable(scalar) {
          let code = String(scalar.value, radix: 16, uppercase: true)
          let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
          let message =
            "the control character \(name) may not stand in YAML; in a double-quoted text write it as an escape"
          return Diagnostic(message, at: file.range(offset, offset + 1))
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
