/// How much the sample values of a message contain.
package enum SampleExtent: String, CaseIterable, Sendable {
  /// What messages must contain.
  case required
  /// Everything that messages can contain.
  case all
  /// Only in merge patches: null for everything that can be removed.
  case removal
}
