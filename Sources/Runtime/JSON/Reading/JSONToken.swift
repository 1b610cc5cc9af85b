/// A value or a key of a JSON text: where it is, and what comes after it.
struct JSONToken {
  enum Kind: UInt8 {
    case null, `false`, `true`
    /// A number without fraction and exponent.
    case integer
    /// Another number.
    case number
    /// A string, or a key, without escapes.
    case string
    /// A string, or a key, with escapes.
    case escapedString
    case array, object
  }

  /// The offset of the first byte: that after the quotation mark of a string.
  let start: UInt32
  /// The number of bytes of a string or number, the number of elements of an array or of keys of an object.
  var count: UInt32
  /// The index of the token after the value and all that is in it.
  var next: UInt32
  /// The number of arrays and objects that the value lies in.
  let depth: UInt16
  let kind: Kind
}
