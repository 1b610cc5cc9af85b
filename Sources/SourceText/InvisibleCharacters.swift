extension Unicode.Scalar {
  /// Whether the character cannot be seen, or cannot be told from a space.
  package var isInvisible: Bool {
    switch value {
    case 0x20, 0x09, 0x0A, 0x0D: false
    // Fillers and joiners that Unicode classifies as letters, marks or symbols.
    case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x2800, 0x3164, 0xFE00...0xFE0F, 0xFFA0: true
    case 0xE0000...0xE0FFF: true
    default:
      switch properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator: true
      default: false
      }
    }
  }

  /// The code point and the name, such as `U+00A0 (NO-BREAK SPACE)`.
  package var label: String {
    let code = String(value, radix: 16, uppercase: true)
    let number = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
    // Unicode gives control characters no names.
    let name = self == "\u{85}" ? "NEXT LINE" : properties.name ?? properties.nameAlias
    return name.map { "\(number) (\($0))" } ?? number
  }
}
