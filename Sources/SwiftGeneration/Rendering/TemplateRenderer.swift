/// Writes what templates make of contexts.
struct TemplateRenderer {
  /// The maximum number of templates within one another: more than any file needs, and few enough for recursion.
  private static let maximumDepth = 50

  /// What a section is rendered for.
  private enum Element {
    case context(TemplateContext)
    case text(String)
  }

  /// A level of sections that are rendered for elements.
  private struct Level {
    let element: Element
    var isFirst = false
    var isLast = false
  }

  private let templates: [String: Template]
  private var levels: [Level] = []
  private var depth = 0
  private(set) var output: [UInt8] = []

  private init(_ templates: [String: Template]) { self.templates = templates }

  /// Returns what a template makes of a context, in UTF-8.
  /// - Throws: ``TemplateError`` if there is no such template, or if templates include one another without end.
  static func render(
    _ context: TemplateContext,
    template: String,
    of templates: [String: Template]
  ) throws(TemplateError) -> [UInt8] {
    var renderer = TemplateRenderer(templates)
    renderer.levels = [Level(element: .context(context))]
    guard let template = templates[template] else {
      throw TemplateError("error: template '\(template)' does not exist")
    }
    try renderer.render(template.tokens)
    return renderer.output
  }

  private mutating func render(_ tokens: [Template.Token]) throws(TemplateError) {
    for token in tokens {
      switch token {
      case .text(let bytes): output += bytes
      case .value(let subject): write(value(of: subject))
      case .section(let subject, let isInverted, let tokens):
        let value = value(of: subject)
        if !isInverted { try renderSection(tokens, for: value) } else if isAbsent(value) { try render(tokens) }
      case .partial(let name, let indentation): try renderPartial(name, indentation)
      }
    }
  }

  private mutating func renderPartial(_ name: String, _ indentation: [UInt8]) throws(TemplateError) {
    guard let template = templates[name] else { return }
    guard depth < Self.maximumDepth else {
      throw TemplateError("error: template '\(name)' includes itself without end")
    }
    depth += 1
    let start = output.count
    try render(template.tokens)
    depth -= 1
    if !indentation.isEmpty { indent(from: start, by: indentation) }
  }

  /// Indents all lines from an offset on that are not empty.
  private mutating func indent(from start: Int, by indentation: [UInt8]) {
    let text = Array(output[start...])
    output.removeSubrange(start...)
    var isLineStart = true
    for byte in text {
      if isLineStart, byte != UInt8(ascii: "\n") { output += indentation }
      output.append(byte)
      isLineStart = byte == UInt8(ascii: "\n")
    }
  }

  private mutating func renderSection(_ tokens: [Template.Token], for value: TemplateValue?) throws(TemplateError) {
    switch value {
    case nil: break
    case .flag(let isTrue): if isTrue { try render(tokens) }
    case .text(let text): try render(tokens, for: .text(text), isFirst: false, isLast: false)
    case .context(let context): try render(tokens, for: .context(context), isFirst: false, isLast: false)
    case .lines(let lines):
      for (index, line) in lines.enumerated() {
        try render(tokens, for: .text(line), isFirst: index == 0, isLast: index == lines.count - 1)
      }
    case .contexts(let contexts):
      for (index, context) in contexts.enumerated() {
        try render(tokens, for: .context(context), isFirst: index == 0, isLast: index == contexts.count - 1)
      }
    }
  }

  private mutating func render(
    _ tokens: [Template.Token],
    for element: Element,
    isFirst: Bool,
    isLast: Bool
  ) throws(TemplateError) {
    levels.append(Level(element: element, isFirst: isFirst, isLast: isLast))
    try render(tokens)
    levels.removeLast()
  }

  private func isAbsent(_ value: TemplateValue?) -> Bool {
    switch value {
    case nil: true
    case .flag(let isTrue): !isTrue
    case .lines(let lines): lines.isEmpty
    case .contexts(let contexts): contexts.isEmpty
    case .text, .context: false
    }
  }

  private mutating func write(_ value: TemplateValue?) {
    switch value {
    case .text(let text): output += text.utf8
    case .lines(let lines): output += lines.joined(separator: "\n").utf8
    case .flag(let isTrue): output += (isTrue ? "true" : "false").utf8
    case nil, .context, .contexts: break
    }
  }

  private func value(of subject: Template.Subject) -> TemplateValue? {
    switch subject {
    case .nothing: return nil
    case .isFirst: return .flag(levels.last?.isFirst ?? false)
    case .isLast: return .flag(levels.last?.isLast ?? false)
    case .element:
      switch levels.last?.element {
      case nil: return nil
      case .text(let text): return .text(text)
      case .context(let context): return .context(context)
      }
    case .path(let name, let others):
      var value = levels.reversed().lazy.compactMap { level in
        if case .context(let context) = level.element { context[name] } else { nil }
      }
      .first
      for name in others {
        guard case .context(let context) = value else { return nil }
        value = context[name]
      }
      return value
    }
  }
}
