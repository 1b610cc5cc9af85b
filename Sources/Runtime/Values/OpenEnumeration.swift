/// An enum of the service's values, which keeps values that were added after this library was generated.
///
/// Values are equal when their texts are. Make them of texts with `init(rawValue:)`, which finds the known case: a
/// `switch` tells `.unknown("Running")` from `.running`.
public protocol OpenEnumeration: RawRepresentable<String>, WireObject, CaseIterable, ParameterValue, Hashable {
  /// The value of a text: a known case, or the text itself as an unknown one.
  init(rawValue: String)
}

extension OpenEnumeration {
  /// The raw value.
  public var parameterText: String { rawValue }
}
