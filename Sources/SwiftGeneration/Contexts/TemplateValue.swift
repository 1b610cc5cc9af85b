import Mustache

/// What a name in a template stands for.
enum TemplateValue {
  /// A flag, which decides whether a section is rendered.
  case flag(Bool)
  /// Text.
  case text(String)
  /// Lines without line breaks.
  case lines([String])
  /// A context.
  case context(TemplateContext)
  /// The contexts of a list.
  case contexts([TemplateContext])
}

extension TemplateValue {
  /// The value in the type that Mustache renders.
  fileprivate var rendered: Any {
    switch self {
    case .flag(let flag): flag
    case .text(let text): text
    case .lines(let lines): lines
    case .context(let context): context
    case .contexts(let contexts): contexts
    }
  }
}

extension TemplateContext: MustacheParent {
  /// Returns the value of a name. Mustache would look for it by reflection otherwise.
  func child(named name: String) -> Any? {
    TemplateName.named[name].flatMap { self[$0]?.rendered }
  }
}

/// What can be a value of a context.
protocol TemplateValueConvertible {
  /// The value, if it is known already; it is worked out otherwise when a template asks for it.
  var entry: TemplateContext.Entry { get }
}

extension Bool: TemplateValueConvertible {
  var entry: TemplateContext.Entry { .known(.flag(self)) }
}

extension String: TemplateValueConvertible {
  var entry: TemplateContext.Entry { .known(.text(self)) }
}

extension TemplateContext: TemplateValueConvertible {
  var entry: TemplateContext.Entry { .known(.context(self)) }
}

extension Array: TemplateValueConvertible where Element: TemplateListElement {
  var entry: TemplateContext.Entry { .known(Element.list(self)) }
}

/// What can be an element of a list.
protocol TemplateListElement {
  static func list(_ elements: [Self]) -> TemplateValue
}

extension String: TemplateListElement {
  static func list(_ elements: [String]) -> TemplateValue { .lines(elements) }
}

extension TemplateContext: TemplateListElement {
  static func list(_ elements: [TemplateContext]) -> TemplateValue { .contexts(elements) }
}

/// A value that takes time, and that only some templates ask for.
struct Deferred: TemplateValueConvertible {
  private let value: () -> TemplateValue

  init(_ text: @escaping () -> String) { value = { .text(text()) } }
  init(_ lines: @escaping () -> [String]) { value = { .lines(lines()) } }
  init(_ contexts: @escaping () -> [TemplateContext]) { value = { .contexts(contexts()) } }

  var entry: TemplateContext.Entry { .deferred(value) }
}
