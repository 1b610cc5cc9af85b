/// The index of an element in a coding path.
struct JSONIndex: CodingKey {
  private let index: Int

  init(_ index: Int) {
    self.index = index
  }

  var stringValue: String { "Index \(index)" }
  var intValue: Int? { index }

  init?(stringValue: String) { nil }
  init?(intValue: Int) { index = intValue }
}
