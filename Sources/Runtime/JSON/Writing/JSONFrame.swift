/// A value that is being written.
struct JSONFrame {
  enum Kind {
    /// A value of which nothing is known yet, or a scalar.
    case value
    /// An object that is written property by property.
    case object
    /// An array that is written element by element.
    case array
  }

  /// The offset of its first byte.
  let start: Int
  /// The index of its first property in ``JSONWriter/members``.
  let firstMember: Int
  var kind = Kind.value
  /// The number of elements that an array has so far.
  var count = 0
  /// Whether the keys of an object are in ascending order so far, and each is there once.
  var isSorted = true
  /// Whether the bytes of keys tell their order and which are equal: there are no escapes, and no characters that Unicode
  /// has several forms for.
  var hasPlainKeys = true
  /// Whether the value is encoded with a container instead of the bytes.
  var hasContainer = false

  init(start: Int, firstMember: Int) {
    self.start = start
    self.firstMember = firstMember
  }
}
