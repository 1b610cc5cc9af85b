/// A parsed Mustache template.
struct Template: Sendable {
  /// A part of a template.
  indirect enum Token: Sendable {
    /// Text that is written as it is, in UTF-8.
    case text([UInt8])
    /// A value.
    case value(Subject)
    /// Tokens for each element of a list, for what exists, or for a flag that is true; if the section is inverted, for
    /// what does not exist, for an empty list, or for a flag that is false.
    case section(Subject, isInverted: Bool, [Token])
    /// Another template, each line of which is indented.
    case partial(String, indentation: [UInt8])
  }

  /// What a tag refers to.
  enum Subject: Sendable {
    /// `.`: the element of the list around it.
    case element
    /// A name, and names within what it stands for.
    case path(TemplateName, [TemplateName])
    /// `first()`: whether this is the first element of the list around it.
    case isFirst
    /// `last()`: whether this is the last element of the list around it.
    case isLast
    /// A name that does not exist.
    case nothing
  }

  /// A name in double braces, with its place.
  struct Tag: Sendable {
    /// The name.
    let name: String
    /// Whether it is that of a template.
    let isPartial: Bool
    /// The place.
    let place: Place
  }

  /// A place in a template.
  struct Place: Sendable {
    /// The line; the first one is 1.
    let line: Int
    /// The column in Unicode scalars; the first one is 1.
    let column: Int
  }

  /// The parts in order.
  let tokens: [Token]
  /// The names in the order of the text.
  let tags: [Tag]
}
